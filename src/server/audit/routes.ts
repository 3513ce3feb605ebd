import type { AuditReply, AuditVerifyReply } from "../../contract/people.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { addDays } from "../../domain/shared/dates.ts";
import { Answered } from "../http/answered.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery } from "../http/problems.ts";
import { dayAsked } from "../http/questions.ts";
import type { Serve } from "../http/serve.ts";
import type { Call } from "../http/site.ts";
import { contentTypes, exportFormats, exportTrail } from "./exporting.ts";
import { actionsIn, type AuditQuestion, entriesBefore, headOf } from "./queries.ts";
import { shownEntries } from "./showing.ts";
import { verifyTrail } from "./verifying.ts";
import { refuseSecondWalk, walking } from "./walking.ts";

type Query = Readonly<Record<string, string | undefined>>;

/** The audit trail: read, exported, verified. Nothing here, and no role of a request, changes it. */
export function auditRoutes(serve: Serve): void {
  serve.staff(endpoints.audit, auditReply);
  serve.staff(endpoints.exportAudit, exportReply);
  serve.staff(endpoints.verifyAudit, verification, { atLength: true });
}

async function auditReply(call: Call): Promise<AuditReply> {
  const { tx, workspace, query } = call;
  const page = pageAsked<number>(call, endpoints.audit);
  const limits = { before: page.after, limit: page.limit + 1 };
  const found = await entriesBefore(tx, workspace, questionOf(query), limits);
  const { rows, next } = pageOf(page, found, ({ content }) => content.sequence);
  return { rows: await shownEntries(tx, workspace, rows), next, actions: await actionsIn(tx, workspace) };
}

async function exportReply({ tx, workspace, query, site, audit }: Call): Promise<Answered<string>> {
  refuseSecondWalk(workspace);
  const period = periodOf(query);
  const format = exportFormats.find((one) => one === (query["format"] ?? "csv"));
  if (!format) throw badQuery("format", query["format"] ?? "", `one of: ${exportFormats.join(", ")}`);
  await audit({
    action: "audit.exported",
    object: { kind: "audit", id: workspace },
    after: { format, from: query["from"] ?? null, to: query["to"] ?? null },
  });
  const upTo = (await headOf(tx, workspace))?.sequence ?? 0;
  const text: unknown = exportTrail(site.connection, workspace, { ...period, format, upTo });
  return new Answered(text as string, {
    headers: {
      "content-type": contentTypes[format],
      "content-disposition": `attachment; filename="audit.${format}"`,
    },
  });
}

async function verification({ tx, workspace, query }: Call): Promise<AuditVerifyReply> {
  const head = query["head"];
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw badQuery("head", head, "a head as it stands in the log: 64 digits of 0-9 and a-f");
  refuseSecondWalk(workspace);
  return verifyTrail(tx, workspace, head).finally(walking(workspace));
}

function questionOf(query: Query): AuditQuestion {
  return {
    ...periodOf(query),
    action: query["action"],
    actor: query["actor"],
    object: query["object"] === undefined ? undefined : objectOf(query["object"]),
  };
}

/** A kind of thing, an id, or both: `person`, `person:0198…`. */
function objectOf(text: string): NonNullable<AuditQuestion["object"]> {
  const [kind = "", ...id] = text.split(":");
  if (id.length > 0) return { kind, id: id.join(":") };
  return /^[a-z][a-z-]*$/.test(kind) ? { kind, id: undefined } : { kind: undefined, id: kind };
}

/** Days in UTC, both included. */
function periodOf(query: Query): Pick<AuditQuestion, "from" | "to"> {
  const [from, to] = [dayAsked(query, "from"), dayAsked(query, "to")];
  if (from !== undefined && to !== undefined && from > to) throw badQuery("from", from, `a day up to ${to}`);
  const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
  return {
    from: from === undefined ? undefined : startOf(from),
    to: to === undefined ? undefined : startOf(addDays(to, 1)),
  };
}
