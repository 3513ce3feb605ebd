import { acrossWorkspaces, type Connection, inWorkspace, type Tx } from "../../database/connection.ts";
import { termsForPartners } from "../../domain/programs/partner-terms.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { strategyIn } from "./actions.ts";
import { adoptedOfEach, upsertTerms } from "./queries.ts";

/**
 * Publishes what partners may read of a version, in the transaction that stores it: the portal's database role reads this and
 * never the strategy. A text that is no strategy publishes nothing, and the terms before it stay.
 */
export async function publishTerms(
  tx: Tx,
  workspace: string,
  { version, text, from, at }: Published,
): Promise<void> {
  const strategy = strategyIn(text);
  if (!strategy) return;
  await upsertTerms(tx, {
    workspace,
    version,
    content: JSON.stringify(termsForPartners(strategy)),
    from,
    at,
  });
}

export type Published = {
  readonly version: number;
  readonly text: string;
  /** The day it is in force from; null is every day. */
  readonly from: Day | null;
  readonly at: Date;
};

/** Publishes the terms of every strategy in force, and of those that will be, that has none yet, or others than this program would tell. */
export async function publishMissingTerms(connection: Connection, at: Date = new Date()): Promise<void> {
  const adopted = await acrossWorkspaces(
    connection,
    "the strategy in force of each workspace, at start",
    adoptedOfEach,
  );
  for (const { workspace_id: workspace, version, source_text: text, adopted_from: from } of adopted)
    await inWorkspace(connection, workspace, (tx) =>
      publishTerms(tx, workspace, { version, text, from, at }),
    );
}
