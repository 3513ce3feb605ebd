import { useMemo } from "react";
import { pathOf } from "../../../domain/strategy/path.ts";
import { useComments } from "./use-comments.ts";

/** How many open comments, their answers not counted, each part has. */
export function useOpenComments(): ReadonlyMap<string, number> {
  const { rows } = useComments({ state: "open" });
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { element, parent } of rows) {
      const part = String(pathOf(element)[0] ?? "");
      if (parent === null) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    return counts;
  }, [rows]);
}
