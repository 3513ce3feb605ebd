import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PeopleReply, PersonRow, RaciReply } from "../../../src/contract/people.ts";
import type { Problem } from "../../../src/contract/api.ts";
import { newId } from "../../../src/database/ids.ts";
import { staffRoles } from "../../../src/domain/access/roles.ts";
import { type Citizen, openTown, type Town } from "./town.ts";

let town: Town;
let owner: Citizen;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const peopleIn = async (who: Citizen) => (await town.ask<PeopleReply>(who, "GET", "/people")).body.rows;
const trail = (workspace: string) =>
  town.inside(workspace, (tx) =>
    tx
      .selectFrom("audit_entries")
      .select(["action", "object_id", "before", "after", "why", "actor"])
      .where("workspace_id", "=", workspace)
      .orderBy("sequence")
      .execute(),
  );

describe("people of a workspace", () => {
  beforeEach(async () => {
    owner = await town.staff(town.halyard, "owner");
  });

  it("are seen by their colleagues, with role, state and second factor, and by nobody else", async () => {
    const viewer = await town.staff(town.halyard, "viewer", "Vic");
    const foreign = await town.staff(town.rival, "owner", "Foreign");
    const rows = await peopleIn(viewer);
    expect(rows.find(({ id }) => id === viewer.person)).toEqual({
      id: viewer.person,
      name: "Vic",
      email: "vic@halyard.example",
      role: "viewer",
      state: "active",
      totp: false,
      joinedAt: town.now().toISOString(),
      accountable: [],
      you: true,
    });
    expect(rows.map(({ id }) => id)).not.toContain(foreign.person);
    expect((await town.ask(null, "GET", "/people")).status).toBe(401);
  });

  it("who own the workspace are made, changed and removed after a confirmation alone; the others without one", async () => {
    const unconfirmed: Citizen = { ...owner, unconfirmed: true };
    const [other, viewer] = [
      await town.staff(town.halyard, "owner"),
      await town.staff(town.halyard, "viewer"),
    ];
    const refused = [
      await town.ask<Problem>(unconfirmed, "PATCH", `/people/${viewer.person}`, { role: "owner" }),
      await town.ask<Problem>(unconfirmed, "PATCH", `/people/${other.person}`, { role: "viewer" }),
      await town.ask<Problem>(unconfirmed, "DELETE", `/people/${other.person}`),
    ];
    for (const { status, body } of refused)
      expect([status, body.errors?.[0]?.code]).toEqual([403, "confirm-first"]);
    const change = (who: Citizen, role: string) =>
      town.ask(who, "PATCH", `/people/${viewer.person}`, { role });
    expect([(await change(unconfirmed, "finance")).status, (await change(owner, "owner")).status]).toEqual([
      200, 200,
    ]);
  });

  it("of another workspace answer as ones that do not exist, to the byte", async () => {
    const foreign = await town.staff(town.rival, "viewer");
    for (const [method, body] of [
      ["GET", undefined],
      ["PATCH", { role: "finance" }],
      ["DELETE", undefined],
    ] as const) {
      const answers = [];
      for (const id of [foreign.person, newId(), "not-an-id", "..%2f", `${newId()}x`])
        answers.push(await town.ask(owner, method, `/people/${id}`, body));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
      expect(new Set(answers.map(({ body: problem }) => JSON.stringify(problem))).size).toBe(1);
    }
  });

  it("change by those who may, and what was and is stands in the trail with its reason", async () => {
    const person = await town.staff(town.halyard, "viewer");
    const changed = await town.ask<PersonRow>(owner, "PATCH", `/people/${person.person}`, {
      role: "finance",
      why: "Took over the books",
    });
    expect([changed.status, changed.body.role, changed.body.state]).toEqual([200, "finance", "active"]);
    expect((await trail(town.halyard)).at(-1)).toMatchObject({
      action: "person.changed",
      object_id: person.person,
      before: { role: "viewer", state: "active" },
      after: { role: "finance", state: "active" },
      why: "Took over the books",
      actor: { id: owner.person, role: "owner" },
    });
    for (const role of staffRoles.filter((one) => !["owner", "head-of-partnerships"].includes(one))) {
      const other = await town.staff(town.halyard, role);
      const refused = await town.ask(other, "PATCH", `/people/${person.person}`, { role: "viewer" });
      expect([role, refused.status]).toEqual([role, 403]);
    }
  });

  it("who are suspended are guests from the next request on, and come back as they were", async () => {
    const person = await town.staff(town.halyard, "finance");
    expect((await town.ask(person, "GET", "/people")).status).toBe(200);
    await town.ask(owner, "PATCH", `/people/${person.person}`, { state: "suspended" });
    expect((await town.ask(person, "GET", "/people")).status).toBe(403);
    await town.ask(owner, "PATCH", `/people/${person.person}`, { state: "active" });
    expect((await town.ask(person, "GET", "/people")).status).toBe(200);
  });

  it("are not raised to owner, nor owners touched, by a head of partnerships", async () => {
    const head = await town.staff(town.halyard, "head-of-partnerships");
    const viewer = await town.staff(town.halyard, "viewer");
    const tries = [
      await town.ask(head, "PATCH", `/people/${viewer.person}`, { role: "owner" }),
      await town.ask(head, "PATCH", `/people/${owner.person}`, { role: "viewer" }),
      await town.ask(head, "DELETE", `/people/${owner.person}`),
      await town.ask(head, "PATCH", `/people/${head.person}`, { role: "owner" }),
      await town.ask(head, "POST", "/invitations", {
        email: "second@self.example",
        name: "Me",
        role: "owner",
      }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    const own = await town.ask<Problem>(head, "PATCH", `/people/${head.person}`, { role: "viewer" });
    expect([own.status, own.body.detail]).toEqual([409, "Nobody changes their own role or state"]);
  });

  it("take no field that is not theirs to set", async () => {
    const person = await town.staff(town.halyard, "viewer");
    for (const extra of [
      { id: newId() },
      { workspace_id: town.rival },
      { email: "other@halyard.example" },
      { user_id: owner.user },
      { joinedAt: "2020-01-01" },
      { constructor: 1 },
    ]) {
      const refused = await town.ask<Problem>(owner, "PATCH", `/people/${person.person}`, {
        role: "finance",
        ...extra,
      });
      expect([refused.status, Object.keys(extra)]).toEqual([400, Object.keys(extra)]);
    }
    expect((await peopleIn(owner)).find(({ id }) => id === person.person)?.role).toBe("viewer");
  });

  it("change only as they were read: an old tag is refused, the present one accepted", async () => {
    const person = await town.staff(town.halyard, "viewer");
    const { etag } = await town.ask(owner, "GET", `/people/${person.person}`);
    const first = await town.ask(
      owner,
      "PATCH",
      `/people/${person.person}`,
      { role: "finance" },
      { "if-match": etag },
    );
    const second = await town.ask(
      owner,
      "PATCH",
      `/people/${person.person}`,
      { role: "sponsor" },
      { "if-match": etag },
    );
    expect([first.status, second.status]).toEqual([200, 412]);
  });

  it("who are removed leave no key, no accountable role and no way in; a dry run removes nobody", async () => {
    const person = await town.staff(town.halyard, "finance");
    await town.ask(owner, "PUT", "/raci/sales", { person: person.person });
    const made = await town.ask<{ key: string }>(person, "POST", "/keys", {
      name: "Books",
      scopes: ["people.read"],
    });
    expect((await town.ask(made.body.key, "GET", "/people")).status).toBe(200);
    expect((await town.ask(owner, "DELETE", `/people/${person.person}?dryRun=true`)).status).toBe(200);
    expect((await town.ask(made.body.key, "GET", "/people")).status).toBe(200);
    expect((await town.ask(owner, "DELETE", `/people/${person.person}`)).body).toEqual({ done: true });
    expect((await town.ask(made.body.key, "GET", "/people")).status).toBe(401);
    expect((await town.ask(person, "GET", "/people")).status).toBe(403);
    const { body } = await town.ask<RaciReply>(owner, "GET", "/raci");
    expect(body.rows.find(({ role }) => role === "sales")?.person).toBeNull();
    expect((await trail(town.halyard)).slice(-2)).toMatchObject([
      { action: "key.revoked", why: "its owner was removed" },
      { action: "person.removed", before: { role: "finance", accountable: ["sales"] } },
    ]);
  });
});

describe("two at once", () => {
  it("cannot leave the workspace without an owner", async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await town.staff(town.rival, "owner"), await town.staff(town.rival, "owner")];
      const rest = (await peopleIn(one)).filter(({ id }) => ![one.person, other.person].includes(id));
      for (const { id } of rest) await town.ask(one, "DELETE", `/people/${id}`);
      // Both are let in as owners before either is heard: they wait for rows that a third one holds.
      const answers = await town.meeting(town.rival, 2, () => [
        town.ask(one, "PATCH", `/people/${other.person}`, { role: "viewer" }),
        town.ask(other, "PATCH", `/people/${one.person}`, { role: "viewer" }),
      ]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const owners = await town.inside(town.rival, (tx) =>
        tx
          .selectFrom("people")
          .select("id")
          .where("workspace_id", "=", town.rival)
          .where("role", "=", "owner")
          .execute(),
      );
      expect(owners).toHaveLength(1);
    }
  });
});
