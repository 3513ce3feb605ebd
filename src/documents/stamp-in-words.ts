import type { Stamp } from "../domain/documents/document.ts";
import { dayInWords } from "../domain/shared/day-in-words.ts";

/** What stands at the foot of every page. What nobody said is said as such, never left out. */
export const stampInWords = (stamp: Stamp): string => stampParts(stamp).join(" · ");

export const stampParts = ({ strategy, asOf, version, approver, grounding, currency }: Stamp): string[] => [
  strategy,
  `as of ${dayInWords(asOf)}`,
  version,
  approver === null ? "not adopted yet" : `adopted by ${approver}`,
  grounding === null ? "no claims to ground" : `grounding ratio ${grounding}`,
  currency,
];
