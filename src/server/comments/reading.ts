import type { CommentRow, CommentsReply } from "../../contract/drafts.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { anchorAt, pathOfAnchor } from "../../domain/strategy/anchor.ts";
import { pathOf, pointer } from "../../domain/strategy/path.ts";
import { currentDraft } from "../drafts/reading.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery } from "../http/problems.ts";
import { absent } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { commentById, type CommentKept, commentsBefore, type Mention } from "./queries.ts";

/** Comments, the newest first: all, of an element and what is in it, of threads that are open or settled. */
export async function commentsReply(call: Call): Promise<CommentsReply> {
  const { tx, workspace, query } = call;
  const page = pageAsked<string>(call, endpoints.comments);
  const { data } = await currentDraft(tx, workspace);
  const found = await commentsBefore(tx, workspace, {
    anchor: anchorAsked(query["element"], data),
    state: stateAsked(query["state"]),
    mentioning: query["mentioning"] === undefined ? undefined : askerIn(call),
    before: page.after,
    limit: page.limit + 1,
  });
  const { rows, next } = pageOf(page, found, ({ id }) => id);
  return { rows: rows.map((row) => commentRow(call, row, data)), next };
}

export async function commentReply(
  call: Pick<Call, "tx" | "workspace" | "principal">,
  id: string,
): Promise<CommentRow> {
  const { tx, workspace } = call;
  const row = await commentById(tx, workspace, id);
  if (!row) throw absent("comment");
  return commentRow(call, row, (await currentDraft(tx, workspace)).data);
}

/** What the local owner wrote is theirs, who is no person of the workspace. */
export const isOwn = ({ person }: Call["principal"], { written_by }: CommentKept): boolean =>
  person === written_by;

/** The element stands by where it is in the draft now; one that is gone by where it was. */
function commentRow({ principal }: Pick<Call, "principal">, row: CommentKept, draft: unknown): CommentRow {
  const path = pathOfAnchor(draft, row.anchor);
  return {
    id: row.id,
    at: row.written_at.toISOString(),
    by: { person: row.written_by, name: row.written_by_name },
    element: path ? pointer(path) : row.element,
    gone: path === undefined,
    subject: row.subject,
    parent: row.parent_id,
    body: row.body,
    mentions: (row.mentions as Mention[]).map(({ person, name }) => ({ person, name })),
    resolved: row.resolved_at && {
      at: row.resolved_at.toISOString(),
      by: { person: row.resolved_by, name: row.resolved_by_name ?? "" },
    },
    version: row.version,
    own: isOwn(principal, row),
    amended: row.amended_at?.toISOString() ?? null,
    removed: row.removed_at?.toISOString() ?? null,
  };
}

/** An element that the draft no longer has may have comments all the same: then its address is looked for as it is written. */
function anchorAsked(element: string | undefined, data: unknown): string | undefined {
  if (element === undefined) return undefined;
  if (!element.startsWith("/")) throw badQuery("element", element, "a JSON Pointer, such as /bets/msp-first");
  return anchorAt(data, pathOf(element)) ?? element;
}

function askerIn({ query, principal }: Call): string | null {
  if (query["mentioning"] === "me") return principal.person;
  throw badQuery("mentioning", query["mentioning"] ?? "", "me");
}

function stateAsked(state: string | undefined): "open" | "resolved" | undefined {
  if (state === undefined || state === "open" || state === "resolved") return state;
  throw badQuery("state", state, "open or resolved");
}
