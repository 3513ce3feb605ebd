import type { ReadBodies } from "../../contract/bodies.ts";
import type { CommentRow } from "../../contract/drafts.ts";
import type { DoneReply } from "../../contract/people.ts";
import { may } from "../../domain/access/may.ts";
import { absent, idIn, refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { mentionOf, peopleMentioned, tellMentioned } from "./mentions.ts";
import { type CommentKept, holdComment, type Mention, setBody, setRemoved } from "./queries.ts";
import { commentReply, isOwn } from "./reading.ts";

/** Nobody changes what somebody else said. Who was mentioned before is not told a second time. */
export async function amendComment(call: Call<ReadBodies["amendComment"]>): Promise<CommentRow> {
  const { tx, workspace, asking, audit, principal } = call;
  const comment = await commentHeld(call);
  if (!isOwn(principal, comment))
    throw refused(
      409,
      { reason: `Only ${comment.written_by_name} may change this comment`, accepted: "an answer under it" },
      { code: "not-own" },
    );
  const called = await peopleMentioned(call, call.body.mentions);
  const mentions = called.map(mentionOf);
  await setBody(tx, workspace, comment.id, { body: call.body.body, mentions, at: asking.at });
  await audit({
    action: "comment.amended",
    object: { kind: "comment", id: comment.id },
    after: { element: comment.element, mentions: mentions.map(({ person }) => person) },
  });
  const before = new Set((comment.mentions as Mention[]).map(({ person }) => person));
  tellMentioned(call, {
    id: comment.id,
    by: comment.written_by_name,
    place: comment,
    called: called.filter(({ id }) => !before.has(id)),
  });
  return commentReply(call, comment.id);
}

/** The words go for good; who took them away, and when, stays in the audit trail. */
export async function removeComment(call: Call): Promise<DoneReply> {
  const { tx, workspace, asking, audit, principal } = call;
  const comment = await commentHeld(call);
  if (!isOwn(principal, comment) && !may(principal, "strategy.adopt", asking.at.getTime()).ok)
    throw refused(
      409,
      {
        reason: `Only ${comment.written_by_name}, or whoever adopts the strategy, may take this comment away`,
        accepted: "an answer under it",
      },
      { code: "not-own" },
    );
  await setRemoved(tx, workspace, comment.id, asking.at);
  await audit({ action: "comment.removed", object: { kind: "comment", id: comment.id } });
  return { done: true };
}

async function commentHeld({ tx, workspace, params }: Call<unknown>): Promise<CommentKept> {
  const comment = await holdComment(tx, workspace, idIn(params, "comment", "comment"));
  if (!comment || comment.removed_at) throw absent("comment");
  return comment;
}
