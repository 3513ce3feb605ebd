import type { Finding } from "../../../../domain/check/check.ts";
import { formAt } from "../../../../domain/strategy/forms.ts";
import { type Path, pointer } from "../../../../domain/strategy/path.ts";
import { textOf, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { writtenFrom } from "../../../../domain/strategy/typed.ts";
import { inWords } from "../../strategy/parts.ts";
import { type EditManner, useDraft } from "../draft-context.ts";

export type Written = "text" | "figure";

/** A value as it stands in the file and the way to put another one there, as one step with a name. */
export function useRaw(path: Path): {
  value: unknown;
  text: string;
  put: (value: unknown, manner?: EditManner) => void;
  closed: string | null;
  /** Why the value is none that the draft can be read with. */
  misfits: readonly Finding[];
} {
  const { latest, edit, closed, findings } = useDraft();
  const value = valueAt(latest(), path);
  return {
    value,
    text: value === undefined || value === null ? "" : textOf(value),
    put: (next, manner) => edit([{ path, value: next }], stepName(path), manner),
    closed,
    misfits: errorsIn(findings).get(pointer(path)) ?? none,
  };
}

const none: readonly Finding[] = [];
const known = new WeakMap<readonly Finding[], ReadonlyMap<string, readonly Finding[]>>();

/** Errors by their place. Every cell of a table asks for them, and the check changes with each letter. */
function errorsIn(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const errors =
    known.get(findings) ??
    Map.groupBy(
      findings.filter(({ severity }) => severity === "error"),
      ({ path }) => path,
    );
  known.set(findings, errors);
  return errors;
}

/** What somebody wrote into a field, as the file holds it: `€900K` is EUR 900K, nothing is no value. */
export function rawOf(path: Path, text: string): unknown {
  const written = writtenFrom(formAt(path)?.kind ?? "text", text);
  return typeof written === "string" ? written.trim() || undefined : written;
}

/** "Msp first: budget", for the list of steps. */
function stepName(path: Path): string {
  const [field, ...holders] = path.filter((step) => typeof step === "string").toReversed();
  const holder = holders[0];
  const name = inWords(String(field ?? "value")).toLowerCase();
  return holder === undefined ? inWords(name) : `${inWords(holder)}: ${name}`;
}
