import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { durationIn } from "./figures.ts";
import { type Said, singleSpaced } from "./said.ts";

const time = String.raw`(\d+[ -](?:(?:business|working) )?(?:hour|day|week|month|quarter|year)s?)`;
const protection: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:we )?protect(?:ion|ed|s)?(?: (?:period|window|time))?(?: (?:of|for|is|lasts)|:)? ${time}$`,
    "i",
  ),
  new RegExp(
    String.raw`^(?:an? )?${time}(?: of)? (?:(?:deal|account|price) )?(?:protection|exclusivity)(?: (?:period|window))?$`,
    "i",
  ),
];
const answer: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:answer|reply|response|approval|decision|answered|approved|decided)(?: (?:time|given))?(?: (?:within|in)|:)? ${time}$`,
    "i",
  ),
  new RegExp(String.raw`^(?:an? )?${time} (?:answer|response|approval|reply)(?: time)?$`, "i"),
];
const extension: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:(one|1|two|2) )?(?:extensions?|extended|extendable|renewable)(?: (?:of|by|for)|:)? ${time}(?: (once|twice))?$`,
    "i",
  ),
  new RegExp(String.raw`^(?:(one|1|two|2) )?${time} extensions?(?: (once|twice))?$`, "i"),
];

/** The terms of a registration at their place, and what is none of them is left; false where none of the words is one. */
export function takeRegistration(book: Book, said: Said, path: Path): boolean {
  const terms = termsIn(said.text);
  if (!terms.some(({ fields }) => fields)) return false;
  for (const { one, fields } of terms)
    if (fields) for (const [key, value] of fields) book.put(said, [...path, key], value);
    else leaveTerm(book, { ...said, text: one });
  return true;
}

/** Whether some of the words are a term of a deal registration. */
export const hasTerm = (text: string): boolean => termsIn(text).some(({ fields }) => fields);

const termsIn = (text: string) =>
  singleSpaced(text)
    .replace(/[.]$/, "")
    .split(/\s*[;,]\s*|\s+(?:and|plus)\s+/)
    .map((one) => ({ one, ...termIn(one) }));

const leaveTerm = (book: Book, said: Said): void =>
  book.leave(
    said,
    "the model has no such term of deal registration; what a deal earns is an incentive, such as 5% margin on registered deals",
  );

function termIn(text: string): { fields?: [string, string | number][] } {
  const of = (patterns: readonly RegExp[]) =>
    patterns.map((pattern) => pattern.exec(text.trim())).find(Boolean);
  const kept = of(protection);
  const answered = of(answer);
  const extended = of(extension);
  const duration = durationIn((kept?.[1] ?? answered?.[1] ?? extended?.[2] ?? "").replace("-", " "));
  if (!duration) return {};
  if (kept) return { fields: [["protection", duration]] };
  if (answered) return { fields: [["answerWithin", duration]] };
  const times = { one: 1, "1": 1, once: 1, two: 2, "2": 2, twice: 2 }[
    (extended?.[1] ?? extended?.[3] ?? "").toLowerCase()
  ];
  return {
    fields: [["extension", duration], ...(times ? ([["extensions", times]] as [string, number][]) : [])],
  };
}
