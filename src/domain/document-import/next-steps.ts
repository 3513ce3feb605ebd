import { capital } from "../shared/capital.ts";
import type { Book } from "./book.ts";
import { assumeLastDay, limitIn, quarterOfDay } from "./calendar-ends.ts";
import type { Context } from "./context.ts";
import { periodIn } from "./figures.ts";
import type { Item } from "./outline.ts";
import { isOfficeAlone, isPersonalName, nameAndRole } from "./person-names.ts";
import { asPerson } from "./people.ts";
import { takeMilestone } from "./roadmap.ts";
import { isBlank, normal, type Said, singleSpaced } from "./said.ts";

/** `Next 90 days`, `First 30 days`, `30-60-90 plan`, `Milestones`, `Days 31–60`. */
const ofSteps =
  /^(?:(?:the|our) )?(?:(?:next|first) \d+ (?:days|weeks|months)(?: plan)?|30 60 90(?: day)?(?: plan)?|\d+ day plan|days? \d+(?: (?:to )?\d+)?|(?:key |next )?milestones|(?:immediate |next )?(?:steps and )?actions?(?: plan| items)?)$/;

/**
 * An item under the next steps as a milestone: with the day in its quarter, and who does it. What is ticked is done, and the model's milestones
 * have no such state. Without a box, a day and a fiscal quarter it may be anything.
 */
export function readNextStep(book: Book, context: Context, item: Item, label: Said | undefined): boolean {
  const first = item.lines[0];
  const title = label?.text ?? context.titles.at(-1) ?? "";
  if (book.options.isOurs || !first || !ofSteps.test(normal(title.replaceAll("/", " ")))) return false;
  const text = item.lines.map((line) => line.text).join(" ");
  if (item.box === undefined && stepIn(book, text).time === undefined) return false;
  if (isBlank(text)) return false;
  if (item.box === "ticked") {
    for (const { line } of item.lines)
      book.pass(line, "ticked as done in the document; a milestone of the model has no such state");
    return true;
  }
  takeStep(book, { text, line: first.line });
  for (const { line } of item.lines) book.used(line);
  return true;
}

type Step = {
  readonly title: string;
  readonly time: string | undefined;
  readonly owner: string | undefined;
};

function takeStep(book: Book, said: Said): void {
  const { title, time, owner } = stepIn(book, said.text);
  const period = time === undefined ? undefined : periodIn(time);
  const path = takeMilestone(
    book,
    { ...said, text: capital(title) },
    period && /-Q/.test(period) ? period : undefined,
  );
  if (!path) return;
  if (owner !== undefined) asPerson(book, { ...said, text: owner }, [...path, "owner"]);
  const limit = time === undefined || period ? undefined : limitIn(time);
  if (!limit) return;
  if (limit.isPart) assumeLastDay(book, said);
  book.later(said.line, () => book.put(said, [...path, "quarter"], quarterOfDay(book, said, limit.day)));
}

/**
 * `Sign first SI (by 28 Feb 2027, Jonas)`, `Launch portal by 31 Mar 2027 – RevOps`, `31 Mar 2027: Launch portal (owner: RevOps)`. The title keeps
 * its day, which a milestone has no other place for.
 */
function stepIn(book: Book, text: string): Step {
  const plain = singleSpaced(text).replace(/[.;]$/, "");
  // As wikis write a task: `15 Mar 2027 @Joanna Weiss to finalise the template`.
  const task = /^(?:(.{6,20}?)\s+)?@(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2})(?:\s+to)?\s+(.+)$/u.exec(plain);
  if (task && (task[1] === undefined || timeIn(task[1]))) {
    const rest = trailing(task[3] ?? "");
    const time = task[1] ?? rest.time;
    return { title: task[1] ? withDay(rest.title, task[1]) : rest.title, time, owner: task[2] };
  }
  const ahead = /^(?:by )?([^:–—]{4,20}?)\s*(?::|\s[–—])\s+(.+)$/i.exec(plain);
  if (ahead && timeIn(ahead[1] ?? "")) {
    const rest = stepIn(book, ahead[2] ?? "");
    if (rest.time === undefined)
      return { ...rest, title: withDay(rest.title, ahead[1] ?? ""), time: ahead[1] };
  }
  const bracket = /^(.+?)\s*\(([^()]+)\)$/.exec(plain);
  const dash = /^(.+?)\s+(?:[–—|-]|@(?=\p{Lu}))\s*(.+)$/u.exec(plain);
  for (const match of [bracket, dash]) {
    const read = match && besideIn(book, match[2] ?? "");
    if (match && read) {
      const inner = trailing((match[1] ?? "").trim());
      return {
        title:
          inner.time === undefined && read.time !== undefined
            ? withDay(inner.title, read.time)
            : (match[1] ?? "").trim(),
        time: read.time ?? inner.time,
        owner: read.owner,
      };
    }
  }
  return { ...trailing(plain), owner: undefined };
}

const withDay = (title: string, time: string): string =>
  periodIn(time) ? title : `${title} (by ${time.trim()})`;

/** `Launch portal by 31 Mar 2027`. */
function trailing(text: string): { title: string; time: string | undefined } {
  const match = /\s+(?:by|until|before|due)\s+(.+)$/i.exec(text);
  return { title: text, time: match && timeIn(match[1] ?? "") ? match[1] : undefined };
}

/** A day, a quarter or a month; anything else is no time. */
const timeIn = (text: string): boolean => {
  const period = periodIn(text);
  return period === undefined ? limitIn(text) !== undefined && /\D/.test(text.trim()) : /-Q/.test(period);
};

/** What stands beside a step: a time, an owner, or both and nothing else; undefined where a piece of it is neither. */
function besideIn(book: Book, text: string): Pick<Step, "time" | "owner"> | undefined {
  const both = nameAndRole(text);
  const pieces = both ? [text] : text.split(/\s*[,;|]\s*|\s+[–—-]\s+/);
  let time: string | undefined;
  let owner: string | undefined;
  for (const piece of pieces) {
    const day = piece.replace(/^(?:by|due|until|before|target|deadline|on)[:\s]\s*/i, "");
    const said = /^(?:owner|who|lead|accountable|resp\.|responsible)\s*:?\s+(.+)$|^@(.+)$/i.exec(piece);
    if (time === undefined && timeIn(day)) time = day;
    else if (owner === undefined && said) owner = said[1] ?? said[2];
    else if (owner === undefined && isSomebody(piece)) owner = piece;
    else return undefined;
  }
  // One word in brackets and no time beside it may be a remark of any kind.
  if (time === undefined && owner !== undefined && pieces.length === 1 && !isNamed(book, text))
    return undefined;
  return { time, owner };
}

const isSomebody = (text: string): boolean =>
  /^\p{Lu}[\p{L}&' .-]*$/u.test(text) && text.split(/\s+/).length <= 4;
/** Without a time beside it only who is named as such is the owner: a label, a full name, a role, or the first name of one of the people. */
const isNamed = (book: Book, text: string): boolean =>
  /^(?:owner|who|lead|accountable|resp\.|responsible)\b|^@/i.test(text) ||
  isPersonalName(text) ||
  nameAndRole(text) !== undefined ||
  isOfficeAlone(text) ||
  book.known("people", text) !== undefined ||
  book.peopleCalled(text).length === 1;
