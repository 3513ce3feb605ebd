import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import type { DraftStateReply } from "../../../src/contract/drafts.ts";
import type { PeopleReply, RaciReply } from "../../../src/contract/people.ts";
import { newId } from "../../../src/database/ids.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";
import { type Citizen, openTown, strategyWithoutSales, type Town } from "./town.ts";

let town: Town;
let owner: Citizen;
beforeAll(async () => {
  town = await openTown();
  owner = await town.staff(town.halyard, "owner");
});
afterAll(() => town.close());

describe("accountable roles", () => {
  it("are those of the strategy with their letters, and are held by people of the workspace", async () => {
    const head = await town.staff(town.halyard, "head-of-partnerships", "Hedda");
    expect((await town.ask(owner, "PUT", "/raci/channel", { person: head.person })).body).toEqual({
      done: true,
    });
    const { body } = await town.ask<RaciReply>(head, "GET", "/raci");
    expect(body.rows[0]).toEqual({
      role: "channel",
      title: "Head of Channel",
      decisions: [
        { decision: "tier-change", letter: "A" },
        { decision: "partner-exit", letter: "R" },
      ],
      person: { id: head.person, name: "Hedda" },
    });
    expect(
      (await town.ask<PeopleReply>(owner, "GET", "/people")).body.rows.find(({ id }) => id === head.person)
        ?.accountable,
    ).toEqual(["channel"]);
  });

  it("of the draft are there before anybody submits it, so that whoever will be asked can be named", async () => {
    const { revision } = (await town.ask<DraftStateReply>(owner, "GET", "/draft/state")).body;
    const edits = [{ path: ["people", "clinical"], value: { title: "Head of Clinical" } }];
    expect((await town.ask(owner, "PATCH", "/draft", { revision, edits })).status).toBe(200);
    expect((await town.ask(owner, "PUT", "/raci/clinical", { person: owner.person })).status).toBe(200);
    const { rows } = (await town.ask<RaciReply>(owner, "GET", "/raci")).body;
    expect(rows.find(({ role }) => role === "clinical")).toMatchObject({
      title: "Head of Clinical (in the draft)",
      person: { id: owner.person },
    });
    await town.ask(owner, "POST", `/draft/history/${revision + 1}/undo`);
    expect((await town.ask(owner, "PUT", "/raci/clinical", { person: null })).status).toBe(200);
  });

  it("are not held by strangers, the suspended, or under a name the strategy lacks", async () => {
    const foreign = await town.staff(town.rival, "viewer");
    const suspended = await town.staff(town.halyard, "viewer");
    await town.ask(owner, "PATCH", `/people/${suspended.person}`, { state: "suspended" });
    const bind = (role: string, person: string | null) =>
      town.ask<Problem>(owner, "PUT", `/raci/${role}`, { person });
    const [stranger, nobody] = [await bind("sales", foreign.person), await bind("sales", newId())];
    expect([stranger.status, stranger.body]).toEqual([422, nobody.body]);
    expect((await bind("sales", suspended.person)).status).toBe(409);
    for (const role of ["king", "constructor", "__proto__", "toString"])
      expect([role, (await bind(role, owner.person)).status]).toEqual([role, 404]);
    const finance = await town.staff(town.halyard, "finance");
    expect((await town.ask(finance, "PUT", "/raci/sales", { person: finance.person })).status).toBe(403);
  });

  it("given at once by two who saw the same list: the second is told that it has changed", async () => {
    const [one, two] = [await town.staff(town.halyard, "viewer"), await town.staff(town.halyard, "finance")];
    const { etag } = await town.ask(owner, "GET", "/raci");
    const bind = ({ person }: Citizen) =>
      town.ask(owner, "PUT", "/raci/channel", { person }, { "if-match": etag });
    const answers = await town.meeting(town.halyard, 2, () => [bind(one), bind(two)]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412]);
  });

  it("that a new strategy lacks stay in sight until they are freed", async () => {
    await town.ask(owner, "PUT", "/raci/sales", { person: owner.person });
    await town.inside(town.halyard, (tx) =>
      storeStrategy(tx, town.halyard, {
        fileName: "strategy.yaml",
        text: strategyWithoutSales,
        name: "Halyard",
        at: town.now(),
      }),
    );
    const sales = async () =>
      (await town.ask<RaciReply>(owner, "GET", "/raci")).body.rows.find(({ role }) => role === "sales");
    expect(await sales()).toMatchObject({
      title: "sales (no longer in the strategy)",
      decisions: [],
      person: { id: owner.person },
    });
    expect((await town.ask(owner, "PUT", "/raci/sales", { person: owner.person })).status).toBe(404);
    expect((await town.ask(owner, "PUT", "/raci/sales", { person: null })).status).toBe(200);
    expect(await sales()).toBeUndefined();
  });
});
