import type { ImportedDocument } from "../domain/document-import/result.ts";
import type { Day } from "../domain/shared/dates.ts";
import type { Change as WordedChange } from "../domain/strategy/diff.ts";
import type { GapKind } from "../domain/versions/adoption.ts";
import type { VersionState } from "../domain/versions/lifecycle.ts";

/** Replies of the strategy room: the draft, its history, versions and comments. */

/** Where a saved text came from. */
export const draftOrigins = ["screen", "file", "upload", "import", "starter", "version", "undo"] as const;
export type DraftOrigin = (typeof draftOrigins)[number];

/** Where a text comes from that is brought whole. */
export const broughtOrigins = [
  "upload",
  "file",
  "import",
  "starter",
] as const satisfies readonly DraftOrigin[];

/**
 * Who did something and when; `by` is null for the program itself (a file that was changed on disk). The local owner, who holds
 * the data folder, is no person of the workspace.
 */
export type Stamped = { at: string; by: { person: string | null; name: string } | null };

/** A place that two sides changed, each otherwise. Values as they stand in the file; absent where there is none. */
export type DraftConflict = {
  /** JSON Pointer into the draft as it would stand with both changes. */
  pointer: string;
  /** The element in the strategy's own names. */
  subject: string;
  base?: unknown;
  yours?: unknown;
  theirs?: unknown;
};

/** The file in a folder that the server watches. */
export type WorkingFile = {
  path: string;
  /** `conflict`: file and screen changed the same places; `unreadable`: the file is no YAML now; both wait for a person. */
  state: "in-step" | "conflict" | "unreadable" | "gone";
  /** Line and reason where the file cannot be read. */
  problem: { line: number; column: number; reason: string; accepted: string } | null;
  conflicts: DraftConflict[];
};

/** The one draft of a workspace: the working text of the next version. */
export type DraftReply = {
  /** Counts every save; 0 while nothing was changed since the version it stands on. */
  revision: number;
  fileName: string;
  text: string;
  /** The text as plain data, as it stands in the file ("2M", "30%"); null while the text cannot be read. */
  data: unknown;
  /** Why the text cannot be read. */
  problems: { line: number; column: number; reason: string; accepted: string }[];
  /** The version it stands on; null for a strategy that was never one. */
  basedOn: number | null;
  /** Whether it differs from the version it stands on. */
  changed: boolean;
  saved: (Stamped & { origin: DraftOrigin }) | null;
  file: WorkingFile | null;
};

/** What an open page asks for every few seconds. */
export type DraftStateReply = Pick<DraftReply, "revision" | "saved" | "basedOn" | "changed"> & {
  file: WorkingFile["state"] | null;
  /** Comments changed last at; null where there are none. */
  commented: string | null;
};

/** Answer of a save or of an undo. On a conflict nothing is saved, and the places are named. */
export type DraftSavedReply =
  | {
      saved: true;
      revision: number;
      /** Somebody else's changes are in it too. */
      joined: boolean;
      data: unknown;
      changes: WordedChange[];
    }
  | { saved: false; revision: number; conflicts: DraftConflict[] };

/** Characters of a document. Reading one takes the time of everybody else; a strategy of five pages has a tenth of these. */
export const largestDocument = 200_000;

/** What a document would bring into the draft: its own draft, what was and was not read, and how it joins what is there. */
export type DraftImportReply = {
  imported: ImportedDocument;
  /** The document alone as a strategy file. */
  text: string;
  /**
   * The answer of the save. With places that disagree nothing is saved until each is decided: `document` and `draft` list the
   * pointers in which that side counts, `take` names the side for all others, `seen` the revision that this was decided on.
   */
  save: DraftSavedReply;
};

export type DraftHistoryReply = {
  rows: (Stamped & { revision: number; origin: DraftOrigin; changes: WordedChange[] })[];
  next: string | null;
};

export type VersionRow = {
  version: number;
  name: string;
  fileName: string;
  state: VersionState;
  /** Null where it is in force for every day (a file that was loaded by whoever runs the server). */
  adoptedFrom: Day | null;
  submitted: Stamped & { note: string | null };
  adopted: Stamped | null;
};
export type VersionsReply = {
  rows: VersionRow[];
  /** The version in force on the as-of day. */
  inForce: number | null;
  next: string | null;
};

export type VersionReply = VersionRow & {
  text: string;
  /** What differs from the version in force before it, in the strategy's words. */
  changes: WordedChange[];
  against: number | null;
  errors: number;
  warnings: number;
  /** On how many pages its plan prints (LEN-001); null where it is far too short for more than five, or cannot be typeset. */
  planPages: number | null;
  approvals: (Stamped & { role: string; decision: "approve" | "decline"; comment: string | null })[];
  /** Accountable roles of `strategy-adoption`, who holds them, and whether they have approved. */
  accountable: {
    role: string;
    title: string;
    person: { id: string; name: string } | null;
    approved: boolean;
  }[];
  /** What still stands between it and its adoption; each with what to do. */
  gaps: { what: GapKind; words: string; accepted: string }[];
  may: { approve: boolean; adopt: boolean; withdraw: boolean };
};

/** What differs between two texts of the strategy, in its words; a number of a version, or the draft. */
export type VersionChangesReply = {
  of: number | "draft";
  against: number | "draft" | null;
  changes: WordedChange[];
};

export type CommentRow = Stamped & {
  id: string;
  /** JSON Pointer of the element in the draft as it stands; where it is gone, as it was. */
  element: string;
  /** The draft has the element no longer. */
  gone: boolean;
  subject: string;
  /** The comment it answers; null for the first of a thread. */
  parent: string | null;
  body: string;
  mentions: { person: string; name: string }[];
  resolved: Stamped | null;
  /** The version that was looked at; null is the draft. */
  version: number | null;
  /** Whoever asks wrote it, and may change it. */
  own: boolean;
  /** When its author changed its words last; null where they are the first. */
  amended: string | null;
  /** When it was taken back: it has no words then, and holds the place of its answers. */
  removed: string | null;
};
export type CommentsReply = { rows: CommentRow[]; next: string | null };
