import type pg from "pg";

/** 15 is the oldest with `security_invoker` views and with a public schema that not everybody may write to. */
export const oldestServer = 15;

export async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string; number: string }>(
    "select current_setting('server_version') as version, current_setting('server_version_num') as number",
  );
  const server = rows[0];
  if (!server) throw new Error("The server does not say its version");
  const refusal = versionRefusal(server.version, Number(server.number));
  if (refusal !== undefined) throw new Error(refusal);
}

/** Undefined when the server is new enough. `versionNumber` is PostgreSQL's `server_version_num` (150018 is 15.18). */
export function versionRefusal(version: string, versionNumber: number): string | undefined {
  if (Math.floor(versionNumber / 10_000) >= oldestServer) return undefined;
  return `DATABASE_URL names a PostgreSQL ${version}; ${oldestServer} or newer is needed.`;
}
