import { capital } from "../shared/capital.ts";
import { figureOf, totalOfBudget } from "./budget-table.ts";
import { amountIn, inCurrencyOf, periodIn } from "./figures.ts";
import { lineWords } from "./vocabulary.ts";
import { lineKinds } from "../strategy/closed-sets.ts";
import { memberIn } from "./member-in.ts";
import { isPlaceholder } from "./said.ts";
import { type Sentence, under } from "./sentence.ts";

const figure = String.raw`(?:[A-Z]{3}\s)?[^\s,\d]{0,3}\d[^\s,]*(?:,\d{3})*(?:\s(?:million|thousand|bn|mn|[kKmM])\b)?(?:\s(?:EUR|USD|GBP|CHF))?`;
const total = new RegExp(
  String.raw`^(?:we (?:have|ask for|request|need|propose|plan) |our |the |there is )?(?:an? )?(?:(?:total|annual|yearly|overall|partner|channel|programme|program) )*budget(?: of| is|:) (${figure})(?: (?:in|for) ([^,.]+))?[.]?$`,
  "i",
);

/**
 * `We have a budget of €1.2M for FY28.`: the total of the budget. It is held against the lines; where the document has none, it stands
 * as the only one, which is said.
 */
export const budgetSentence: Sentence = (book, _context, said) => {
  const match = total.exec(said.text);
  if (!match) return false;
  if (isPlaceholder(said.text)) {
    book.toFill(said, "budget");
    return true;
  }
  const [, text = "", time] = match;
  const amount = amountIn(text, book.options.numbers);
  if (!amount) return false;
  const year = time === undefined ? undefined : periodIn(time);
  if (year !== undefined && !/-/.test(year)) book.put(said, ["budget", "year"], year);
  else if (time !== undefined)
    book.leave({ ...said, text: time }, "no fiscal year such as FY28, which is what a budget is of");
  book.later(said.line, () => {
    const sum = totalOfBudget(book);
    const wanted = { ...said, text };
    if (sum === undefined) {
      const path = book.memberOf(["budget", "lines"], "budget");
      book.put(wanted, [...path, "name"], "Budget");
      book.put(wanted, [...path, "amount"], inCurrencyOf(amount, book.options.currency));
      book.assume({
        words:
          "The document names one amount for the budget and no lines; it stands in the draft as one line called “Budget”",
        change: "split it into lines by kind and partner type",
        line: said.line,
      });
    } else if (Math.abs(sum - (figureOf(text, book.options.numbers) ?? 0)) < 1e-6) book.used(said.line);
    else book.leave(wanted, `a total, and what the budget holds adds up to ${sum.toLocaleString("en")}`);
  });
  return true;
};

const part = new RegExp(
  String.raw`^(${figure})\s+(?:(?:is|are|goes|go|will go|is planned|is set aside|is reserved)\s+)?(?:for|to|into|on|in)\s+(?!(?:ARR|revenue|pipeline|total|FY)\b)(\p{L}.+)$`,
  "iu",
);

/** `Of this, €300K is for training and €180K is for joint marketing.`: lines of the budget, under a heading of money; all or none. */
export const spendingSentence: Sentence = (book, context, said) => {
  if (!under(context, /\b(?:budget|money|investments?|spend|spending|funding|costs?)\b/)) return false;
  const text = said.text
    .replace(/^of (?:this|that|it|which),?\s+/i, "")
    .replace(/^we (?:will |plan to )?(?:spend|invest) (?=\S*\d)/i, "")
    .replace(/[.]$/, "");
  const parts = text
    .split(new RegExp(String.raw`\s*,?\s+and\s+(?=${figure}\s)|,\s+(?=${figure}\s)`, "i"))
    .map((one) => part.exec(one));
  const amounts = parts.map((match) => amountIn(match?.[1] ?? "", book.options.numbers));
  if (amounts.some((amount) => amount === undefined)) return false;
  for (const [at, amount] of amounts.entries()) {
    const name = capital((parts[at]?.[2] ?? "").trim());
    const path = book.memberOf(["budget", "lines"], name.toLowerCase());
    book.put(said, [...path, "name"], name);
    if (amount) book.put(said, [...path, "amount"], inCurrencyOf(amount, book.options.currency));
    const kind = memberIn(lineKinds, lineWords, name);
    if (kind) book.put(said, [...path, "kind"], kind);
  }
  return true;
};
