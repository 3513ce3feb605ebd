import type { Connection } from "../../database/connection.ts";
import { forgetTriesBefore } from "./attempt-queries.ts";
import { useStepsUpTo } from "./factor-queries.ts";
import { forgetEveryLink, forgetLinksBefore } from "./link-queries.ts";
import { stepAt } from "./second-factor.ts";
import { endEverySession, forgetSessionsBefore } from "./session-queries.ts";

type Upkeep = { readonly connection: Connection; readonly now: () => Date };

/** Forgets sessions and links that have run out and tries that no longer count; all of them are refused anyway. */
export async function forgetExpired({ connection, now }: Upkeep): Promise<void> {
  await forgetSessionsBefore(connection, now());
  await forgetLinksBefore(connection, now());
  await forgetTriesBefore(connection, now());
}

/**
 * After a restore a session that was ended since the backup, a link that was used and a code that was typed would live again;
 * nobody can tell which, so all of them end.
 */
export async function endWhatWasRestored({ connection, now }: Upkeep): Promise<void> {
  await endEverySession(connection);
  await forgetEveryLink(connection);
  await useStepsUpTo(connection, stepAt(now()));
}
