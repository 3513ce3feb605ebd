import type { DriftLine } from "../../../domain/drift/drift-report.ts";
import type { Scope } from "../../../domain/measures/scope.ts";
import type { Window } from "../../../domain/shared/dates.ts";

/** What a "why" can be asked about. The text form lives in the URL, so that an explanation can be linked. */
export type Question =
  | { about: "measure"; measure: string; scope: Record<string, string>; window: Window | null }
  | { about: "drift"; kind: string; subject: string }
  | { about: "cell"; cell: string };

/** `active-partners;type:warehouse;from:2019-06-01;to:2020-05-31` */
export function whyMeasure(of: { measure: string; scope: Scope; window?: Window }): string {
  const scope = Object.entries(of.scope).map(
    ([name, members]) => `${name}:${(members as readonly string[]).join(",")}`,
  );
  const window = of.window ? [`from:${of.window.from}`, `to:${of.window.to}`] : [];
  return [of.measure, ...scope, ...window].join(";");
}

export const whyDrift = ({ kind, subject }: Pick<DriftLine, "kind" | "subject">): string =>
  `drift:${kind}:${subject}`;
export const whyCell = (cell: string): string => `cell:${cell}`;

export function questionOf(why: string): Question {
  const drift = /^drift:([^:]+):(.*)$/.exec(why);
  if (drift) return { about: "drift", kind: drift[1] ?? "", subject: drift[2] ?? "" };
  if (why.startsWith("cell:")) return { about: "cell", cell: why.slice("cell:".length) };
  const [measure = "", ...pairs] = why.split(";");
  const named = pairs.map((pair) => {
    const colon = pair.indexOf(":");
    return [pair.slice(0, colon), pair.slice(colon + 1)] as const;
  });
  const { from, to, ...scope } = Object.fromEntries(named);
  return { about: "measure", measure, scope, window: from && to ? { from, to } : null };
}
