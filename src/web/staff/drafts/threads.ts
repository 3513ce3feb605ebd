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

/** The people whose `@Name` stands in a comment. */
export const mentionedIn = (body: string, people: readonly { id: string; name: string }[]): string[] =>
  people.filter(({ name }) => body.includes(`@${name}`)).map(({ id }) => id);
