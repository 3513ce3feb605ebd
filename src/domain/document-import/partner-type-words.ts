import { earningKinds, models, priorities } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { periodEnding } from "./deadline.ts";
import { memberIn } from "./member-in.ts";
import { asNumber, asOneOf, asShare, asSomeOf, leaveFigure, type Reader } from "./readers.ts";
import { members, type Said } from "./said.ts";
import { earningWords, modelWords, priorityWords } from "./vocabulary.ts";

/** How a partner earns; a way to go to market that stands there (`Revenue model: resale`) is one of the models. */
export const asEarnings: Reader = (book, said, path) => {
  const whole = memberIn(earningKinds, earningWords, said.text);
  for (const text of whole ? [said.text] : members(said.text)) {
    const own = { ...said, text };
    const counted = /^(.+?)\s+(?:of\s+)?(\d\S*\s?%)$/.exec(text);
    const kind = memberIn(earningKinds, earningWords, counted?.[1] ?? "");
    const isModel =
      memberIn(earningKinds, earningWords, text) === undefined &&
      memberIn(models, modelWords, text) !== undefined;
    if (kind) {
      book.add(own, path, kind);
      book.leave(
        { ...said, text: counted?.[2] ?? "" },
        "how much a partner earns is an incentive, and no field of a partner type",
      );
    } else if (isModel) asSomeOf(models, modelWords)(book, own, [...path.slice(0, -1), "models"]);
    else asSomeOf(earningKinds, earningWords)(book, own, path);
  }
};

/** High, medium, selective; the first priority is a high one. That the second is medium is assumed, and a third is left. */
export const asPriority: Reader = (book, said, path) => {
  const second = /^(?:priority\s*)?2$/i.test(said.text.trim());
  if (!second || book.options.isOurs)
    return asOneOf(priorities, priorityWords)(
      book,
      { ...said, text: said.text.replace(/^priority\s+(?=\d)/i, "") },
      path,
    );
  book.put(said, path, "medium");
  book.assume({
    words: "Priority 2 of a partner type is read as medium",
    change: "set `priority` of the partner type to high, medium or selective",
    line: said.line,
  });
};

/** `Warehouse integrators (priority 1)`, `Dealers – high priority`: the name, and the priority beside it. */
export function besidePriority(name: string): { name: string; priority?: string } {
  const match =
    /^(.+?)\s*(?:\(\s*|[–—-]\s+)(?:priority\s*:?\s*(\w+)|(\w+)\s+priority)\s*\)?$/i.exec(name) ?? undefined;
  return match ? { name: match[1] ?? name, priority: match[2] ?? match[3] ?? "" } : { name };
}

/**
 * `Target: 9 by FY2027-end, 25 by FY2029`: how many partners of the type are wanted. Each year is a target of enrolled partners of
 * that type, and the last one is the intended composition; that is listed as assumed. What has no number or no such time is left.
 */
export const asWanted: Reader = (book, said, path) => {
  const share = /^(\S+\s?%) of partner(?:-attached|-sourced)? revenue$/i.exec(said.text.trim())?.[1];
  if (share !== undefined) return asShare(book, { ...said, text: share }, [...path, "target", "share"]);
  const all = said.text.split(/\s*[,;]\s+|\s+and\s+(?=\d)/).map((text) => ({ text, ...wantedIn(text) }));
  const dated = all.flatMap((one) =>
    one.count !== undefined && one.period !== undefined
      ? [{ ...one, count: one.count, period: one.period }]
      : [],
  );
  const [only] = all;
  if (all.length === 1 && only?.count !== undefined && only.time === undefined)
    return asNumber(book, { ...said, text: only.count }, [...path, "target", "partners"]);
  const last = dated.toSorted((a, b) => a.period.localeCompare(b.period)).at(-1);
  if (last === undefined || dated.length < all.length)
    return leaveFigure(
      book,
      said,
      "no number of partners with its fiscal year, such as 9 by FY27, 25 by FY29",
    );
  asNumber(book, { ...said, text: last.count }, [...path, "target", "partners"]);
  for (const { count, period } of dated) takeEnrolled(book, { ...said, text: count }, path, period);
  book.assume({
    words:
      "Partners of a type that are wanted by a year are read as targets of enrolled partners; the last number is the intended composition",
    change: "name another metric in `metrics`, or set `target.partners` of the partner type",
    line: said.line,
  });
};

function wantedIn(text: string): { count?: string; time?: string; period?: string } {
  const match = /^(\d+)(?:\s+(?:new |signed |enrolled )?partners?)?(?:\s+(?:by|in|at)\s+(.+?))?[.]?$/i.exec(
    text.trim(),
  );
  if (!match) return {};
  const [, count = "", time] = match;
  const period = time === undefined ? undefined : periodEnding(time);
  return { count, ...(time === undefined ? {} : { time }), ...(period === undefined ? {} : { period }) };
}

function takeEnrolled(book: Book, said: Said, path: Path, period: string): void {
  const [, type = ""] = path;
  const place = book.memberOf(["metrics"], `enrolled-partners of ${String(type)}`);
  if (!book.has([...place, "metric"])) {
    book.put(said, [...place, "metric"], "enrolled-partners");
    book.put(said, [...place, "where", "type"], type);
  }
  asNumber(book, said, [...place, "targets", period]);
}
