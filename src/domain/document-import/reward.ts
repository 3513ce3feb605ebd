import { incentiveBases } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { amountIn, durationIn, shareIn } from "./figures.ts";
import { clause, kindNames } from "./incentive-kind.ts";
import { asCap, asPay, takeBand } from "./incentives.ts";
import { memberIn } from "./member-in.ts";
import type { NumberForm } from "./number-form.ts";
import { leaveFigure } from "./readers.ts";
import { normal, type Said, singleSpaced } from "./said.ts";
import { incentiveBaseWords } from "./deal-words.ts";

/** What an incentive is paid on, over which time, and the base from which it counts. */
export type Trigger = {
  readonly base: (typeof incentiveBases)[number];
  readonly per: string | undefined;
  readonly from: string | undefined;
};

/** `Closed deal`, `Quarterly closed revenue over $100K`: undefined for any other words, because half a trigger is another one. */
export function triggerIn(text: string, form: NumberForm): Trigger | undefined {
  const over = /^(.+?)\s+(?:over|above|from|more than|exceeds)\s+(\S.*)$/i.exec(singleSpaced(text));
  const from = over?.[2];
  if (from !== undefined && !amountIn(from, form)) return undefined;
  const plain = normal(over?.[1] ?? text);
  const first = Object.entries(yearParts).find(([word]) => plain.startsWith(`${word} `));
  const last = /^(.+) (?:in a|in the|per|a|each|every) (month|quarter|half|year)$/.exec(plain);
  const words = (first ? plain.slice(first[0].length + 1) : (last?.[1] ?? plain)).replace(
    /^(?:each|every|any|all) /,
    "",
  );
  const base = memberIn(incentiveBases, triggerWords, words);
  return base && { base, per: first?.[1] ?? last?.[2], from };
}

const yearParts: Readonly<Record<string, string>> = {
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
  yearly: "year",
};

const triggerWords = {
  ...incentiveBaseWords,
  "closed-revenue": [
    ...(incentiveBaseWords["closed-revenue"] ?? []),
    "closed deal",
    "closed won deal",
    "deal closes",
    "deal is closed",
    "sale",
    "closed sale",
  ],
  "registered-deal": [
    ...(incentiveBaseWords["registered-deal"] ?? []),
    "deal is registered",
    "deal registered",
  ],
};

/**
 * `12% margin`, `Referral fee of 8% of first-year revenue`, `$400 per deal, at most $20K a year`: one rate or amount, the kind
 * beside it, its base and its cap. What stands there beyond that is left, and of what is no figure all is.
 */
export function asReward(book: Book, written: Said, path: Path, from: string | undefined): void {
  const said = { ...written, text: singleSpaced(written.text) };
  if (/;|\bfrom\b|\d\+?\s*:/.test(said.text)) return asPay(book, said, path);
  const held = /^(.+?),? paid after (.+)$/i.exec(said.text);
  const hold = durationIn(held?.[2] ?? "");
  if (held && hold) {
    book.put(said, [...path, "hold"], hold);
    return asReward(book, { ...said, text: held[1] ?? "" }, path, from);
  }
  const capped = /^(.+?)[,\s]*\(?\b(?:at most|up to|capped at|max(?:imum)?\.?)\s+([^()]+?)\)?$/i.exec(
    said.text,
  );
  const timed = /^(.+?)\s*(?:\ba|\bper|\/)\s*(month|quarter|half|year|deal)$/i.exec(capped?.[1] ?? said.text);
  const { figure, base, beside } = withoutKind(timed?.[1] ?? capped?.[1] ?? said.text);
  const { numbers } = book.options;
  if (shareIn(figure, numbers) === undefined && !amountIn(figure, numbers))
    return leaveFigure(book, said, "no rate or amount such as 10% of closed revenue or $500 per deal");
  const on = base === undefined ? undefined : memberIn(incentiveBases, incentiveBaseWords, base);
  if (on) book.put(said, [...path, "on"], on);
  else if (base !== undefined)
    book.leave({ ...said, text: `of ${base}` }, "no base of an incentive that the model knows");
  if (beside !== undefined)
    book.leave({ ...said, text: beside }, "what a reward is limited to has no place in the model");
  if (timed) book.put(said, [...path, "per"], timed[2]?.toLowerCase());
  takeBand(book, { ...said, text: from === undefined ? figure : `${figure} from ${from}` }, path);
  if (capped) asCap(book, { ...said, text: capped[2] ?? "" }, [...path, "cap"]);
}

/** The figure without the word for its kind before or behind it, what it is a share of, and what it is limited to. */
function withoutKind(text: string): Reward {
  const word = kindNames.map((one) => one.word.replaceAll(" ", "[\\s-]")).join("|");
  const limited = new RegExp(`^(.+\\s(?:${word}))\\s+(${clause.source}.+)$`, "i").exec(text);
  const bare = (limited?.[1] ?? text)
    .replace(new RegExp(`^(?:an? )?(?:${word})(?: of|:)?\\s+`, "i"), "")
    .replace(new RegExp(`\\s+(?:${word})$`, "i"), "");
  const of = /^(\S+)\s+of\s+(.+)$/i.exec(bare);
  return { figure: (of?.[1] ?? bare).trim(), base: of?.[2], beside: limited?.[2] };
}

type Reward = {
  readonly figure: string;
  readonly base: string | undefined;
  readonly beside: string | undefined;
};
