/** What an import does to a row of a file. */
export const changes = ["created", "updated", "unchanged"] as const;
export type Change = (typeof changes)[number];
export type ChangeCounts = Record<Change, number>;

/** Keys are unique within one source of one workspace. */
export type SourceScope = { readonly workspaceId: string; readonly sourceId: string };
export type BatchScope = SourceScope & { readonly batchId: string };

/** A row that does not fit the other rows or what is there, with the value at fault and the row or key it is held against. */
export type Misfit = { readonly row: number; readonly value: string; readonly against: string };

export const noChanges: ChangeCounts = { created: 0, updated: 0, unchanged: 0 };

export const countsOf = (rows: readonly { change: Change; rows: number }[]): ChangeCounts => ({
  ...noChanges,
  ...Object.fromEntries(rows.map(({ change, rows: count }) => [change, count])),
});
