import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PartnerReply } from "../../../src/contract/api.ts";
import type {
  PortalCompanyReply,
  PortalDealsReply,
  PortalHomeReply,
  PortalTierReply,
} from "../../../src/contract/portal.ts";
import { acrossWorkspaces, inPortal } from "../../../src/database/connection.ts";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import { publishMissingTerms } from "../../../src/server/strategies/terms.ts";
import { type Channel, type Doors, openDoors, personAt, settle } from "./channel.ts";

/** The portal of one company: what it says, and what it never reaches. */
let database: TestDatabase;
let doors: Doors;
let north: { workspace: string; partner: string };
let south: { workspace: string; partner: string };

const strategy = `
entente: 1
strategy: { name: Plan }
company: { name: Halyard Security, currency: USD }
programs:
  managed:
    name: Managed
    tiers:
      - { id: member, name: Member, criteria: [] }
      - { id: gold, name: Gold, criteria: [{ metric: partner-sourced-revenue, over: 12 months, atLeast: 50K }] }
`;
const enrolled = { enrolledOn: null, leftOn: null };
const won = (partner: number, on: string, amountMinor: number, currency = "USD") => ({
  parts: { sourced: partner },
  stage: "won" as const,
  openedOn: null,
  on,
  amountMinor,
  currency,
});
const channel: Channel = {
  asOf: "2026-10-31",
  partners: [
    { name: "North", ...enrolled },
    { name: "South", ...enrolled },
  ],
  // D-1 to D-7 are North's, D-8 and D-9 South's.
  deals: [
    ...[1, 2, 3, 4, 5, 6, 7].map((month) => won(0, `2026-0${month}-15`, 500_000)),
    won(1, "2026-09-01", 9_900_000),
    won(1, "2026-09-02", 100_000),
  ],
  certified: [],
};

beforeAll(async () => {
  database = await createTestDatabase();
  doors = openDoors(database);
  const { workspace, partners } = await settle(database, channel, strategy);
  const [first = "", second = ""] = partners;
  north = { workspace, partner: first };
  south = { workspace, partner: second };
});
afterAll(async () => {
  await doors.app.close();
  await database.drop();
});

