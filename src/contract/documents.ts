import type { DocumentFormat, DocumentKind } from "../domain/documents/document.ts";
import type { Day } from "../domain/shared/dates.ts";

/** A document that can be printed now. */
export type DocumentRow = {
  kind: DocumentKind | "agreement";
  /** The agreement it is of; null for the other documents. */
  agreement: string | null;
  title: string;
  /** What it is for, in a sentence. */
  purpose: string;
  /** What it found, in one sentence: its own first line. */
  finding: string;
  formats: DocumentFormat[];
  mostPages: number | null;
  /** What the strategy does not say yet and the document has to leave open. */
  missing: string[];
};

export type DocumentsReply = {
  asOf: Day;
  /** "version 4" or "draft 17". */
  version: string;
  approver: string | null;
  grounding: string | null;
  rows: DocumentRow[];
};

/** A file as it is: bytes of the format that was asked for. */
export type FileReply = Uint8Array;
