import type { Waiver } from "../check/waivers.ts";
import type { Day } from "../shared/dates.ts";
import { dayInWords } from "../shared/day-in-words.ts";
import { type Decision, no, yes } from "../shared/decision.ts";
import { entries } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { type KeptVersionState, stateWords } from "./lifecycle.ts";

/** The decision of the RACI by which a strategy is adopted. */
export const adoptionDecision = "strategy-adoption";

/** The roles that a strategy itself makes accountable for its adoption, in the order of its RACI; none where it names none. */
export const accountableRoles = ({ raci }: Strategy): string[] =>
  entries(raci)
    .filter(([decision]) => decision === adoptionDecision)
    .flatMap(([, letters]) => Object.entries(letters).filter(([, letter]) => letter === "A"))
    .map(([role]) => role);

/** A role that is accountable for the adoption, which active person holds it now, and what that person has decided. */
export type Accountable = {
  readonly role: string;
  readonly title: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly decision: "approve" | "decline" | null;
};

export type VersionInQuestion = {
  readonly state: KeptVersionState;
  /** The person who submitted it; null for the local owner and the program. */
  readonly submittedBy: string | null;
  readonly accountable: readonly Accountable[];
};

/**
 * The accountable roles in which a person may decide on a version: those they hold, while it is in review. Nobody decides on
 * what they submitted themselves, unless they are the one active person of the workspace (docs/decisions/0013).
 */
export function rolesToDecideIn(
  { state, submittedBy, accountable }: VersionInQuestion,
  person: string | null,
  activePeople: number,
): Decision<readonly string[]> {
  if (state !== "in-review")
    return no(`The version is ${stateWords[state]}, not in review`, "a version in review");
  const held = accountable.filter((one) => person !== null && one.person?.id === person);
  if (held.length === 0)
    return no(
      "You hold none of the roles that are accountable for the adoption of the strategy",
      peopleIn(accountable) ?? "somebody who is bound to an accountable role",
    );
  if (person === submittedBy && activePeople > 1)
    return no(
      "Nobody decides on a version that they submitted",
      "another person submits it, or holds the accountable role",
    );
  return yes(held.map(({ role }) => role));
}

function peopleIn(accountable: readonly Accountable[]): string | undefined {
  const names = accountable.flatMap(({ person, title }) => (person ? [`${person.name} (${title})`] : []));
  return names.length > 0 ? names.join(", ") : undefined;
}

export const gapKinds = [
  "errors",
  "no-accountable",
  "nobody-bound",
  "not-approved",
  "declined",
  "not-in-review",
] as const;
export type GapKind = (typeof gapKinds)[number];
/** What still stands between a version and its adoption, and what to do about it. */
export type Gap = {
  readonly what: GapKind;
  readonly words: string;
  readonly accepted: string;
};

/**
 * Everything that is missing for a version to be adopted: it is in review, each role that its own RACI makes accountable for
 * `strategy-adoption` is held by somebody who approved, the check as of today finds no error that is not waived, and no waiver
 * has ended by the day from which it shall be in force (`ended`). Nothing missing means it may be adopted.
 */
export function adoptionGaps({
  state,
  accountable,
  errors,
  ended = [],
}: Pick<VersionInQuestion, "state" | "accountable"> & {
  readonly errors: number;
  readonly ended?: readonly Waiver[];
}): Gap[] {
  const gaps: Gap[] = [];
  if (state !== "in-review")
    gaps.push({
      what: "not-in-review",
      words: `The version is ${stateWords[state]}.`,
      accepted: "Submit the draft again.",
    });
  if (errors > 0)
    gaps.push({
      what: "errors",
      words: `The check finds ${errors === 1 ? "one error" : `${errors} errors`} in it.`,
      accepted: "Mend them in the draft, or waive them there with a reason and a day; then submit again.",
    });
  for (const { rule, subject, until } of ended)
    gaps.push({
      what: "errors",
      words: `Its waiver of ${rule} for \`${subject}\` ends on ${dayInWords(until)}, before it is in force.`,
      accepted: "An earlier day; or a later one for the waiver in the draft, then submit again.",
    });
  if (accountable.length === 0)
    gaps.push({
      what: "no-accountable",
      words: "Its RACI makes nobody accountable for the adoption of the strategy.",
      accepted:
        "Give one role the letter A for it in the draft (Who decides, Strategy adoption), then submit again.",
    });
  return [...gaps, ...accountable.flatMap(gapOf)];
}

/** The waivers that hold today and no longer on the day from which a version shall be in force: what they waive would be in force with it. */
export const waiversEnded = ({ waivers = [] }: Strategy, today: Day, from: Day): Waiver[] =>
  waivers.filter(({ until }) => today <= until && until < from);

function gapOf({ role, title, person, decision }: Accountable): Gap[] {
  const who = `${title} (${role})`;
  if (!person)
    return [
      {
        what: "nobody-bound",
        words: `Nobody who is active holds the accountable role ${who}.`,
        accepted: "Say who holds it, under People.",
      },
    ];
  if (decision === "approve") return [];
  return decision === "decline"
    ? [
        {
          what: "declined",
          words: `${person.name}, ${who}, declined.`,
          accepted: `${person.name} approves after all, or the version is withdrawn and submitted anew.`,
        },
      ]
    : [
        {
          what: "not-approved",
          words: `${person.name}, ${who}, has not decided yet.`,
          accepted: `${person.name} approves it here.`,
        },
      ];
}
