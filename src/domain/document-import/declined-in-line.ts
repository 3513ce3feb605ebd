import { capital } from "../shared/capital.ts";
import type { Book } from "./book.ts";
import { assumeLastDay, limitIn, quarterOfDay } from "./calendar-ends.ts";
import { periodIn } from "./figures.ts";
import { isBlank, isPlaceholder, labelled, normal, type Said, singleSpaced } from "./said.ts";
import type { Sentence } from "./sentence.ts";

const notNow =
  /^(?:not now|not yet|not this year|not doing|not in scope|what we (?:do not|don't|will not|won't) do|we (?:do not|don't|will not|won't)(?: do)?|we say no to|saying no to|deliberately not|explicitly not|parked|declined|ruled out)$/;

/** `Not now: Marketplace listing (no hospital buys there), referral programme.`: what is declined, on one line. */
export const declinedInLine: Sentence = (book, _context, said) => {
  if (book.options.isOurs) return false;
  const dash = /^(.{3,40}?)\s+[–—-]\s+(.+)$/.exec(said.text);
  const own =
    dash && notNow.test(normal(dash[1] ?? ""))
      ? { label: dash[1] ?? "", value: dash[2] ?? "" }
      : labelled(said.text);
  if (!own || own.value === "" || !notNow.test(normal(own.label))) return false;
  return takeDeclined(book, { ...said, text: own.value });
};

/** The options of a list, each with what stands in brackets behind it: when to look again, or why not; false where a comma parts no options. */
export function takeDeclined(book: Book, said: Said): boolean {
  const options = optionsIn(said.text);
  if (
    options.some(({ option }) =>
      /^(?:\(|(?:which|who|that|where|but|as|since|until|unless|so|then|we|they|it)\b)/i.test(option),
    )
  ) {
    book.unread(
      said.line,
      "where one option ends and the next begins is not said; write them as a list, or with semicolons",
    );
    return false;
  }
  const remarked = options.filter(({ remark }) => remark !== undefined);
  for (const { option, remark } of options) {
    if (isBlank(option) || /^(?:none|nothing|nobody)$/i.test(option)) {
      book.unread(said.line, "says that there is nothing to say");
      continue;
    }
    if (isPlaceholder(option)) {
      book.toFill({ ...said, text: option }, "declined option");
      continue;
    }
    const slug = book.element({ ...said, text: option }, "declined", capital(option), "option");
    if (remark !== undefined) takeRemark(book, { ...said, text: remark }, slug);
  }
  const [only] = remarked;
  if (only && options.length > 1 && remarked.length === 1 && options.at(-1) === only)
    book.assume({
      words: `“(${only.remark})” is read as of “${only.option}” alone, behind which it stands`,
      change: "say it of the other options, too, where it is of all of them",
      line: said.line,
    });
  return true;
}

type Option = { readonly option: string; readonly remark: string | undefined };

/** Options are parted by semicolons where there are any, else by commas, but not inside brackets; the last may follow an `and`. */
function optionsIn(text: string): Option[] {
  const plain = singleSpaced(text).replace(/[.]$/, "");
  const outside = plain.replaceAll(/\([^()]*\)/g, (inside) => "·".repeat(inside.length));
  const mark = outside.includes(";") ? ";" : ",";
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at <= outside.length; at++)
    if (at === outside.length || outside[at] === mark) {
      pieces.push(plain.slice(from, at));
      from = at + 1;
    }
  const joined = pieces.reduce<string[]>(
    (before, piece) =>
      /^\s*because\s/i.test(piece) && before.length > 0
        ? [...before.slice(0, -1), `${before.at(-1)},${piece}`]
        : [...before, piece],
    [],
  );
  return joined.map((piece) => {
    const whole = piece.trim().replace(joined.length > 1 ? /^(?:and|or|nor)\s+/i : /^$/, "");
    const match =
      /^(.+?)\s*\(([^()]+)\)$/.exec(whole) ?? /^(.+?)(?:\s+[–—]\s+|,?\s+because\s+)(.+)$/.exec(whole);
    return { option: (match?.[1] ?? whole).trim(), remark: match?.[2]?.trim() };
  });
}

/** `(revisit Q3 2028)`, `(no hospital buys there)`, `(too slow; revisit FY29-Q1)`. */
function takeRemark(book: Book, said: Said, slug: string): void {
  const again =
    /^(?:(.+?)[;,]\s*)?(?:we )?(?:revisit(?:ed)?|look again|again|review(?:ed)?|reconsider(?:ed)?)(?: it)?(?: in| from| after)?\s+(.+)$/i.exec(
      said.text,
    );
  const reason = again ? again[1] : said.text;
  if (reason) book.put(said, ["declined", slug, "reason"], reason);
  if (again) takeQuarter(book, { ...said, text: again[2] ?? "" }, ["declined", slug, "revisit"]);
}

/** A fiscal quarter, or one of the calendar that is put into a fiscal one. */
function takeQuarter(book: Book, said: Said, path: readonly (string | number)[]): void {
  const period = periodIn(said.text);
  if (period && /-Q/.test(period)) return book.put(said, path, period);
  const limit = /Q[1-4]/i.test(said.text) ? limitIn(said.text) : undefined;
  if (!limit) return book.leave(said, "no quarter such as FY28-Q1 in which to look again");
  if (limit.isPart) assumeLastDay(book, said);
  book.later(said.line, () => book.put(said, path, quarterOfDay(book, said, limit.day)));
}
