import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Citizen, openTown, type Town } from "../../../tests/server/people/town.ts";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import type { DraftReply, DraftSavedReply } from "../../contract/drafts.ts";
import { newId } from "../../database/ids.ts";
import { check } from "../../domain/check/check.ts";
import { readStrategy } from "../../domain/strategy/read.ts";
import { formatStrategyFile } from "../../strategy-file/format.ts";
import { storeStrategy } from "../strategies/loading.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const bare = "entente: 1\nstrategy: { name: Plan }\ncompany: { name: Brightwater, currency: EUR }\n";

/** A workspace that says nothing but its name, and its owner. */
async function office(role: "owner" | "viewer" = "owner") {
  const workspace = newId();
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Office", at: town.now() });
    await storeStrategy(tx, workspace, {
      fileName: "strategy.yaml",
      text: bare,
      name: "Plan",
      at: town.now(),
    });
  });
  const ana: Citizen = await town.staff(workspace, role);
  const draft = async () => (await town.ask<DraftReply>(ana, "GET", "/draft")).body;
  const start = (revision: number, more: object = {}) =>
    town.ask<DraftSavedReply>(ana, "POST", "/draft/start", { revision, answers: { ...answers(), ...more } });
  return { ana, draft, start };
}

const answers = () => ({
  stage: "growth",
  industry: "healthcare-it",
  company: "Brightwater",
  product: "Ward planning",
  currency: "EUR",
  fiscalYearStart: 4,
  arr: { current: "4M", target: "9M", by: `${town.now().getUTCFullYear() + 3}-03-31` },
  idealCustomers: ["Hospitals with 200 beds"],
  markets: ["DACH", "FR"],
});

describe("a draft that begins with a starter", () => {
  it("holds the commented text, formatted, without an error in the check", async () => {
    const { draft, start } = await office();
    expect(await start(0)).toMatchObject({ status: 200, body: { saved: true, revision: 1 } });
    const { text, data, saved, basedOn, changed } = await draft();
    expect({ basedOn, changed, origin: saved?.origin }).toEqual({
      basedOn: 1,
      changed: true,
      origin: "starter",
    });
    expect(text).toContain("# Which partners belong in the portfolio.");
    expect(formatStrategyFile(text)).toBe(text);
    expect(check(readStrategy(data), town.now().toISOString().slice(0, 10)).summary.errors).toBe(0);
  });

  it("may be begun anew from another one, as long as nobody wrote into it", async () => {
    const { start, draft } = await office();
    await start(0);
    expect((await start(1, { stage: "mature" })).status).toBe(200);
    expect((await draft()).text).toContain("stage: mature");
  });

  it("is not begun over what a person wrote, before or meanwhile", async () => {
    const { ana, start, draft } = await office();
    await start(0);
    expect((await start(0)).status, "the page showed an older draft").toBe(409);
    await town.ask(ana, "PATCH", "/draft", {
      revision: 1,
      edits: [{ path: ["strategy", "name"], value: "Ours" }],
    });
    const refused = await start(2);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ errors: [{ pointer: "/revision", code: "draft-written" }] });
    expect((await draft()).text).toContain("name: Ours");
  });

  it("says which answer does not hold, and keeps the draft as it was", async () => {
    const { start, draft } = await office();
    const { status, body } = await start(0, {
      markets: ["Atlantis"],
      arr: { ...answers().arr, target: "3M" },
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ pointer: "/answers/arr/target" }, { pointer: "/answers/markets" }],
    });
    expect((await draft()).revision).toBe(0);
  });

  it("is for those who may change the draft", async () => {
    const { start } = await office("viewer");
    expect((await start(0)).status).toBe(403);
  });
});
