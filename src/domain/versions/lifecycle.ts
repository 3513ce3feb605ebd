import type { Day } from "../shared/dates.ts";
import { type Decision, no, yes } from "../shared/decision.ts";

/** Where a version stands. `superseded` is never written down: it follows from a later version that is in force. */
export const versionStates = ["in-review", "sent-back", "withdrawn", "adopted", "superseded"] as const;
export type VersionState = (typeof versionStates)[number];
export type KeptVersionState = Exclude<VersionState, "superseded">;

type Step = { readonly from: readonly KeptVersionState[]; readonly to: KeptVersionState };

/** What leads from where to where. A version begins in review; what left it comes back as a new version only. */
export const versionSteps = {
  "send-back": { from: ["in-review"], to: "sent-back" },
  withdraw: { from: ["in-review"], to: "withdrawn" },
  adopt: { from: ["in-review"], to: "adopted" },
} as const satisfies Readonly<Record<string, Step>>;
export type VersionStep = keyof typeof versionSteps;

/** The state a version comes to by a step, or why it does not. */
export function stepVersion(state: KeptVersionState, step: VersionStep): Decision<KeptVersionState> {
  const { from, to }: Step = versionSteps[step];
  return from.includes(state)
    ? yes(to)
    : no(`The version is ${stateWords[state]}, not in review`, "a version in review");
}

export const stateWords: Readonly<Record<VersionState, string>> = {
  "in-review": "in review",
  "sent-back": "sent back",
  withdrawn: "withdrawn",
  adopted: "adopted",
  superseded: "superseded",
};

/**
 * The state of a version on a day on which another version, or none, is in force. An adopted version is superseded as soon as
 * a higher one is in force; one whose day has not come yet is adopted and waits.
 */
export function stateOn(
  version: { readonly version: number; readonly state: KeptVersionState; readonly adoptedFrom: Day | null },
  day: Day,
  inForce: number | null,
): VersionState {
  const hasBegun = version.adoptedFrom === null || version.adoptedFrom <= day;
  const isBehind = inForce !== null && version.version < inForce;
  return version.state === "adopted" && hasBegun && isBehind ? "superseded" : version.state;
}
