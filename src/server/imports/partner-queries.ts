import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { PartnerRow } from "../../domain/imports/fields.ts";
import {
  type BatchScope,
  type Change,
  type ChangeCounts,
  countsOf,
  type Misfit,
  type SourceScope,
} from "./change.ts";

/** Partners on their way in: staged in temporary tables, compared with what is there, then merged into it. */
export async function createPartnerStage(tx: Tx): Promise<void> {
  await sql`create temporary table staged_partners (
    row int not null, external_id text not null, name text not null, partner_type text not null,
    source_type text not null, city text, state text, country text,
    id uuid, change text not null default 'created'
  ) on commit drop`.execute(tx);
  await sql`create temporary table staged_enrollments (external_id text not null, program text not null)
    on commit drop`.execute(tx);
}

export async function stagePartners(tx: Tx, rows: readonly PartnerRow[]): Promise<void> {
  const all = <K extends keyof PartnerRow["values"]>(key: K) => rows.map(({ values }) => values[key]);
  await sql`insert into staged_partners (row, external_id, name, partner_type, source_type, city, state, country)
    select * from unnest(
      ${rows.map(({ row }) => row)}::int[], ${all("externalId")}::text[], ${all("name")}::text[],
      ${all("partnerType")}::text[], ${all("sourceType")}::text[], ${all("city")}::text[],
      ${all("state")}::text[], ${all("country")}::text[])`.execute(tx);
}

/** Rows whose key an earlier row has already; held against the earlier row. */
export async function repeatedPartners(tx: Tx): Promise<Misfit[]> {
  const { rows } = await sql<Misfit>`
    select row, external_id as value, first_row::text as against from (
      select row, external_id, min(row) over (partition by external_id) as first_row from staged_partners
    ) keyed where row > first_row order by row`.execute(tx);
  return rows;
}

/** A programme of the strategy enrols a partner type. */
export type EnrollmentRule = { readonly partnerType: string; readonly program: string };

/** Finds for each staged partner the programmes that enrol it, and whether it is new, another than what is there, or the same. */
export async function comparePartners(
  tx: Tx,
  scope: SourceScope,
  rules: readonly EnrollmentRule[],
): Promise<ChangeCounts> {
  await sql`analyze staged_partners`.execute(tx);
  await sql`insert into staged_enrollments
    select s.external_id, rule.program from staged_partners s
    join unnest(${rules.map(({ partnerType }) => partnerType)}::text[], ${rules.map(({ program }) => program)}::text[])
      as rule (partner_type, program) using (partner_type)`.execute(tx);
  await sql`update staged_partners s set id = p.id, change = case
      when (p.name, p.partner_type, p.source_type, p.city, p.state, p.country)
        is distinct from (s.name, s.partner_type, s.source_type, s.city, s.state, s.country) then 'updated'
      when exists (
        select from staged_enrollments wanted where wanted.external_id = s.external_id and not exists (
          select from partner_enrollments e
          where e.workspace_id = p.workspace_id and e.partner_id = p.id and e.program = wanted.program)
      ) then 'updated' else 'unchanged' end
    from partners p
    where p.workspace_id = ${scope.workspaceId} and p.source_id = ${scope.sourceId}
      and p.external_id = s.external_id`.execute(tx);
  const { rows } = await sql<{ change: Change; rows: number }>`
    select change, count(*)::int as rows from staged_partners group by change`.execute(tx);
  return countsOf(rows);
}

export async function insertPartners(
  tx: Tx,
  { workspaceId, sourceId, batchId }: BatchScope,
  ids: readonly string[],
  firstNumber: number,
): Promise<void> {
  await sql`update staged_partners s set id = fresh.id
    from (select external_id, row_number() over (order by row) as n from staged_partners where change = 'created') numbered
    join unnest(${ids}::uuid[]) with ordinality as fresh (id, n) using (n)
    where s.external_id = numbered.external_id`.execute(tx);
  await sql`insert into partners (workspace_id, id, number, source_id, batch_id, external_id, name, partner_type,
      source_type, status, country, state, city, signed_on, left_on)
    select ${workspaceId}, id, ${firstNumber}::int - 1 + row_number() over (order by row), ${sourceId}, ${batchId},
      external_id, name, partner_type, source_type, 'active', country, state, city, null, null
    from staged_partners where change = 'created' order by row`.execute(tx);
}

/** A corrected type also corrects the enrolments that followed from the old one: those of an unknown day. */
export async function updatePartners(tx: Tx, { workspaceId, batchId }: BatchScope): Promise<void> {
  await sql`delete from partner_enrollments e using staged_partners s, partners p
    where s.change = 'updated' and p.workspace_id = ${workspaceId} and p.id = s.id and p.partner_type <> s.partner_type
      and e.workspace_id = ${workspaceId} and e.partner_id = p.id and e.enrolled_on is null and e.left_on is null
      and not exists (
        select from staged_enrollments wanted
        where wanted.external_id = s.external_id and wanted.program = e.program)`.execute(tx);
  await sql`update partners p set batch_id = ${batchId}, name = s.name, partner_type = s.partner_type,
      source_type = s.source_type, country = s.country, state = s.state, city = s.city
    from staged_partners s
    where s.change = 'updated' and p.workspace_id = ${workspaceId} and p.id = s.id`.execute(tx);
}

/** The day on which each joined its programme is not in the files, so it stays unknown. */
export async function enrollPartners(tx: Tx, workspaceId: string): Promise<void> {
  await sql`insert into partner_enrollments (workspace_id, partner_id, program, enrolled_on, left_on)
    select ${workspaceId}, s.id, wanted.program, null, null
    from staged_partners s join staged_enrollments wanted using (external_id)
    where s.change <> 'unchanged'
    on conflict (workspace_id, partner_id, program) do nothing`.execute(tx);
}

/** Partner types of the file that no programme of the strategy enrols, with the number of their partners. */
export async function typesWithoutProgram(tx: Tx): Promise<{ type: string; partners: number }[]> {
  const { rows } = await sql<{ type: string; partners: number }>`
    select partner_type as type, count(*)::int as partners from staged_partners s
    where not exists (select from staged_enrollments wanted where wanted.external_id = s.external_id)
    group by partner_type order by partner_type`.execute(tx);
  return rows;
}
