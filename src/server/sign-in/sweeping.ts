import type { Connection } from "../../database/connection.ts";
import { forgetAttemptsBefore } from "./attempt-queries.ts";
import { forgetSessionsBefore } from "./session-queries.ts";

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
