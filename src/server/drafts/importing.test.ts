import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import { type Citizen, openTown, type Town } from "../../../tests/server/people/town.ts";
import type { DraftImportReply, DraftReply } from "../../contract/drafts.ts";
import { newId } from "../../database/ids.ts";
import { storeStrategy } from "../strategies/loading.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const bare = "entente: 1\nstrategy: { name: Plan } # ours\ncompany: { name: Brightwater, currency: EUR }\n";
const document = [
  "# Our partners",
  "",
  "| Risk | Likelihood | Mitigation |",
  "|---|---|---|",
  "| Flood | Low | {{who}} |",
  "",
  "| Investment | Amount |",
  "|---|---|",
  "| Training | $40K |",
  "",
  "Words that name nothing.",
].join("\n");

async function office() {
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
  const ana: Citizen = await town.staff(workspace, "owner");
  const draft = async () => (await town.ask<DraftReply>(ana, "GET", "/draft")).body;
  const bring = (query: string, text = document) =>
    town.ask<DraftImportReply>(ana, "POST", `/draft/import${query}`, text, {
      "content-type": "application/yaml",
    });
  return { draft, bring };
}

describe("a document that is brought into the draft", () => {
  it("is rehearsed first: what was read, what is to fill, what was not, and nothing is kept", async () => {
    const { draft, bring } = await office();
    const { status, body } = await bring("?dryRun=true");
    expect(status).toBe(200);
    expect(body.imported.recognised.map(({ line }) => line)).toEqual([1, 5, 9]);
    expect(body.imported.recognised[1]?.left).toMatchObject([{ text: "{{who}}", toFill: true }]);
    expect(body.imported.unrecognised.map(({ line }) => line)).toEqual([11]);
    expect((await draft()).revision).toBe(0);
  });

  it("is not saved where it disagrees with what is there, until somebody says which side counts", async () => {
    const { draft, bring } = await office();
    const { body } = await bring("");
    expect(body.save).toMatchObject({
      saved: false,
      conflicts: [{ pointer: "/strategy/name", yours: "Our partners", theirs: "Plan" }],
    });
    expect((await bring("?take=draft")).body.save).toMatchObject({ saved: true, revision: 1 });
    const { data, text, saved } = await draft();
    expect(data).toMatchObject({
      strategy: { name: "Plan" },
      company: { name: "Brightwater", currency: "EUR" },
      risks: { flood: { risk: "Flood", likelihood: "low" } },
    });
    expect({ comment: text.includes("# ours"), origin: saved?.origin }).toEqual({
      comment: true,
      origin: "import",
    });
  });

  it("is decided place by place, and what was decided counts while nobody has saved since", async () => {
    const { draft, bring } = await office();
    const text = "# Our partners\n\n**Company**: Northwind\n\n**Product**: Maps\n";
    const { body } = await bring("", text);
    const revision = body.save.revision;
    expect(body.save).toMatchObject({
      conflicts: [{ pointer: "/strategy/name" }, { pointer: "/company/name" }],
    });
    const half = await bring(`?document=/company/name&seen=${revision}`, text);
    expect(half.body.save).toMatchObject({ saved: false, conflicts: [{ pointer: "/strategy/name" }] });
    const stale = await bring(`?document=/company/name&take=draft&seen=${revision + 1}`, text);
    expect(stale.body.save).toMatchObject({ saved: false });
    const whole = await bring(`?document=/company/name&take=draft&seen=${revision}`, text);
    expect(whole.body.save).toMatchObject({ saved: true });
    expect((await draft()).data).toMatchObject({
      strategy: { name: "Plan" },
      company: { name: "Northwind", product: "Maps" },
    });
  });

  it("refuses a place on both sides, and what is no place", async () => {
    const { bring } = await office();
    expect((await bring("?document=/company/name&draft=/company/name")).status).toBe(400);
    expect((await bring("?document=company.name")).status).toBe(400);
  });

  it("keeps the currency of the draft: dollars of a document stay dollars", async () => {
    const { draft, bring } = await office();
    await bring("?take=draft");
    expect((await draft()).data).toMatchObject({
      budget: { lines: [{ name: "Training", amount: "USD 40K" }] },
    });
  });

  it("is refused with what would be accepted when it is no document", async () => {
    const { bring } = await office();
    expect((await bring("", "x".repeat(200_001))).status).toBe(422);
    expect((await bring("?year=2028")).status).toBe(400);
  });
});
