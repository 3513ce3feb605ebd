import { daysBetween, type Day } from "../../shared/dates.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { counted, listed } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";
import { isBlank } from "../words.ts";

/** A review of a competitor holds for this many days; the signal `competitor-review-age` counts the same days. */
const reviewHoldsDays = 180;
/** Fewer competitors than this are a list, not a map. */
const enough = 3;

export const competitorRules: readonly Rule[] = [
  rule({
    id: "CMP-001",
    severity: "warning",
    finds: `a competitor not reviewed for ${reviewHoldsDays} days`,
    why: "Channel terms change within half a year. A counter to last year's margin loses the partner that was offered this year's.",
    fix: "review it and set the day of the review (`reviewed`)",
    example: {
      bad: "competitors:\n  palisade: { name: Palisade }",
      good: "competitors:\n  palisade: { name: Palisade, reviewed: 2026-10-01 }",
    },
    faults: ({ strategy, asOf }) => reviewFaults(strategy, asOf),
  }),
  rule({
    id: "CMP-002",
    severity: "warning",
    finds: "no competitors at all",
    why: "The partners worth having already sell something, usually a rival's product. A plan that does not know whose finds out in the first meeting.",
    fix: "name the rivals whose channel you meet, with the partners they hold",
    example: {
      bad: "competitors: {}",
      good: "competitors:\n  palisade: { name: Palisade, strength: Pays from the first deal, counter: Monthly billing, reviewed: 2026-10-01 }",
    },
    faults: ({ strategy }) =>
      known(strategy) === 0 ? [{ path: ["competitors"], message: "no competitor is named" }] : [],
  }),
  rule({
    id: "CMP-003",
    severity: "note",
    finds: `fewer than ${enough} competitors`,
    why: "With one or two rivals on the map, partners that look free may belong to the third.",
    fix: "add the next rivals by channel size, or leave the note if there are none",
    example: {
      bad: "competitors:\n  palisade: { name: Palisade }",
      good: "competitors:\n  palisade: { name: Palisade }\n  rampart: { name: Rampart }\n  moat: { name: Moat }",
    },
    faults: ({ strategy }) => fewFaults(known(strategy)),
  }),
  rule({
    id: "CMP-004",
    severity: "warning",
    finds: "a competitor of which it is not said what its channel does better, or what we answer",
    why: "A rival that is only a name prepares nobody. The partner asks in the first meeting why it should change sides, and each of our people answers something else.",
    fix: "write what its channel does better than ours (`strength`) and what we do about it (`counter`)",
    example: {
      bad: "competitors:\n  palisade: { name: Palisade, reviewed: 2026-10-01 }",
      good: "competitors:\n  palisade: { name: Palisade, strength: Pays from the first deal, counter: Monthly billing, reviewed: 2026-10-01 }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.competitors, ["competitors"], function* ({ name, strength, counter }, path) {
        const missing = [
          ...(isBlank(strength) ? ["what its channel does better"] : []),
          ...(isBlank(counter) ? ["what we answer"] : []),
        ];
        if (missing.length > 0) yield { path, message: `${name}: nobody says ${listed(missing, "or")}` };
      }),
  }),
];

const known = ({ competitors }: Strategy): number => Object.keys(competitors ?? {}).length;

const fewFaults = (number: number): Fault[] =>
  number > 0 && number < enough
    ? [
        {
          path: ["competitors"],
          message: `only ${counted(number, "competitor is", "competitors are")} named`,
        },
      ]
    : [];

function reviewFaults({ competitors }: Strategy, asOf: Day): Iterable<Fault> {
  return eachOf(competitors, ["competitors"], function* ({ name, reviewed }, path) {
    if (reviewed === undefined) {
      yield { path, message: `${name} was never reviewed` };
      return;
    }
    const age = daysBetween(reviewed, asOf);
    if (age > reviewHoldsDays) {
      yield {
        path: [...path, "reviewed"],
        message: `${name} was last reviewed ${age} days ago, on ${reviewed}`,
      };
    }
  });
}
