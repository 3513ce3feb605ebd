import Fastify, { type FastifyInstance } from "fastify";
import { inWorkspace } from "../../../src/database/connection.ts";
import { newId, nilId } from "../../../src/database/ids.ts";
import type { TestDatabase } from "../../../src/database/test-database.ts";
import type { PartnerPerson } from "../../../src/domain/access/principal.ts";
import type { PartnerRole } from "../../../src/domain/access/roles.ts";
import type { FactRole } from "../../../src/domain/measures/facts.ts";
import type { Day } from "../../../src/domain/shared/dates.ts";
import { rebuildDailyFacts } from "../../../src/server/facts/daily-facts-queries.ts";
import { answerProblem } from "../../../src/server/http/problems.ts";
import { serving } from "../../../src/server/http/serve.ts";
import { partnerRoutes } from "../../../src/server/partners/routes.ts";
import { portalRoutes } from "../../../src/server/portal/routes.ts";
import { closedSignIn } from "../site.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";
import { asOwnerOf, siteOn } from "../site.ts";

/** A small channel as a test tells it: partners by name, the deals they have a part in, the certifications they hold. */
export type Channel = {
  readonly asOf: Day;
  readonly partners: readonly PartnerOfTest[];
  readonly deals: readonly DealOfTest[];
  readonly certified: readonly CertifiedOfTest[];
};
export type PartnerOfTest = {
  readonly name: string;
  readonly enrolledOn: Day | null;
  readonly leftOn: Day | null;
};
type Part = Exclude<FactRole, "any" | "attached">;
export type DealOfTest = {
  readonly parts: Readonly<Partial<Record<Part, number>>>;
  readonly stage: "open" | "won" | "lost";
  readonly openedOn: Day | null;
  readonly on: Day;
  readonly amountMinor: number;
  readonly currency: string;
};
export type CertifiedOfTest = {
  readonly partner: number;
  readonly person: string;
  readonly earnedOn: Day;
  readonly expiresOn: Day | null;
};

const at = new Date("2026-11-20T10:00:00Z");

/** Puts a channel into a workspace of its own; gives the workspace and the ids of the partners. */
export async function settle(
  { connection }: TestDatabase,
  channel: Channel,
  strategy: string | undefined,
  workspace: string = newId(),
): Promise<{ workspace: string; partners: string[] }> {
  const partners = channel.partners.map(() => newId());
  const source = { workspace_id: workspace, source_id: newId(), batch_id: newId() };
  await inWorkspace(connection, workspace, async (tx) => {
    await tx
      .insertInto("workspaces")
      .values({
        id: workspace,
        name: "Halyard",
        currency: "USD",
        is_sample: false,
        requires_totp: false,
        default_as_of: channel.asOf,
        facts_revision: 0,
        created_at: at,
      })
      .execute();
    if (strategy !== undefined)
      await storeStrategy(tx, workspace, { fileName: "strategy.yaml", text: strategy, name: "Plan", at });
    await tx
      .insertInto("sources")
      .values({
        workspace_id: workspace,
        id: source.source_id,
        name: "Test",
        preset: "plain",
        holds: "all-deals",
        currency: "USD",
        currency_assumed: false,
      })
      .execute();
    await tx
      .insertInto("batches")
      .values({
        workspace_id: workspace,
        id: source.batch_id,
        source_id: source.source_id,
        number: 1,
        preset: "plain",
        content_hash: "none",
        imported_at: at,
        report: "{}",
      })
      .execute();
    for (const [index, { name, enrolledOn, leftOn }] of channel.partners.entries()) {
      const id = partners[index] ?? nilId;
      await tx
        .insertInto("partners")
        .values({
          ...source,
          id,
          number: index + 1,
          external_id: name,
          name,
          partner_type: "msp",
          source_type: `source ${name}`,
          status: "active",
          city: `City of ${name}`,
        })
        .execute();
      await tx
        .insertInto("partner_enrollments")
        .values({
          workspace_id: workspace,
          partner_id: id,
          program: "managed",
          enrolled_on: enrolledOn,
          left_on: leftOn,
        })
        .execute();
    }
    for (const [index, deal] of channel.deals.entries()) {
      const id = newId();
      await tx
        .insertInto("deals")
        .values({
          ...source,
          id,
          number: index + 1,
          external_id: `EXTERNAL-${index + 1}`,
          stage: deal.stage,
          amount_minor: deal.amountMinor,
          currency: deal.currency,
          opened_on: deal.openedOn,
          closed_on: deal.stage === "open" ? null : deal.on,
        })
        .execute();
      for (const [role, partner] of Object.entries(deal.parts))
        await tx
          .insertInto("deal_parts")
          .values({
            workspace_id: workspace,
            deal_id: id,
            role: role as Part,
            partner_id: partners[partner] ?? nilId,
            evidence: "import",
            batch_id: source.batch_id,
          })
          .execute();
    }
    for (const [index, held] of channel.certified.entries())
      await tx
        .insertInto("certifications")
        .values({
          ...source,
          id: newId(),
          external_id: `C-${index}`,
          partner_id: partners[held.partner] ?? nilId,
          person: held.person,
          kind: "engineer",
          earned_on: held.earnedOn,
          expires_on: held.expiresOn,
        })
        .execute();
    await rebuildDailyFacts(tx, workspace);
  });
  return { workspace, partners };
}

export type Doors = {
  readonly app: FastifyInstance;
  /** Asks as the staff, with the key of the local owner. */
  staff<T>(workspace: string, path: string): Promise<T>;
  /** Asks as a person of a partner: an admin, unless it says otherwise. */
  portal(
    of: { workspace: string; partner: string },
    path: string,
    more?: { method?: "DELETE"; role?: PartnerRole; body?: object },
  ): Promise<{ status: number; headers: string; body: string }>;
};

/** The figures of the staff and the portal behind their doors; who a portal request is from stands in a header. */
export function openDoors({ connection }: TestDatabase): Doors {
  const site = siteOn(connection, {
    signIn: {
      ...closedSignIn,
      principalOf: async ({ headers }) =>
        JSON.parse(headers.get("test-person") ?? '{"kind":"nobody"}') as PartnerPerson,
    },
  });
  const app = Fastify();
  app.setErrorHandler((error, request, reply) =>
    answerProblem(error as Error & { code: string }, request, reply),
  );
  const serve = serving(app, site);
  partnerRoutes(serve);
  portalRoutes(serve);
  return {
    app,
    async staff<T>(workspace: string, path: string) {
      const reply = await app.inject({ url: `/api/v1${path}`, headers: asOwnerOf(workspace) });
      if (reply.statusCode !== 200) throw new Error(`${path} answered ${reply.statusCode}: ${reply.body}`);
      return reply.json<T>();
    },
    async portal({ workspace, partner }, path, { method, role = "partner-admin", body } = {}) {
      const reply = await app.inject({
        method: method ?? (body ? "POST" : "GET"),
        url: `/api/v1/portal${path}`,
        headers: { "test-person": JSON.stringify({ ...personAt(workspace, partner), role }) },
        ...(body ? { payload: body } : {}),
      });
      return { status: reply.statusCode, headers: JSON.stringify(reply.headers), body: reply.body };
    },
  };
}

export const personAt = (workspace: string, partner: string): PartnerPerson => ({
  kind: "partner",
  workspace,
  partner,
  person: newId(),
  user: newId(),
  role: "partner-admin",
  proof: "session",
  session: newId(),
  confirmedAt: null,
});
