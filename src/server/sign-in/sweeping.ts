import type { Connection } from "../../database/connection.ts";
import { forgetAttemptsBefore } from "./attempt-queries.ts";
import { endEverySession, forgetSessionsBefore } from "./session-queries.ts";

/** Forgets sessions that have run out and failed attempts that no longer count; both are refused anyway. */
export async function forgetExpired({
  connection,
  now,
}: {
  readonly connection: Connection;
  readonly now: () => Date;
}): Promise<void> {
  await forgetSessionsBefore(connection, now());
  await forgetAttemptsBefore(connection, now());
}

/** After a restore a session that was ended since the backup would live again; nobody can tell which, so all end. */
export const endAllSessions = endEverySession;
