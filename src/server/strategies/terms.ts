import { acrossWorkspaces, type Connection, inWorkspace, type Tx } from "../../database/connection.ts";
import { termsForPartners } from "../../domain/programs/partner-terms.ts";
import { strategyIn } from "./actions.ts";
import { newestOfEach, upsertTerms } from "./queries.ts";

/**
 * Publishes what partners may read of a version, in the transaction that stores it: the portal's database role reads this and
 * never the strategy. A text that is no strategy publishes nothing, and the terms before it stay.
 */
export async function publishTerms(
  tx: Tx,
  workspace: string,
  { version, text, at }: { readonly version: number; readonly text: string; readonly at: Date },
): Promise<void> {
  const strategy = strategyIn(text);
  if (!strategy) return;
  await upsertTerms(tx, { workspace, version, content: JSON.stringify(termsForPartners(strategy)), at });
}

/** Publishes the terms of every strategy in force that has none yet, or others than this program would tell. */
export async function publishMissingTerms(connection: Connection, at: Date = new Date()): Promise<void> {
  const newest = await acrossWorkspaces(
    connection,
    "the strategy in force of each workspace, at start",
    newestOfEach,
  );
  for (const { workspace_id: workspace, version, source_text: text } of newest)
    await inWorkspace(connection, workspace, (tx) => publishTerms(tx, workspace, { version, text, at }));
}
