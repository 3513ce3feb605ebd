import { afterAll, beforeAll, expect, it } from "vitest";
import type {
  CheckReply,
  OverviewReply,
  Problem,
  StrategyReply,
  WorkspaceReply,
} from "../../../src/contract/api.ts";
import type { VersionReply, VersionsReply } from "../../../src/contract/drafts.ts";
import { newId } from "../../../src/database/ids.ts";
import { dayIn } from "../../../src/server/clock.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";
import { addWorkspace } from "../people/rows.ts";
import { type Citizen, openTown, type Town } from "../people/town.ts";

/** A server that runs on while the day changes where the company lives: at 05:00 of the next day in UTC. */
const timeZone = "America/New_York";
const before = new Date("2026-12-01T04:59:59Z");
const after = new Date("2026-12-01T05:00:00Z");
let now = before;
let town: Town;
beforeAll(async () => {
  town = await openTown({ now: () => now, today: (zone) => dayIn(zone, now) });
});
afterAll(() => town.close());

const text = (name: string, until: string) => `entente: 1
strategy: { name: ${name}, timeZone: ${timeZone} }
company: { name: Halyard, currency: USD, fiscalYearStart: 1 }
people: { cro: { title: Chief revenue officer }, cpo: { title: Chief partner officer } }
raci: { strategy-adoption: { cro: A, cpo: R } }
gaps: { asia: { kind: geographic, statement: We cannot sell in Asia } }
declined: { retail: { option: Retail, reason: Nobody asks for it, revisit: FY28-Q3 } }
waivers: [{ rule: BUD-001, subject: budget, reason: It is set in January, until: ${until} }]
`;

/** One person, whose version 2 is approved; its waiver holds up to a day. */
async function approved(until: string): Promise<Citizen> {
  now = before;
  const workspace = newId();
  const first = { fileName: "plan.yaml", text: text("Old", "2027-06-30"), name: "Old", at: now };
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Office", at: now });
    await storeStrategy(tx, workspace, first);
  });
  const ana = await town.staff(workspace, "owner");
  const yaml = { "content-type": "application/yaml" };
  await town.ask(ana, "PUT", "/draft?base=0", text("New", until), yaml);
  await town.ask(ana, "POST", "/versions", { revision: 1 });
  await town.ask(ana, "PUT", "/raci/cro", { person: ana.person });
  await town.ask(ana, "POST", "/versions/2/decisions", { decision: "approve" });
  return ana;
}
const adopt = (who: Citizen, from: string) =>
  town.ask<VersionReply & Problem>(who, "POST", "/versions/2/adopt", { from });

async function seen(who: Citizen) {
  const get = async <T>(path: string) => (await town.ask<T>(who, "GET", path)).body;
  const { inForce, rows } = await get<VersionsReply>("/versions");
  const workspace = await get<WorkspaceReply>("/workspace");
  return {
    inForce,
    states: rows.map(({ state }) => state),
    day: workspace.asOf,
    names: [workspace.strategy.name, (await get<StrategyReply>("/strategy")).strategy?.strategy.name],
    checked: (await get<CheckReply>("/check")).asOf,
    overview: (await get<OverviewReply>("/overview")).asOf,
  };
}

it("a version that is adopted from tomorrow is in force as soon as it is tomorrow there, on every page at once", async () => {
  const ana = await approved("2027-01-31");
  expect((await adopt(ana, "2026-12-01")).body).toMatchObject({
    state: "adopted",
    adoptedFrom: "2026-12-01",
  });
  const last = "2026-11-30";
  const old = {
    inForce: 1,
    states: ["adopted", "adopted"],
    day: last,
    names: ["Old", "Old"],
    checked: last,
    overview: last,
  };
  expect(await seen(ana)).toEqual(old);
  now = after;
  const first = "2026-12-01";
  const fresh = {
    inForce: 2,
    states: ["adopted", "superseded"],
    day: first,
    names: ["New", "New"],
    checked: first,
    overview: first,
  };
  expect(await seen(ana)).toEqual(fresh);
});

it("a waiver covers its last day, also where that is the first of the version", async () => {
  const ana = await approved("2026-12-01");
  expect((await adopt(ana, "2026-12-01")).status).toBe(200);
  now = after;
  expect((await town.ask<CheckReply>(ana, "GET", "/check")).body.summary).toMatchObject({ errors: 0 });
});

it("a version is not adopted from a day on which its waiver has ended: it would be in force with the error", async () => {
  const ana = await approved("2026-11-30");
  const { status, body } = await adopt(ana, "2026-12-01");
  expect([status, body.errors?.map(({ code }) => code)]).toEqual([409, ["errors"]]);
  expect(body.detail).toContain("ends on 30 November 2026");
  expect((await adopt(ana, "2026-11-30")).status).toBe(200);
});

it("a version whose waiver ends with the day on which it was approved is not adopted the day after", async () => {
  const ana = await approved("2026-11-30");
  now = after;
  const { status, body } = await adopt(ana, "2026-11-30");
  expect([status, body.errors?.map(({ code }) => code)]).toEqual([409, ["errors"]]);
});
