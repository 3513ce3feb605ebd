import type { CommentRow } from "../../../contract/drafts.ts";

export type Thread = { readonly first: CommentRow; readonly answers: readonly CommentRow[] };

/** The threads of an element and of everything in it, the open ones first, the newest first; answers in the order of time. */
export function threadsAt(rows: readonly CommentRow[], element: string): Thread[] {
  const inside = (row: CommentRow) => row.element === element || row.element.startsWith(`${element}/`);
  const threads = rows
    .filter((row) => row.parent === null && inside(row))
    .map((first) => ({
      first,
      answers: rows.filter(({ parent }) => parent === first.id).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    }));
  const rank = ({ first }: Thread) => (first.resolved === null ? 0 : 1);
  return threads.toSorted((a, b) => rank(a) - rank(b) || (a.first.at < b.first.at ? 1 : -1));
}

/** Comments that say something: what was taken back only holds the place of its answers. */
export const countOf = (threads: readonly Thread[]): number =>
  threads.reduce((sum, { first, answers }) => sum + (first.removed === null ? 1 : 0) + answers.length, 0);

/** The people whose `@Name` stands in a comment; "@Ana Alvesson" calls nobody by the name of Ana Alves. */
export function mentionedIn(body: string, people: readonly { id: string; name: string }[]): string[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const called = body
    .split("@")
    .slice(1)
    .map((text) =>
      longestFirst.find(({ name }) => text.startsWith(name) && !goesOn.test(text.slice(name.length))),
    );
  return people.filter((one) => called.includes(one)).map(({ id }) => id);
}

const goesOn = /^[\p{L}\p{N}]/u;
