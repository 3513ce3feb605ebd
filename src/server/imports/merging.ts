import { createHash } from "node:crypto";
import type { ImportReply } from "../../contract/api.ts";
import type { Tx } from "../../database/connection.ts";
import { takeNumbers } from "../../database/counters.ts";
import { newId } from "../../database/ids.ts";
import type { Preset } from "../../domain/imports/preset.ts";
import { refreshDays } from "../facts/daily-facts-queries.ts";
import type { BatchScope, ChangeCounts } from "./change.ts";
import {
  countNewDeals,
  daysTouched,
  insertDeals,
  mergeLines,
  setParts,
  updateDeals,
} from "./deal-queries.ts";
import { enrollPartners, insertPartners, updatePartners } from "./partner-queries.ts";
import { factsChanged } from "../workspaces/writing.ts";
import { addBatch, addSource, sourceOfPreset } from "./queries.ts";
import type { RecognizedFiles } from "./reading.ts";

/** What an import is going to do, row by row counted, before it does it. */
export type Plan = { readonly partners: ChangeCounts; readonly lines: ChangeCounts };

export const changesAnything = ({ partners, lines }: Plan): boolean =>
  partners.created + partners.updated + lines.created + lines.updated > 0;

/** Writes the staged rows as one batch, keeps the daily facts current, and returns the reply with the batch's number. */
export async function merge(
  tx: Tx,
  scope: BatchScope,
  { preset, files }: RecognizedFiles,
  plan: Plan,
  unnumbered: ImportReply,
  at: Date,
): Promise<ImportReply> {
  const number = await takeNumbers(tx, scope.workspaceId, "batch", 1);
  const reply = { ...unnumbered, batch: number };
  await ensureSource(tx, scope, preset);
  await addBatch(tx, {
    workspace_id: scope.workspaceId,
    id: scope.batchId,
    source_id: scope.sourceId,
    number,
    preset: preset.name,
    content_hash: contentHash([...files.values()]),
    imported_at: at,
    report: JSON.stringify(reply),
  });
  await mergePartners(tx, scope, plan.partners.created, at);
  await mergeDeals(tx, scope, preset, at);
  await refreshDays(tx, scope.workspaceId, await daysTouched(tx));
  await factsChanged(tx, scope.workspaceId);
  return reply;
}

/** A workspace has one source of each kind of export, named as the preset is titled. */
async function ensureSource(tx: Tx, { workspaceId, sourceId }: BatchScope, preset: Preset): Promise<void> {
  if ((await sourceOfPreset(tx, workspaceId, preset.name)) !== undefined) return;
  await addSource(tx, {
    workspace_id: workspaceId,
    id: sourceId,
    name: preset.title,
    preset: preset.name,
    holds: preset.holds,
    currency: preset.currency.code,
    currency_assumed: preset.currency.assumed,
  });
}

async function mergePartners(tx: Tx, scope: BatchScope, created: number, at: Date): Promise<void> {
  if (created > 0) {
    const firstNumber = await takeNumbers(tx, scope.workspaceId, "partner", created);
    await insertPartners(tx, scope, newIds(created, at), firstNumber);
  }
  await updatePartners(tx, scope);
  await enrollPartners(tx, scope.workspaceId);
}

async function mergeDeals(tx: Tx, scope: BatchScope, preset: Preset, at: Date): Promise<void> {
  const created = await countNewDeals(tx);
  if (created > 0) {
    const firstNumber = await takeNumbers(tx, scope.workspaceId, "deal", created);
    await insertDeals(tx, scope, preset.currency.code, newIds(created, at), firstNumber);
  }
  await mergeLines(tx, scope);
  await updateDeals(tx, scope);
  await setParts(tx, scope, preset.lines.roles);
}

const newIds = (count: number, at: Date): string[] =>
  Array.from({ length: count }, () => newId(at.getTime()));

function contentHash(files: readonly { name: string; contentHash: string }[]): string {
  const lines = files.map((file) => `${file.name} ${file.contentHash}`).toSorted();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
