import type { DraftOrigin, DraftSavedReply } from "../../contract/drafts.ts";
import type { Tx } from "../../database/connection.ts";
import { type Change, diffStrategies } from "../../domain/strategy/diff.ts";
import type { AuditEvent } from "../audit/actions.ts";
import type { Call } from "../http/site.ts";
import { authorOf } from "../people/author.ts";
import { textOfVersion } from "../strategies/actions.ts";
import { refuseLong } from "../strategies/brought.ts";
import { type Joined, refuseUnwritable } from "./joining.ts";
import { insertRevision, type NewRevision } from "./queries.ts";
import { currentDraft, type DraftText } from "./reading.ts";
import { storedText } from "./stored-text.ts";

/** One save: what it makes of the draft as it stands, and how it is kept. */
export type Save = {
  /** The revision that the change was made on. */
  readonly on: number;
  readonly origin: DraftOrigin;
  readonly join: (current: DraftText) => Joined | Promise<Joined>;
  readonly fileName?: string | undefined;
  /** Where the text stands on another version from now on. */
  readonly basedOn?: number;
};

/** Saves a change of a person, joined with what others saved meanwhile. On a conflict nothing is saved. */
export async function saveDraft(call: Call<unknown>, save: Save): Promise<DraftSavedReply> {
  const { tx, workspace, audit, asking, afterCommit, site } = call;
  const by = await authorOf(call);
  afterCommit(() => site.workingCopy?.nudge());
  return keepDraft({ tx, workspace, audit, at: asking.at, by }, save, (text) =>
    refuseLong({ ...call, body: text }),
  );
}

export type Keeping = {
  readonly tx: Tx;
  readonly workspace: string;
  readonly audit: (event: AuditEvent) => Promise<void>;
  readonly at: Date;
  readonly by: NewRevision["by"];
};

/** Uniqueness decides between two who save at once: whoever comes second joins again, with what the first one made of it. */
export async function keepDraft(
  keeping: Keeping,
  save: Save,
  refuse: (text: string) => void = () => undefined,
): Promise<DraftSavedReply> {
  const { tx, workspace, at, by, audit } = keeping;
  for (;;) {
    const current = await currentDraft(tx, workspace);
    const joined = await save.join(current);
    if (!joined.ok) return { saved: false, revision: current.revision, conflicts: [...joined.conflicts] };
    const { text, data } = joined;
    refuse(text);
    refuseUnwritable(data);
    const isOther = text !== current.text || (save.basedOn ?? current.basedOn) !== current.basedOn;
    const revision = current.revision + (isOther ? 1 : 0);
    const changes = diffStrategies(current.data ?? {}, data, "names");
    const basedOn = save.basedOn ?? current.basedOn;
    const version = basedOn === null ? undefined : await textOfVersion(tx, workspace, basedOn);
    const kept = {
      revision,
      text: storedText(
        text,
        current.steps === undefined ? undefined : { text: current.text, steps: current.steps },
      ),
      changed: text !== version,
      fileName: save.fileName ?? current.fileName,
      basedOn,
      origin: save.origin,
      changes,
      at,
      by,
    };
    if (isOther && !(await insertRevision(tx, workspace, kept))) continue;
    if (isOther) await audit(savedEvent(revision, save.origin, changes));
    return { saved: true, revision, joined: save.on !== current.revision, data, changes };
  }
}

const savedEvent = (revision: number, origin: DraftOrigin, changes: readonly Change[]): AuditEvent => ({
  action: "draft.saved",
  object: { kind: "draft", id: String(revision) },
  after: { origin, changes: changes.length },
});
