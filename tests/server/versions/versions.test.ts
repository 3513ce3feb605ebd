import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addWorkspace } from "../people/rows.ts";
import { type Citizen, openTown, type Town } from "../people/town.ts";
import type { CheckReply, Problem, StrategyReply, WorkspaceReply } from "../../../src/contract/api.ts";
import type {
  DraftReply,
  VersionChangesReply,
  VersionReply,
  VersionsReply,
} from "../../../src/contract/drafts.ts";
import type { DocumentsReply } from "../../../src/contract/documents.ts";
import type { RaciReply } from "../../../src/contract/people.ts";
import { newId } from "../../../src/database/ids.ts";
import { termsInForce } from "../../../src/server/portal/queries.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const beginning = `entente: 1
strategy: { name: Plan }
company: { name: Halyard, currency: USD, fiscalYearStart: 1 }
`;
/** What makes of it a strategy in which the check finds no error that is not waived. */
const drafted = {
  people: { cpo: { title: "Chief partner officer" }, cro: { title: "Chief revenue officer" } },
  raci: { "strategy-adoption": { cpo: "R", cro: "A" } },
  gaps: { asia: { kind: "geographic", statement: "We cannot sell in Asia" } },
  declined: { retail: { option: "Retail", reason: "Nobody asks for it", revisit: "FY28-Q3" } },
  waivers: [{ rule: "BUD-001", subject: "budget", reason: "It is set in spring", until: "2027-06-30" }],
};

/** A workspace whose owner Ana has drafted who is accountable, and in which Bo is somebody else. */
async function office() {
  const workspace = newId();
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Office", at: town.now() });
    await storeStrategy(tx, workspace, {
      fileName: "plan.yaml",
      text: beginning,
      name: "Plan",
      at: town.now(),
    });
  });
  const ana = await town.staff(workspace, "owner");
  const bo = await town.staff(workspace, "sponsor");
  const edits = Object.entries(drafted).map(([part, value]) => ({ path: [part], value }));
  await town.ask(ana, "PATCH", "/draft", { revision: 0, edits });
  return { workspace, ana, bo };
}

const submit = (who: Citizen, revision: number, note?: string) =>
  town.ask<VersionReply & Problem>(who, "POST", "/versions", { revision, note });
const decide = (who: Citizen, version: number, decision: string, comment?: string) =>
  town.ask<VersionReply & Problem>(who, "POST", `/versions/${version}/decisions`, { decision, comment });
const adopt = (who: Citizen, version: number, from: string) =>
  town.ask<VersionReply & Problem>(who, "POST", `/versions/${version}/adopt`, { from });
const bind = (who: Citizen, role: string, person: Citizen) =>
  town.ask(who, "PUT", `/raci/${role}`, { person: person.person });
const gapsOf = ({ gaps }: Pick<VersionReply, "gaps">) => gaps.map(({ what }) => what);

describe("from draft to adoption", () => {
  it("who decides is told that the plan prints on more than five pages", async () => {
    const { ana } = await office();
    const risks = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [
        `risk-${index}`,
        { risk: `What could happen ${index}`, impact: "low", mitigation: "What we do about it ".repeat(12) },
      ]),
    );
    await town.ask(ana, "PATCH", "/draft", { revision: 1, edits: [{ path: ["risks"], value: risks }] });
    const { body } = await submit(ana, 2);
    expect(body.planPages).toBeGreaterThan(5);
    const { body: found } = await town.ask<CheckReply>(ana, "GET", "/check?version=2");
    expect(found.findings.map(({ rule }) => rule)).toContain("LEN-001");
    expect(body.warnings).toBe(found.summary.warnings);
  });

  it("a version is submitted with a note, decided on by who is accountable, and in force from its day", async () => {
    const { ana, bo } = await office();
    const submitted = await submit(ana, 1, "Who decides what");
    expect(submitted).toMatchObject({
      status: 201,
      body: {
        version: 2,
        state: "in-review",
        submitted: { by: { name: ana.name }, note: "Who decides what" },
        against: 1,
        accountable: [{ role: "cro", title: "Chief revenue officer", person: null, approved: false }],
        may: { approve: false, adopt: false, withdraw: true },
      },
    });
    expect(gapsOf(submitted.body)).toContain("nobody-bound");
    expect((await town.ask<DraftReply>(ana, "GET", "/draft")).body).toMatchObject({
      basedOn: 2,
      changed: false,
    });
    await bind(ana, "cro", bo);
    expect((await town.ask<VersionReply>(bo, "GET", "/versions/2")).body.may.approve).toBe(true);
    const approved = await decide(bo, 2, "approve", "Good enough to begin");
    expect(approved.body).toMatchObject({
      approvals: [
        { role: "cro", decision: "approve", comment: "Good enough to begin", by: { name: bo.name } },
      ],
      accountable: [{ approved: true }],
    });
    expect(gapsOf(approved.body)).toEqual([]);
    expect(approved.body.may.adopt).toBe(false);
    expect((await adopt(bo, 2, "2026-12-01")).status).toBe(403);
    expect((await adopt(ana, 2, "2026-12-01")).body).toMatchObject({
      state: "adopted",
      adoptedFrom: "2026-12-01",
    });
    const inForce = async (asOf: string) =>
      (await town.ask<VersionsReply>(ana, "GET", `/versions?asOf=${asOf}`)).body;
    expect((await inForce("2026-11-30")).inForce).toBe(1);
    const after = await inForce("2026-12-01");
    expect(after.inForce).toBe(2);
    expect(after.rows.map(({ state }) => state)).toEqual(["adopted", "superseded"]);
  });

  it("nothing is adopted while something is missing, and everything that is missing is said", async () => {
    const { ana } = await office();
    await submit(ana, 1);
    const { status, body } = await adopt(ana, 2, "2026-12-01");
    expect(status).toBe(409);
    expect(body.errors?.map(({ code }) => code)).toContain("nobody-bound");
    expect((await town.ask<VersionsReply>(ana, "GET", "/versions")).body.inForce).toBe(1);
  });

  it("who submitted does not approve, but where they are the one active person", async () => {
    const { ana, bo } = await office();
    await submit(ana, 1);
    await bind(ana, "cro", ana);
    expect(await decide(ana, 2, "approve")).toMatchObject({
      status: 409,
      body: { detail: "Nobody decides on a version that they submitted" },
    });
    await town.ask(ana, "PATCH", `/people/${bo.person}`, { state: "suspended" });
    expect((await decide(ana, 2, "approve")).body).toMatchObject({ accountable: [{ approved: true }] });
  });

  it("what a former holder of the role decided stays on record and no longer counts", async () => {
    const { workspace, ana, bo } = await office();
    const cleo = await town.staff(workspace, "finance");
    await submit(ana, 1);
    await bind(ana, "cro", bo);
    await decide(bo, 2, "approve");
    await bind(ana, "cro", cleo);
    const { body } = await town.ask<VersionReply>(ana, "GET", "/versions/2");
    expect(body.approvals).toHaveLength(1);
    expect(gapsOf(body)).toContain("not-approved");
    expect((await decide(bo, 2, "decline")).status).toBe(409);
  });

  it("who is suspended holds no accountable role: what they approved counts again once they are active", async () => {
    const { ana, bo } = await office();
    await submit(ana, 1);
    await bind(ana, "cro", bo);
    await decide(bo, 2, "approve");
    await town.ask(ana, "PATCH", `/people/${bo.person}`, { state: "suspended" });
    const { status, body } = await adopt(ana, 2, "2026-12-01");
    expect([status, body.errors?.map(({ code }) => code)]).toEqual([409, ["nobody-bound"]]);
    await town.ask(ana, "PATCH", `/people/${bo.person}`, { state: "active" });
    expect((await adopt(ana, 2, "2026-12-01")).status).toBe(200);
  });

  it("one whose day a higher version takes is superseded on every day, and no page waits for it", async () => {
    const { ana, bo } = await office();
    await submit(ana, 1);
    await bind(ana, "cro", bo);
    await decide(bo, 2, "approve");
    await adopt(ana, 2, "2027-04-01");
    const { revision } = (await town.ask<DraftReply>(ana, "GET", "/draft")).body;
    const edits = [{ path: ["strategy", "name"], value: "Sooner" }];
    await town.ask(ana, "PATCH", "/draft", { revision, edits });
    await submit(ana, revision + 1);
    await decide(bo, 3, "approve");
    await adopt(ana, 3, "2027-01-01");
    const on = async (day: string) => {
      const { inForce, rows } = (await town.ask<VersionsReply>(ana, "GET", `/versions?asOf=${day}`)).body;
      return [inForce, ...rows.map(({ state }) => state)];
    };
    expect(await on("2026-12-31")).toEqual([1, "adopted", "superseded", "adopted"]);
    for (const day of ["2027-01-01", "2027-03-31", "2027-04-01"])
      expect(await on(day)).toEqual([3, "adopted", "superseded", "superseded"]);
  });

  it("of two who adopt, withdraw or decline at the same moment one is heard", async () => {
    for (const other of ["adopt", "withdraw", "decline"]) {
      const { ana, bo } = await office();
      await submit(ana, 1);
      await bind(ana, "cro", bo);
      await decide(bo, 2, "approve");
      const both = await Promise.all([
        adopt(ana, 2, "2026-12-01"),
        other === "adopt"
          ? adopt(ana, 2, "2027-01-01")
          : other === "withdraw"
            ? town.ask(ana, "POST", "/versions/2/withdraw")
            : decide(bo, 2, "decline"),
      ]);
      expect(both.map(({ status }) => status)).toContain(200);
      const { state, adoptedFrom } = (await town.ask<VersionReply>(ana, "GET", "/versions/2")).body;
      const isAdopted = both[0].status === 200 || (other === "adopt" && both[1].status === 200);
      expect(state === "adopted").toBe(isAdopted);
      if (both[0].status === 200) expect(adoptedFrom).toBe("2026-12-01");
    }
  });

  it("a version that is sent back leaves review with its comment, and the draft can be submitted again", async () => {
    const { ana, bo } = await office();
    await submit(ana, 1);
    await bind(ana, "cro", bo);
    expect((await decide(bo, 2, "send-back", "Name the markets")).body).toMatchObject({
      state: "sent-back",
      approvals: [{ decision: "decline", comment: "Name the markets" }],
    });
    expect((await adopt(ana, 2, "2026-12-01")).body.errors?.map(({ code }) => code)).toContain(
      "not-in-review",
    );
    const { revision } = (await town.ask<DraftReply>(ana, "GET", "/draft")).body;
    expect((await submit(ana, revision)).body).toMatchObject({ version: 3, state: "in-review" });
  });

  it("the roles of the version in review can be held before it is in force", async () => {
    const { ana, bo } = await office();
    const roles = async () => (await town.ask<RaciReply>(ana, "GET", "/raci")).body.rows;
    expect((await roles()).map(({ title }) => title)).toEqual([
      "Chief partner officer (in the draft)",
      "Chief revenue officer (in the draft)",
    ]);
    await submit(ana, 1);
    expect((await roles()).map(({ title }) => title)).toEqual([
      "Chief partner officer (in review, version 2)",
      "Chief revenue officer (in review, version 2)",
    ]);
    expect((await bind(ana, "cro", bo)).status).toBe(200);
  });
});

describe("a submission is refused", () => {
  it("of a draft that somebody changed since it was read, or that is the version already", async () => {
    const { ana } = await office();
    expect(await submit(ana, 0)).toMatchObject({
      status: 409,
      body: { errors: [{ code: "changed-meanwhile" }] },
    });
    await town.ask(ana, "PATCH", "/draft", {
      revision: 1,
      edits: Object.keys(drafted).map((part) => ({ path: [part] })),
    });
    expect(await submit(ana, 2)).toMatchObject({
      status: 409,
      body: { errors: [{ code: "nothing-changed" }] },
    });
  });

  it("while another version is in review, also when two submit at the same moment", async () => {
    const { ana } = await office();
    const both = await Promise.all([submit(ana, 1), submit(ana, 1)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
    expect((await town.ask(ana, "POST", "/versions/2/withdraw")).body).toMatchObject({ state: "withdrawn" });
    const { revision } = (await town.ask<DraftReply>(ana, "GET", "/draft")).body;
    expect((await submit(ana, revision)).status).toBe(201);
  });

  it("of a draft that is no strategy", async () => {
    const { ana } = await office();
    await town.ask(ana, "PUT", "/draft?base=1", "entente: 1\n", { "content-type": "application/yaml" });
    expect(await submit(ana, 2)).toMatchObject({
      status: 422,
      body: { errors: [{ code: "not-a-strategy" }] },
    });
  });

  it("of those who may not edit", async () => {
    const { bo } = await office();
    expect((await submit(bo, 1)).status).toBe(403);
  });
});

describe("any page as of any version", () => {
  const nameAt = async (who: Citizen, query: string) =>
    (await town.ask<StrategyReply>(who, "GET", `/strategy${query}`)).body.strategy?.strategy.name;

  it("shows the strategy in force, a version, or the draft, and never one for the other", async () => {
    const { ana } = await office();
    await submit(ana, 1);
    await town.ask(ana, "PATCH", "/draft", {
      revision: 2,
      edits: [{ path: ["strategy", "name"], value: "Drafted" }],
    });
    for (let round = 0; round < 2; round += 1) {
      expect(await nameAt(ana, "")).toBe("Plan");
      expect(await nameAt(ana, "?version=2")).toBe("Plan");
      expect(await nameAt(ana, "?version=draft")).toBe("Drafted");
    }
    expect((await town.ask<WorkspaceReply>(ana, "GET", "/workspace?version=draft")).body.strategy).toEqual({
      name: "Drafted",
      version: 2,
      draft: 3,
      fileName: "plan.yaml",
    });
    expect((await town.ask(ana, "GET", "/check?version=draft")).status).toBe(200);
    expect((await town.ask(ana, "GET", "/drift?version=draft")).status).toBe(200);
    expect((await town.ask(ana, "GET", "/strategy?version=9")).status).toBe(404);
    expect((await town.ask(ana, "GET", "/strategy?version=new")).status).toBe(400);
  });

  it("a rehearsed submission leaves nothing that a later version could be taken for", async () => {
    const { ana } = await office();
    await town.ask(ana, "POST", "/versions?dryRun=true", { revision: 1 });
    await town.ask(ana, "PATCH", "/draft", {
      revision: 1,
      edits: [{ path: ["strategy", "name"], value: "Real" }],
    });
    expect((await submit(ana, 2)).body.version).toBe(2);
    expect(await nameAt(ana, "?version=2")).toBe("Real");
  });

  it("differences are told in the strategy's words", async () => {
    const { ana } = await office();
    await town.ask(ana, "PATCH", "/draft", {
      revision: 1,
      edits: [{ path: ["strategy", "name"], value: "New" }],
    });
    const { body } = await town.ask<VersionChangesReply>(ana, "GET", "/draft/changes");
    expect(body).toMatchObject({ of: "draft", against: 1 });
    expect(body.changes.map(({ words }) => words)).toContain("The strategy: name Plan → New");
    const versions = await town.ask<VersionChangesReply>(ana, "GET", "/versions/1/changes?against=draft");
    expect(versions.body.changes.map(({ words }) => words)).toContain("The strategy: name New → Plan");
  });
});

describe("what partners read", () => {
  it("is of the version in force on the day, and of no later one", async () => {
    const { workspace, ana, bo } = await office();
    await town.ask(ana, "PATCH", "/draft", {
      revision: 1,
      edits: [{ path: ["company", "name"], value: "Renamed" }],
    });
    await submit(ana, 2);
    await bind(ana, "cro", bo);
    await decide(bo, 2, "approve");
    expect((await adopt(ana, 2, "2026-12-01")).status).toBe(200);
    const termsOn = (day: string) =>
      town.inside(workspace, async (tx) => (await termsInForce(tx, workspace, day)).content);
    expect(await termsOn("2026-11-30")).toMatchObject({ company: { name: "Halyard" } });
    expect(await termsOn("2026-12-01")).toMatchObject({ company: { name: "Renamed" } });
  });
});

it("starting again with the same file does not put aside what was adopted since", async () => {
  const { workspace, ana } = await office();
  await submit(ana, 1);
  await town.inside(workspace, (tx) =>
    tx
      .updateTable("strategies")
      .set({ state: "adopted", adopted_at: town.now(), adopted_from: "2026-11-01" })
      .where("workspace_id", "=", workspace)
      .where("version", "=", 2)
      .execute(),
  );
  const again = await town.inside(workspace, (tx) =>
    storeStrategy(tx, workspace, { fileName: "plan.yaml", text: beginning, name: "Plan", at: town.now() }),
  );
  expect(again).toBe(1);
  expect((await town.ask<VersionsReply>(ana, "GET", "/versions")).body.inForce).toBe(2);
});

it("pages are printed as adopted by somebody only where somebody decided", async () => {
  const { workspace, ana } = await office();
  const approver = async (version: number) =>
    (await town.ask<DocumentsReply>(ana, "GET", `/documents?version=${version}`)).body.approver;
  expect(await approver(1), "a file, loaded").toContain("whoever runs the server");
  await town.inside(workspace, (tx) =>
    tx
      .updateTable("strategies")
      .set({ note: "Made with the workspace" })
      .where("workspace_id", "=", workspace)
      .execute(),
  );
  expect(await approver(1), "what the program made with the workspace").toBeNull();
});
