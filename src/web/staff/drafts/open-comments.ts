import { useEffect, useMemo } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { usePages } from "../../client.ts";
import { useRoom } from "./room-context.ts";

/** How many open comments, their answers not counted, each part has. */
export function useOpenComments(): ReadonlyMap<string, number> {
  const { commented } = useRoom().view;
  const { data, refetch, hasNextPage, isFetching, fetchNextPage } = usePages(endpoints.comments, {
    query: { state: "open", limit: "100" },
  });
  useEffect(() => {
    if (commented !== null) void refetch();
  }, [commented, refetch]);
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { element, parent } of data?.pages.flatMap((page) => page.rows) ?? []) {
      const part = String(pathOf(element)[0] ?? "");
      if (parent === null) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    return counts;
  }, [data]);
}
