import type { ImportReply } from "../../contract/api.ts";
import { type Reject, shownValue } from "../../domain/imports/reject.ts";
import { type ChangeCounts, noChanges } from "./change.ts";

/** How many rejects a reply lists; all of them are counted. */
export const mostRejectsListed = 1_000;

/** What was seen while the files were read: rows by file, rejects, and words that were taken for others. */
export type Tally = {
  row(file: string): void;
  reject(reject: Reject): void;
  respelled(word: string): void;
  readonly spellings: ReadonlyMap<string, number>;
  readonly listed: readonly Reject[];
  /** Rows that were rejected, each once however many faults it has. */
  rejectedRows(): number;
  countsOf(file: string, changes?: ChangeCounts): ImportReply["files"][number];
};

export function newTally(): Tally {
  const rows = new Map<string, number>();
  const rejected = new Map<string, Set<number>>();
  const spellings = new Map<string, number>();
  const listed: Reject[] = [];
  return {
    row: (file) => void rows.set(file, (rows.get(file) ?? 0) + 1),
    reject: (reject) => {
      const of = rejected.get(reject.file) ?? new Set();
      rejected.set(reject.file, of.add(reject.row));
      if (listed.length < mostRejectsListed) listed.push({ ...reject, value: shownValue(reject.value) });
    },
    respelled: (word) => void spellings.set(word, (spellings.get(word) ?? 0) + 1),
    spellings,
    listed,
    rejectedRows: () => [...rejected.values()].reduce((sum, of) => sum + of.size, 0),
    countsOf: (file, { created, updated, unchanged } = noChanges) => {
      const all = rows.get(file) ?? 0;
      const rejects = rejected.get(file)?.size ?? 0;
      const ignored = all - created - updated - unchanged - rejects;
      return { file, rows: all, created, updated, unchanged, rejected: rejects, ignored };
    },
  };
}
