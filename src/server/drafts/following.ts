import type { Tx } from "../../database/connection.ts";
import { writable } from "../../domain/strategy/writable.ts";
import type { AuditEvent } from "../audit/actions.ts";
import type { Call } from "../http/site.ts";
import type { Author } from "../people/author.ts";
import { textOfVersion } from "../strategies/actions.ts";
import { join } from "./joining.ts";
import { currentDraft, type DraftText, read } from "./reading.ts";
import { keepDraft } from "./saving.ts";

export type Loaded = {
  readonly version: number;
  readonly text: string;
  readonly fileName: string;
  readonly at: Date;
  readonly audit: (event: AuditEvent) => Promise<void>;
};

/**
 * Brings the draft onto a version that did not come from it (a file loaded by whoever runs the server): an unchanged draft
 * becomes that version, a changed one keeps its changes. Where both changed a place the draft stays on its own version, and
 * whoever writes sees there is a newer one.
 */
export async function followVersion(tx: Tx, workspace: string, loaded: Loaded): Promise<void> {
  const { version, text, fileName, at, audit } = loaded;
  const draft = await currentDraft(tx, workspace);
  const base = draft.basedOn === null ? undefined : await textOfVersion(tx, workspace, draft.basedOn);
  const brought = read(text);
  if (!writable(brought.data).ok) return;
  const follow = (current: DraftText) =>
    current.text === base
      ? { ok: true as const, ...brought }
      : join({ base: base && read(base).data, mine: brought.data, theirs: current.data }, brought, {
          texts: base === undefined ? undefined : { base, other: current.text },
        });
  const save = { on: draft.revision, origin: "version", join: follow, fileName, basedOn: version } as const;
  await keepDraft({ tx, workspace, at, audit, by: null }, save);
}

/** The draft was submitted as it is: from now on it stands on that version. */
export async function standOnVersion(call: Call<unknown>, by: Author, version: number): Promise<void> {
  const { tx, workspace, audit, asking } = call;
  const stay = ({ text, data }: DraftText) => ({ ok: true as const, text, data });
  const { revision } = await currentDraft(tx, workspace);
  const save = { on: revision, origin: "version", join: stay, basedOn: version } as const;
  await keepDraft({ tx, workspace, audit, at: asking.at, by }, save);
}
