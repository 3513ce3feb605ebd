import { type SqlBool, sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { AuditContent, ChainedEntry } from "./chain.ts";
import { chainBeginning } from "./chain.ts";

export type Head = { readonly sequence: number; readonly hash: string };

/** Where the chain of a workspace ends, locked until the transaction ends; made where there is none yet. */
export async function lockHead(tx: Tx, workspace: string): Promise<Head> {
  return (await headForUpdate(tx, workspace)) ?? makeHead(tx, workspace);
}

const headForUpdate = (tx: Tx, workspace: string): Promise<Head | undefined> =>
  tx
    .selectFrom("audit_heads")
    .select(["sequence", "hash"])
    .where("workspace_id", "=", workspace)
    .forUpdate()
    .executeTakeFirst();

/** Two who make the first entry at once meet in the key: the second waits, and then reads the head of the first. */
async function makeHead(tx: Tx, workspace: string): Promise<Head> {
  await sql`insert into audit_heads (workspace_id, sequence, hash) values (${workspace}, 0, ${chainBeginning})
    on conflict (workspace_id) do nothing`.execute(tx);
  const head = await headForUpdate(tx, workspace);
  if (!head) throw new Error("The head of the audit trail cannot be made");
  return head;
}

/** Adds an entry and moves the head to it, in one statement. */
export async function appendEntry(
  tx: Tx,
  workspace: string,
  { content, previous, hash }: ChainedEntry,
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`
    with added as (
      insert into audit_entries (workspace_id, sequence, occurred_at, actor, action, object_kind, object_id,
        before, after, why, request_id, previous_hash, hash)
      values (${workspace}, ${content.sequence}, ${content.at}, ${JSON.stringify(content.actor)}, ${content.action},
        ${content.objectKind}, ${content.objectId}, ${json(content.before)}, ${json(content.after)}, ${content.why},
        ${content.requestId}, ${previous}, ${hash})
    )
    update audit_heads set sequence = ${content.sequence}, hash = ${hash} where workspace_id = ${workspace}`.execute(
    tx,
  );
}

/** Where the chain of a workspace ends; undefined where it has not begun. */
export const headOf = (tx: Tx, workspace: string): Promise<Head | undefined> =>
  tx
    .selectFrom("audit_heads")
    .select(["sequence", "hash"])
    .where("workspace_id", "=", workspace)
    .executeTakeFirst();

/** Where every chain ends; for the owner, who sees them all. */
export const allHeads = (tx: Tx): Promise<(Head & { workspace: string })[]> =>
  tx
    .selectFrom("audit_heads")
    .select(["workspace_id as workspace", "sequence", "hash"])
    .orderBy("workspace_id")
    .execute();

/** The entries of a workspace in the order of the chain, after a sequence, up to another, at most so many. */
export async function entriesAfter(
  tx: Tx,
  workspace: string,
  { after, upTo, limit }: { readonly after: number; readonly upTo?: number; readonly limit: number },
  asked: Pick<AuditQuestion, "from" | "to"> = {},
): Promise<ChainedEntry[]> {
  const rows = await entries(tx, workspace, asked)
    .where("sequence", ">", after)
    .$if(upTo !== undefined, (query) => query.where("sequence", "<=", upTo ?? 0))
    .orderBy("sequence")
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

/** What narrows the trail: `from` is included, `to` is not. */
export type AuditQuestion = {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly object?: { readonly kind: string | undefined; readonly id: string | undefined } | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

/** The entries before a sequence that fit a question, the newest first. */
export async function entriesBefore(
  tx: Tx,
  workspace: string,
  asked: AuditQuestion,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<ChainedEntry[]> {
  const { action, actor, object } = asked;
  const rows = await entries(tx, workspace, asked)
    .$if(before !== undefined, (query) => query.where("sequence", "<", before ?? 0))
    .$if(action !== undefined, (query) =>
      query.where((where) =>
        where.or([where("action", "=", action ?? ""), where("action", "like", `${likeLiteral(action)}.%`)]),
      ),
    )
    .$if(actor !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(actor->>'id' = ${actor} or actor->>'kind' = ${actor} or actor->>'via' = ${actor})`,
      ),
    )
    .$if(object?.kind !== undefined, (query) => query.where("object_kind", "=", object?.kind ?? ""))
    .$if(object?.id !== undefined, (query) => query.where("object_id", "=", object?.id ?? ""))
    .orderBy("sequence", "desc")
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

const likeLiteral = (text = ""): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

const entries = (tx: Tx, workspace: string, { from, to }: Pick<AuditQuestion, "from" | "to">) =>
  tx
    .selectFrom("audit_entries")
    .selectAll()
    .where("workspace_id", "=", workspace)
    .$if(from !== undefined, (query) => query.where("occurred_at", ">=", from ?? new Date(0)))
    .$if(to !== undefined, (query) => query.where("occurred_at", "<", to ?? new Date(0)));

type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

function entryOf(row: EntryRow): ChainedEntry {
  const content: AuditContent = {
    sequence: row.sequence,
    at: new Date(row.occurred_at).toISOString(),
    actor: row.actor,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    before: row.before,
    after: row.after,
    why: row.why,
    requestId: row.request_id,
  };
  return { content, previous: row.previous_hash, hash: row.hash };
}

/** The kinds of acts in a trail: each is found by its index, however long the trail is. */
export async function actionsIn(tx: Tx, workspace: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive found as (
      (select action from audit_entries where workspace_id = ${workspace} order by action limit 1)
      union all
      select (select e.action from audit_entries e
        where e.workspace_id = ${workspace} and e.action > found.action order by e.action limit 1)
      from found where found.action is not null
    )
    select action from found where action is not null`.execute(tx);
  return rows.map(({ action }) => action);
}

/** What ids of the trail are called today: people, people at partners, invitations, keys, partner companies. */
export async function namesOf(
  tx: Tx,
  workspace: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from (
      select id, name from people where workspace_id = ${workspace}
      union all select id, name from partner_people where workspace_id = ${workspace}
      union all select id, name from invitations where workspace_id = ${workspace}
      union all select id, name from api_keys where workspace_id = ${workspace}
      union all select id, name from partners where workspace_id = ${workspace}
    ) named where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
