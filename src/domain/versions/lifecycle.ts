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
 * a higher one is in force, also where its own day has not come yet; and from the start where a higher one comes into force no
 * later than it would (`isOvertaken`): its day would never be its own. Any other whose day has not come is adopted and waits.
 */
export function stateOn(
  {
    version,
    state,
    isOvertaken,
  }: { readonly version: number; readonly state: KeptVersionState; readonly isOvertaken: boolean },
  inForce: number | null,
): VersionState {
  const isBehind = inForce !== null && version < inForce;
  // Before any has begun the lowest is in force all the same.
  const isWithoutADay = isOvertaken && version !== inForce;
  return state === "adopted" && (isBehind || isWithoutADay) ? "superseded" : state;
}
