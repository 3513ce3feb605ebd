import { Readable } from "node:stream";
import { atLengthInWorkspace, type Connection } from "../../database/connection.ts";
import type { AuditRow } from "../../contract/people.ts";
import type { ChainedEntry } from "./chain.ts";
import { csvRow } from "./csv.ts";
import { type AuditQuestion, entriesAfter } from "./queries.ts";
import { shownEntries } from "./showing.ts";
import { walking } from "./walking.ts";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type Export = Pick<AuditQuestion, "from" | "to"> & {
  readonly format: ExportFormat;
  /** The last entry of the export: what is added while it runs is not in it. */
  readonly upTo: number;
};

export const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
};

/**
 * The trail of a workspace as text, in the order of the chain and read in pages, so that memory stays flat however long it is.
 * JSON lines hold all that a hash covers and can be verified anywhere; CSV is for reading, with names as they are today.
 */
export function exportTrail(connection: Connection, workspace: string, asked: Export): Readable {
  return Readable.from(texts(connection, workspace, asked), { objectMode: false });
}

async function* texts(connection: Connection, workspace: string, asked: Export): AsyncGenerator<string> {
  const done = walking(workspace);
  try {
    if (asked.format === "csv") yield `\uFEFF${csvRow(titles)}`;
    yield* pages(connection, workspace, asked);
  } finally {
    done();
  }
}

async function* pages(connection: Connection, workspace: string, asked: Export): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const page = await atLengthInWorkspace(connection, workspace, async (tx) => {
      const limits = { after, upTo: asked.upTo, limit: pageSize };
      const entries = await entriesAfter(tx, workspace, limits, asked);
      return { entries, rows: await shownEntries(tx, workspace, entries) };
    });
    const last = page.entries.at(-1);
    if (!last) return;
    after = last.content.sequence;
    yield page.entries.map((entry, at) => written(asked.format, entry, page.rows[at])).join("");
  }
}

const pageSize = 1_000;

const titles = [
  "sequence",
  "at",
  "actor kind",
  "actor id",
  "actor",
  "via",
  "key id",
  "as whom",
  "action",
  "object kind",
  "object id",
  "object",
  "before",
  "after",
  "why",
  "request id",
  "previous hash",
  "hash",
] as const;

const written = (format: ExportFormat, entry: ChainedEntry, row: AuditRow | undefined): string =>
  format === "jsonl" || !row
    ? `${JSON.stringify({ ...entry.content, previousHash: entry.previous, hash: entry.hash })}\n`
    : csvRow([
        row.sequence,
        row.at,
        row.actor.kind,
        row.actor.id,
        row.actor.name,
        row.actor.via,
        row.actor.key,
        row.asWhom,
        row.action,
        row.object.kind,
        row.object.id,
        row.object.name,
        json(row.before),
        json(row.after),
        row.why,
        row.requestId,
        entry.previous,
        row.hash,
      ]);

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
