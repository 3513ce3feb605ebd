import type { Day } from "../shared/dates.ts";
import type { Path } from "../strategy/path.ts";
import { MisfitRead } from "../strategy/read.ts";
import type { Strategy } from "../strategy/strategy.ts";

export const severities = ["error", "warning", "note"] as const;
export type Severity = (typeof severities)[number];

/** Where a rule sees a fault. `fix` replaces the rule's general fix when the rule knows better (nearest accepted values). */
export type Fault = { readonly path: Path; readonly message: string; readonly fix?: string };

export type CheckInput = {
  readonly strategy: Strategy;
  /** The day on which dates fall due. */
  readonly asOf: Day;
  /** On how many pages the plan prints; null where nobody typeset it. */
  readonly planPages: number | null;
};

/** One rule of the table in spec 1. The texts are the page that `entente explain` prints; ids are stable for ever. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  /** What it finds, in one line. */
  readonly finds: string;
  /** Why it matters: what goes wrong in practice when this is left as it is. */
  readonly why: string;
  readonly fix: string;
  readonly example: { readonly bad: string; readonly good: string };
  readonly faults: (input: CheckInput) => Iterable<Fault>;
};

/** Declares a rule; the texts come first because they are what people meet. */
export const rule = (definition: Rule): Rule => definition;

/**
 * Looks at each element on its own: an element with a misfit value is passed over in silence (its misfit is reported as
 * FMT-001 already), and the others are still judged.
 */
export function* eachOf<T, Y = Fault>(
  elements: Readonly<Record<string, T>> | readonly T[] | undefined,
  path: Path,
  judge: (element: T, path: Path, key: string) => Iterable<Y>,
): Generator<Y> {
  const members = (elements ?? {}) as Readonly<Record<string, T>>;
  for (const key of Object.keys(members)) {
    const step = Array.isArray(elements) ? Number(key) : key;
    // Read inside the silence: an element may itself be a misfit.
    yield* silentOnMisfit(() => judge(members[key] as T, [...path, step], key));
  }
}

/** What a judgement finds, up to the first misfit value that it has to read. */
export function silentOnMisfit<Y>(judge: () => Iterable<Y>): Y[] {
  const found: Y[] = [];
  try {
    for (const one of judge()) found.push(one);
  } catch (error) {
    if (!(error instanceof MisfitRead)) throw error;
  }
  return found;
}
