import type { ImportReply } from "../../contract/api.ts";
import type { Tx } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { compareDeals, dealsNotInFiles, linesWithoutProduct } from "./deal-queries.ts";
import { changesAnything, merge } from "./merging.ts";
import { rejectMisfits } from "./misfits.ts";
import { comparePartners, typesWithoutProgram } from "./partner-queries.ts";
import { sourceOfPreset } from "./queries.ts";
import { readIntoStage, type RecognizedFiles } from "./reading.ts";
import { replyTo, replyToRejected } from "./reply.ts";
import { dayIn } from "../clock.ts";
import { strategyToEnrollBy } from "../strategies/actions.ts";
import { enrollmentRules } from "./enrollment-rules.ts";
import { newTally } from "./tally.ts";

/**
 * Imports recognised files inside the caller's transaction: read and check everything first, then write. With rejects in
 * the reply nothing was written to the tables that stay; where nothing differs there is no new batch, and the revision of the
 * facts stays as it was.
 */
export async function runImport(
  tx: Tx,
  workspaceId: string,
  recognized: RecognizedFiles,
  at: Date,
): Promise<ImportReply> {
  const tally = newTally();
  await readIntoStage(tx, recognized, tally);
  const sourceId = (await sourceOfPreset(tx, workspaceId, recognized.preset.name)) ?? newId(at.getTime());
  const scope = { workspaceId, sourceId, batchId: newId(at.getTime()) };
  await rejectMisfits(tx, scope, recognized, tally);
  if (tally.rejectedRows() > 0) return replyToRejected(recognized, tally);
  const strategy = await strategyToEnrollBy(tx, workspaceId, dayIn(undefined, at));
  const plan = {
    partners: await comparePartners(tx, scope, enrollmentRules(strategy)),
    lines: await compareDeals(tx, scope),
  };
  const reply = replyTo(recognized, tally, plan, {
    typesWithoutProgram: await typesWithoutProgram(tx),
    withoutProduct: await linesWithoutProduct(tx),
    hasStrategy: strategy !== undefined,
    absentDeals: await dealsNotInFiles(tx, scope),
  });
  return changesAnything(plan) ? merge(tx, scope, recognized, plan, reply, at) : reply;
}
