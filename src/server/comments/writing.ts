import type { ReadBodies } from "../../contract/bodies.ts";
import type { CommentRow } from "../../contract/drafts.ts";
import { newId } from "../../database/ids.ts";
import { anchorAt } from "../../domain/strategy/anchor.ts";
import { pathOf } from "../../domain/strategy/path.ts";
import { isMap } from "../../domain/strategy/plain-data.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { subjectOf } from "../../domain/strategy/subject.ts";
import { currentDraft, read } from "../drafts/reading.ts";
import { absent, idIn, refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { authorOf } from "../people/author.ts";
import { textOfVersion } from "../strategies/actions.ts";
import {
  commentById,
  type CommentKept,
  hasAnswers,
  holdComment,
  insertComment,
  setResolved,
} from "./queries.ts";
import { mentionOf, peopleMentioned, tellMentioned } from "./mentions.ts";
import { commentReply } from "./reading.ts";

type NewBody = ReadBodies["comment"];
type Place = Pick<CommentKept, "anchor" | "element" | "subject" | "version"> & {
  readonly parent: string | null;
};

/** Writes a comment on an element, or an answer in a thread, and calls those it mentions. */
export async function writeComment(call: Call<NewBody>): Promise<CommentRow> {
  const { tx, workspace, body, asking, audit } = call;
  const { parent, ...place } =
    body.parent === undefined ? await placeOf(call) : await threadOf(call, body.parent);
  const called = await peopleMentioned(call, body.mentions);
  const by = await authorOf(call);
  const id = newId(asking.at.getTime());
  const mentions = called.map(mentionOf);
  await insertComment(tx, workspace, { ...place, id, parent, body: body.body, mentions, by, at: asking.at });
  await audit({
    action: "comment.written",
    object: { kind: "comment", id },
    after: { element: place.element, mentions: mentions.map(({ person }) => person) },
  });
  tellMentioned(call, { id, by: by.name, place, called });
  return commentReply(call, id);
}

/** The element has to be in the draft, or in the version that was looked at. */
async function placeOf(call: Call<NewBody>): Promise<Place> {
  const { body } = call;
  const root = await dataLookedAt(call);
  const path = pathOf(body.element ?? "");
  const anchor = body.element?.startsWith("/") ? anchorAt(root, path) : undefined;
  if (body.element === undefined || anchor === undefined)
    throw refused(
      422,
      {
        reason: `The strategy has no element ${body.element ?? "without a name"}`,
        accepted: "the JSON Pointer of an element, such as /bets/msp-first",
      },
      { pointer: "/element", code: "unknown-element" },
    );
  const subject = subjectOf(isMap(root) ? (root as Strategy) : undefined, path);
  return { anchor, element: body.element, subject, version: body.version ?? null, parent: null };
}

async function dataLookedAt({ tx, workspace, body }: Call<NewBody>): Promise<unknown> {
  if (body.version === undefined) return (await currentDraft(tx, workspace)).data;
  const text = await textOfVersion(tx, workspace, body.version);
  if (text !== undefined) return read(text).data;
  throw refused(
    422,
    { reason: `There is no version ${body.version}`, accepted: "a version of this strategy" },
    { pointer: "/version", code: "unknown-version" },
  );
}

/** An answer to an answer stands in the same thread: threads are one level deep. */
async function threadOf({ tx, workspace }: Call<NewBody>, id: string): Promise<Place> {
  const answered = await commentById(tx, workspace, id.toLowerCase());
  if (!answered || (answered.removed_at && answered.parent_id !== null))
    throw refused(
      422,
      { reason: "There is no such comment", accepted: "a comment of this strategy" },
      { pointer: "/parent", code: "unknown-comment" },
    );
  const { anchor, element, subject, version } = answered;
  return { anchor, element, subject, version, parent: answered.parent_id ?? answered.id };
}

/** Settles a thread; settling a settled one changes nothing. */
export const resolveComment = (call: Call): Promise<CommentRow> => settle(call, true);

export const reopenComment = (call: Call): Promise<CommentRow> => settle(call, false);

async function settle(call: Call, isSettled: boolean): Promise<CommentRow> {
  const { tx, workspace, params, asking, audit } = call;
  const id = idIn(params, "comment", "comment");
  const comment = await holdComment(tx, workspace, id);
  // A thread whose first words were taken back still stands while somebody answers in it.
  const isThere = comment && (!comment.removed_at || (await hasAnswers(tx, workspace, id)));
  if (!isThere) throw absent("comment");
  if (comment.parent_id !== null)
    throw refused(
      409,
      { reason: "An answer is settled with its thread", accepted: `comment ${comment.parent_id}` },
      { code: "not-first" },
    );
  if ((comment.resolved_at !== null) !== isSettled) {
    await setResolved(tx, workspace, id, { by: isSettled ? await authorOf(call) : null, at: asking.at });
    const action = isSettled ? "comment.resolved" : "comment.reopened";
    await audit({ action, object: { kind: "comment", id } });
  }
  return commentReply(call, id);
}