async function told<T>(of: typeof north, path: string): Promise<T> {
  const { status, body } = await doors.portal(of, path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
  return JSON.parse(body) as T;
}

describe("the home of a company", () => {
  it("says what is missing to the next tier, by its own deals alone", async () => {
    const home = await told<PortalHomeReply>(north, "/home");
    expect(home).toMatchObject({
      vendor: "Halyard Security",
      company: "North",
      headline: "USD 15,000 more over 12 months to reach Gold",
      revenueMinor: 3_500_000,
      deals: 7,
    });
    expect((await told<PortalHomeReply>(south, "/home")).headline).toBe(
      "Gold is the highest tier, and you hold it",
    );
  });

  it("is unknown, with the reason, where the facts do not reach the year", async () => {
    const late = await settle(database, { ...channel, asOf: "2029-12-31" }, strategy);
    const home = await told<PortalHomeReply>(
      { workspace: late.workspace, partner: late.partners[0] ?? "" },
      "/home",
    );
    expect([home.revenueMinor, home.deals, home.untold.now]).toEqual([
      null,
      null,
      "the facts end on 2026-09-02",
    ]);
    expect(home.tiers[0]).toMatchObject({ tier: "Member", missing: [{ value: null, met: false }] });
    expect(home.headline).toBe("What is missing to Gold is not known: the facts end on 2026-09-02");
  });

  it("is zero for a company that sold nothing in a year that the facts reach", async () => {
    const { workspace, partners } = await settle(
      database,
      { ...channel, deals: channel.deals.slice(7) },
      strategy,
    );
    const home = await told<PortalHomeReply>({ workspace, partner: partners[0] ?? "" }, "/home");
    expect([home.revenueMinor, home.deals, home.untold.now]).toEqual([0, 0, null]);
  });

  it("never adds currencies: the sum is unknown, the number of deals is not", async () => {
    const mixed = { ...channel, deals: [won(0, "2026-01-15", 100), won(0, "2026-02-15", 100, "EUR")] };
    const { workspace, partners } = await settle(database, mixed, strategy);
    const home = await told<PortalHomeReply>({ workspace, partner: partners[0] ?? "" }, "/home");
    expect([home.revenueMinor, home.deals, home.untold.now]).toEqual([
      null,
      2,
      "deals in EUR cannot be added to USD",
    ]);
  });
});

describe("the deals of a company", () => {
  it("come page by page, each once, the newest number first", async () => {
    const seen: string[] = [];
    let cursor = "";
    for (;;) {
      const page = await told<PortalDealsReply>(north, `/deals?limit=3${cursor}`);
      expect(page.total).toBe(7);
      seen.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen).toEqual(["D-7", "D-6", "D-5", "D-4", "D-3", "D-2", "D-1"]);
  });

  it("go on by a cursor of the own list only", async () => {
    const { next } = await told<PortalDealsReply>(north, "/deals?limit=3");
    expect((await doors.portal(south, `/deals?limit=3&cursor=${next}`)).status).toBe(400);
    expect((await doors.portal(north, `/deals?limit=3&stage=won&cursor=${next}`)).status).toBe(400);
  });

  it("are narrowed by a stage that exists", async () => {
    expect((await told<PortalDealsReply>(north, "/deals?stage=lost")).total).toBe(0);
    expect((await doors.portal(north, "/deals?stage=maybe")).body).toContain("one of: open, won, lost");
  });

  it("are found by their number; another's, an absent and an impossible one are answered alike", async () => {
    expect(await told(north, "/deals/D-3")).toMatchObject({ id: "D-3", roles: ["sourced"] });
    expect(await told(north, "/deals/3")).toMatchObject({ id: "D-3" });
    const answers = await Promise.all(
      ["D-8", "D-404", "P-3", "D-0", "D-99999999999", "%00"].map(async (number) => {
        const { status, body } = await doors.portal(north, `/deals/${number}`);
        return [status, body.replaceAll(decodeURIComponent(number), "it")];
      }),
    );
    const [foreign] = answers;
    expect(foreign?.[0]).toBe(404);
    expect(answers.slice(0, 5)).toEqual(answers.slice(0, 5).map(() => foreign));
    expect(answers[5]?.[0]).toBeLessThan(500);
  });
});

describe("a deal that closed after the as-of day", () => {
  it("is not known yet: neither in the list nor by its number", async () => {
    const { workspace, partners } = await settle(database, { ...channel, asOf: "2026-03-31" }, strategy);
    const of = { workspace, partner: partners[0] ?? "" };
    const { rows, total } = await told<PortalDealsReply>(of, "/deals");
    expect([rows.map(({ id }) => id), total]).toEqual([["D-3", "D-2", "D-1"], 3]);
    const [known, later, absent] = await Promise.all(
      ["D-3", "D-4", "D-404"].map(async (number) => {
        const { status, body } = await doors.portal(of, `/deals/${number}`);
        return [status, body.replaceAll(number, "it")];
      }),
    );
    expect([known?.[0], later]).toEqual([200, absent]);
  });
});

describe("a sum that a tier asks for", () => {
  it("is told where the facts reach its own window, whatever the windows of the others", async () => {
    const windows = strategy.replace(
      "atLeast: 50K }] }",
      `atLeast: 30K }] }
      - { id: top, name: Top, criteria: [{ metric: partner-sourced-revenue, over: 2 quarters, atLeast: 10K }] }`,
    );
    const late = await settle(database, { ...channel, asOf: "2027-05-31" }, windows);
    const [tier] = (
      await told<PortalTierReply>({ workspace: late.workspace, partner: late.partners[0] ?? "" }, "/tier")
    ).tiers;
    const of = (name: string) => tier?.ladder.find((rung) => rung.name === name)?.criteria[0];
    expect([of("Gold")?.value, of("Gold")?.untold]).toEqual([1_000_000, null]);
    expect([of("Top")?.value, of("Top")?.untold]).toEqual([null, "the facts end on 2026-09-02"]);
    expect(await staffTier(late.workspace)).toEqual([{ value: 1_000_000 }]);
  });

  const staffTier = async (workspace: string) => {
    const { partner } = await doors.staff<PartnerReply>(workspace, "/partners/P-1");
    return partner.tier?.missing.map(({ value }) => ({ value }));
  };
});

describe("the certifications of a company", () => {
  it("are those earned by the as-of day, and say whether they are valid on it", async () => {
    const held = (person: string, earnedOn: string, expiresOn: string | null) => ({
      partner: 0,
      person,
      earnedOn,
      expiresOn,
    });
    const certified = [
      held("Ana", "2026-10-31", null),
      held("Ben", "2025-10-31", "2026-10-31"),
      held("Cai", "2026-11-01", null),
    ];
    const { workspace, partners } = await settle(database, { ...channel, certified }, strategy);
    const { certifications } = await told<PortalCompanyReply>(
      { workspace, partner: partners[0] ?? "" },
      "/company",
    );
    expect(certifications.map(({ person, valid }) => [person, valid])).toEqual([
      ["Ana", true],
      ["Ben", false],
    ]);
  });
});

describe("the portal's role in the database", () => {
  const asked = (text: string) =>
    inPortal(database.connection, personAt(north.workspace, north.partner), (tx) =>
      sql.raw(text).execute(tx),
    );

  it.each([
    "select source_text from strategies",
    "select external_id from partners",
    "select source_type from partners",
    "select external_id from deals",
    "select account_id from deals",
    "select batch_id from deal_parts",
    "select evidence from deal_parts",
    "select vertical from certifications",
    "select id from accounts",
    "select raw from deal_lines",
    "select amount_minor from spend",
    "select by_person from touches",
    "select name from sources",
    "select email from people",
    "select secret_hash from api_keys",
    "select action from audit_entries",
    "select facts_revision from workspaces",
  ])("is denied: %s", async (text) => {
    await expect(asked(text)).rejects.toThrow(/permission denied/);
  });

  it("sees one company, whatever a query forgets to name", async () => {
    const { rows } = await asked(
      "select (select count(*) from partners)::int as partners, (select count(*) from deals)::int as deals, (select count(distinct partner_id) from daily_facts)::int as facts",
    );
    expect(rows).toEqual([{ partners: 1, deals: 7, facts: 1 }]);
  });
});

describe("the terms of partners", () => {
  const forget = () =>
    acrossWorkspaces(database.connection, "a test", (tx) => tx.deleteFrom("partner_terms").execute());

  it("that are missing are published at the start, and again changes nothing", async () => {
    await forget();
    expect((await told<PortalTierReply>(north, "/tier")).headline).toBe(
      "No programme has been published yet",
    );
    await publishMissingTerms(database.connection, new Date("2026-11-20T10:00:00Z"));
    expect((await told<PortalTierReply>(north, "/tier")).tiers[0]?.tier).toBe("Member");
    await publishMissingTerms(database.connection, new Date("2030-01-01T00:00:00Z"));
    const { rows } = await acrossWorkspaces(database.connection, "a test", (tx) =>
      sql<{ at: Date }>`select distinct published_at as at from partner_terms`.execute(tx),
    );
    expect(rows.map(({ at }) => at.toISOString())).toEqual(["2026-11-20T10:00:00.000Z"]);
  });

  it("that another program had published otherwise are told as this one tells them", async () => {
    await acrossWorkspaces(database.connection, "a test", (tx) =>
      tx.updateTable("partner_terms").set({ content: '{"company": {}, "strategy": {}}' }).execute(),
    );
    await publishMissingTerms(database.connection);
    expect((await told<PortalTierReply>(north, "/tier")).tiers[0]?.next).toBe("Gold");
  });
});

describe("the people of a company", () => {
  it("are managed by its admins alone, and those of another company are absent", async () => {
    const invite = { email: "ana@north.example", name: "Ana", role: "partner-member" };
    const member = await doors.portal(north, "/invitations", { role: "partner-member", body: invite });
    expect([member.status, member.body]).toEqual([403, expect.stringContaining("may not invite") as string]);
    const made = await doors.portal(north, "/invitations", { body: invite });
    expect([made.status, JSON.parse(made.body)]).toMatchObject([201, { email: "ana@north.example" }]);
    const { id } = JSON.parse(made.body) as { id: string };
    const foreign = await doors.portal(south, `/invitations/${id}`, { method: "DELETE" });
    expect([foreign.status, (await told<{ invitations: unknown[] }>(south, "/people")).invitations]).toEqual([
      404,
      [],
    ]);
    expect((await doors.portal(north, `/invitations/${id}`, { method: "DELETE" })).status).toBe(200);
  });

  it("cannot be given more than the body allows", async () => {
    const body = { email: "eve@north.example", name: "Eve", role: "owner", partner: south.partner };
    const { status, body: said } = await doors.portal(north, "/invitations", { body });
    expect([status, said]).toEqual([400, expect.stringMatching(/\/role[\s\S]*\/partner/) as string]);
  });
});
