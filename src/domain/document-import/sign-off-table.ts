import { functions } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { dayIn } from "./figures.ts";
import { memberIn } from "./member-in.ts";
import type { TableReader } from "./plan-tables.ts";
import { personOf } from "./people.ts";
import { isBlank, isPlaceholder, normal, type Said } from "./said.ts";
import { type Cells, cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";

const columns = {
  name: ["name", "approver", "signatory", "approved by", "signed by", "stakeholder", "reviewer", "person"],
  role: ["role", "title", "position", "job title", "function", "department", "team"],
  answer: [
    "decision",
    "approval",
    "approved",
    "status",
    "outcome",
    "vote",
    "result",
    "sign off",
    "signed off",
    "signature",
    "signed",
  ],
  day: [
    "date",
    "on",
    "signed on",
    "approved on",
    "date signed",
    "date approved",
    "approval date",
    "date of approval",
    "day",
  ],
} as const;

const approvers = ["approver", "signatory", "approved by", "signed by"];
/** A state may be the one of a task or of a candidate: by itself it is no signature. */
const states = ["status", "outcome", "result", "signed"];
const ofSigning =
  /\b(?:approvals?|approved|sign offs?|signed off|signatures?|adoption|adopted|agreed|decisions?)\b/;

/**
 * Who has agreed to the strategy or to its budget: a person to a row, what they answered, and when. It is known by its heading, by a
 * column of approvers, or by people with their roles beside a decision.
 */
export const signOffTable = (headings: readonly string[]): TableReader => {
  const titles = headings.map(normal);
  return {
    fits(found, { rows }) {
      const has = (names: readonly string[]): boolean => names.some((name) => found.includes(name));
      const answer = columns.answer.find((name) => found.includes(name));
      if (answer === undefined || !(has(columns.name) || has(columns.role)) || has(notSigned)) return false;
      const isKnown =
        has(approvers) ||
        titles.some((title) => ofSigning.test(title)) ||
        (has(columns.name) && has(columns.role) && !states.includes(answer));
      const answers = rows
        .map((row) => cellOf(cellsOf(found, row), ...columns.answer)?.text ?? "")
        .filter((text) => !isBlank(text) && !isPlaceholder(text));
      return isKnown && answers.length > 0 && answers.every((text) => answerIn(text) !== undefined);
    },
    read(book, table) {
      const isOfBudget = /\bbudget\b/.test(titles.at(-1) ?? "");
      book.used(table.header.line);
      for (const row of table.rows) {
        const cells = cellsOf(columnsOf(table), row);
        const who = [columns.role, columns.name].map((names) => cellOf(cells, ...names));
        const [title] = who.filter((said) => said && !isBlank(said.text));
        if (!title) book.unread(row.line, "a row that says nobody");
        else if (row.cells.some(isPlaceholder))
          book.toFill({ ...title, text: row.cells.join(" | ") }, "sign-off");
        else takeSignature(book, title, cells, isOfBudget);
      }
    },
  };
};

const notSigned = ["version", "partner", "candidate", "competitor", "task", "milestone", "need", "risk"];

function takeSignature(book: Book, title: Said, cells: Cells, isOfBudget: boolean): void {
  const name = cellOf(cells, ...columns.name);
  const [answer, day] = [cellOf(cells, ...columns.answer), cellOf(cells, ...columns.day)];
  // `Tom Reed (CRO)`: the role beside the name says more than the function does.
  const both = name && /^(.+?)\s*\(([^()]+)\)$/.exec(name.text.trim());
  const person = personOf(book, both ? { ...name, text: both[2] ?? "" } : title);
  if (name && (both || name !== title) && !isBlank(name.text))
    book.put(name, ["people", person, "name"], both?.[1] ?? name.text.trim());
  const works = memberIn(functions, {}, cellOf(cells, "function", "department", "team")?.text ?? "");
  if (works) book.put(title, ["people", person, "function"], works);
  const given = answerIn(answer?.text ?? "");
  if (given === "budget" || (given === "agreed" && isOfBudget))
    takeApproval(book, person, answer ?? title, day);
  else if (given === "agreed") {
    book.add(title, ["strategy", "signoff"], person);
    if (day && !isBlank(day.text))
      book.leave(day, "the model keeps who has signed off, and not on which day");
  } else {
    for (const said of [answer, day])
      if (said && !isBlank(said.text))
        book.leave(said, "no agreement yet, or one with a condition: only who has agreed is signed off");
  }
  const taken = Object.values(columns).map((names) => names.find((column) => cells.has(column)) ?? "");
  leaveRest(book, cells, new Set(taken), "sign-off");
}

/** Who approved the budget, and when: one without the other is none to the model. */
function takeApproval(book: Book, person: string, answer: Said, day: Said | undefined): void {
  const on = dayIn(day?.text ?? "");
  if (on === undefined)
    return book.leave(answer, "an approval of the budget needs its day, such as 2 November 2026");
  book.put(answer, ["budget", "approved", "by"], person);
  book.put(day ?? answer, ["budget", "approved", "on"], on);
}

/** What an answer in a sign-off means; undefined for words that are none. An agreement with a condition is none yet. */
function answerIn(text: string): "agreed" | "budget" | "open" | undefined {
  const plain = normal(
    text.replaceAll(/[✅✓✔☑]\u{FE0F}?/gu, " yes ").replaceAll(/[❌✗✘☐⏳⌛🕒]\u{FE0F}?/gu, " no "),
  )
    .replace(/^yes (?=\S)/, "")
    .replace(/^no (?=\S)/, "");
  if (/^(?:the )?budget (?:is )?approved$|^approve[ds]? (?:the |of the )?budget$/.test(plain))
    return "budget";
  const word =
    /^(?:(?:strategy|plan) )?(\p{L}+)(?: (?:the |this )?(?:strategy|plan))?$/u.exec(plain)?.[1] ?? plain;
  const member = memberIn(["agreed", "open"], answers, word);
  if (member) return member;
  return /^(?:approved|agreed|signed|yes|rejected|declined|pending|waiting|conditional(?:ly)?)\b/.test(plain)
    ? "open"
    : undefined;
}

const answers = {
  agreed: [
    "approved",
    "approve",
    "approves",
    "signed",
    "signed off",
    "yes",
    "agree",
    "agrees",
    "accepted",
    "ok",
  ],
  open: [
    "pending",
    "rejected",
    "declined",
    "no",
    "not yet",
    "waiting",
    "in review",
    "open",
    "requested",
    "to do",
  ],
} as const;
