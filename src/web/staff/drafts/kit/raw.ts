import type { Path } from "../../../../domain/strategy/path.ts";
import { textOf, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";

export type Written = "text" | "figure";

/** A value as it stands in the file and the way to put another one there, as one step with a name. */
export function useRaw(path: Path): {
  text: string;
  put: (value: unknown) => void;
  closed: string | null;
  isMisfit: boolean;
} {
  const { data, edit, closed, findings } = useDraft();
  const value = valueAt(data, path);
  const place = `/${path.join("/")}`;
  return {
    text: value === undefined || value === null ? "" : textOf(value),
    put: (next) => edit([{ path, value: next }], stepName(path)),
    closed,
    isMisfit: findings.some((one) => one.path === place && one.severity === "error"),
  };
}

/** What somebody wrote into a field, as the file holds it: a figure without a unit is a number, nothing is no value. */
export function rawOf(text: string, written: Written): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return written === "figure" && /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** "Msp first: budget", for the list of steps. */
function stepName(path: Path): string {
  const [field, ...holders] = path.filter((step) => typeof step === "string").toReversed();
  const holder = holders[0];
  const name = inWords(String(field ?? "value")).toLowerCase();
  return holder === undefined ? inWords(name) : `${inWords(holder)}: ${name}`;
}
