import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type {
  InvitationsReply,
  InvitedManyReply,
  InvitedReply,
  PeopleReply,
  PersonRow,
  RaciReply,
} from "../../../src/contract/people.ts";
import type { Problem } from "../../../src/contract/api.ts";
import { newId } from "../../../src/database/ids.ts";
import { staffRoles } from "../../../src/domain/access/roles.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";
import { type Citizen, openTown, strategyWithoutSales, type Town } from "./town.ts";

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
const activeOwners = async () =>
  (await peopleIn(owner)).filter(({ role, state }) => role === "owner" && state === "active").length;

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
    expect(town.forgotten).toContain(person.user);
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
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
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

  it("cannot invite one address twice", async () => {
    const email = "race@halyard.example";
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        town.ask(owner, "POST", "/invitations", { email, name: "Race", role: "viewer" }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(town.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });
});

describe("invitations to a workspace", () => {
  const inviteOf = (email: string, role = "viewer", name = "Nia") =>
    town.ask<InvitedReply>(owner, "POST", "/invitations", { email, name, role });

  it("carry their link by mail alone, its secret in the fragment", async () => {
    const { status, body } = await inviteOf("Nia@Halyard.example");
    expect([status, body.state, body.expired, body.mailed, body.invitedBy]).toEqual([
      201,
      "pending",
      false,
      true,
      owner.name,
    ]);
    expect(Date.parse(body.expiresAt) - Date.parse(body.invitedAt)).toBe(72 * 3_600_000);
    const mail = town.mails.at(-1);
    expect(mail?.to).toBe("Nia@Halyard.example");
    expect(mail?.link?.url).toMatch(
      /^https:\/\/partners\.halyard\.example\/invitation#inv_[\w-]{43}_[\w-]{43}$/,
    );
    const secret = mail?.link?.url.split("_").at(-1) ?? "none";
    expect(JSON.stringify(body)).not.toContain(secret);
    const rows = await town.inside(town.halyard, (tx) => tx.selectFrom("invitations").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(await trail(town.halyard))).not.toMatch(/nia@|secret/i);
  });

  it("are one for an address, however it is written, until they end", async () => {
    const { body } = await inviteOf("omar@halyard.example");
    expect((await inviteOf("OMAR@halyard.example")).status).toBe(409);
    expect((await town.ask(owner, "DELETE", `/invitations/${body.id}`)).status).toBe(200);
    expect((await town.ask(owner, "DELETE", `/invitations/${body.id}`)).status).toBe(409);
    expect((await inviteOf("omar@halyard.example")).status).toBe(201);
  });

  it("are refused for whoever is here already, and tell nothing of other workspaces", async () => {
    const here = await town.staff(town.halyard, "viewer", "Here");
    const elsewhere = await town.staff(town.rival, "viewer", "Elsewhere");
    expect((await inviteOf(here.email.toUpperCase())).status).toBe(409);
    expect((await inviteOf(elsewhere.email)).status).toBe(201);
    const rival = await town.staff(town.rival, "owner");
    const there = await town.ask(rival, "POST", "/invitations", {
      email: "omar@halyard.example",
      name: "Omar",
      role: "viewer",
    });
    expect(there.status).toBe(201);
  });

  it("sent again have a new link and a new term", async () => {
    const { body } = await inviteOf("pia@halyard.example");
    const first = town.mails.at(-1)?.link?.url;
    town.passHours(80);
    const listed = await town.ask<InvitationsReply>(owner, "GET", "/invitations?state=pending");
    expect(listed.body.rows.find(({ id }) => id === body.id)?.expired).toBe(true);
    const again = await town.ask<InvitedReply>(owner, "POST", `/invitations/${body.id}/resending`, {});
    expect([again.status, again.body.expired]).toEqual([200, false]);
    expect(town.mails.at(-1)?.link?.url).not.toBe(first);
  });

  it("are listed page by page without loss, and only those of the workspace", async () => {
    const all = await town.ask<InvitationsReply>(owner, "GET", "/invitations");
    const paged: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const page = await town.ask<InvitationsReply>(owner, "GET", `/invitations?limit=2${cursor}`);
      paged.push(...page.body.rows.map(({ id }) => id));
      next = page.body.next;
    }
    expect(paged).toEqual(all.body.rows.map(({ id }) => id));
    expect(paged.toSorted().toReversed()).toEqual(paged);
    expect((await town.ask(owner, "GET", "/invitations?state=lost")).status).toBe(400);
    const foreign = await town.staff(town.rival, "viewer");
    const cursor = (await town.ask<InvitationsReply>(owner, "GET", "/invitations?limit=1")).body.next ?? "";
    expect((await town.ask(foreign, "GET", `/invitations?limit=1&cursor=${cursor}`)).status).toBe(400);
  });

  it("by the dozen are answered row by row: one that is refused undoes none of the others", async () => {
    const before = town.mails.length;
    const rows = [
      { email: "one@many.example", name: "One", role: "viewer" },
      { email: owner.email, name: "Owner again", role: "viewer" },
      { email: "ONE@many.example", name: "One again", role: "finance" },
      { email: "two@many.example", name: "Two", role: "finance" },
    ];
    const rehearsed = await town.ask<InvitedManyReply>(owner, "POST", "/invitations/batch?dryRun=true", {
      rows,
    });
    const { body } = await town.ask<InvitedManyReply>(owner, "POST", "/invitations/batch", { rows });
    for (const reply of [rehearsed.body, body])
      expect(reply.rows.map(({ row, ok, reason }) => [row, ok, reason])).toEqual([
        [1, true, null],
        [2, false, "This address belongs to a person here already"],
        [3, false, "This address has an invitation already"],
        [4, true, null],
      ]);
    expect(town.mails.slice(before).map(({ to }) => to)).toEqual(["one@many.example", "two@many.example"]);
    const misfit = await town.ask<Problem>(owner, "POST", "/invitations/batch", {
      rows: [rows[0], { email: "no address", name: "x", role: "king" }],
    });
    expect([misfit.status, misfit.body.errors?.map(({ pointer }) => pointer)]).toEqual([
      400,
      ["/rows/1/email", "/rows/1/role"],
    ]);
  });

  it("made twice with one key of idempotency are one", async () => {
    const headers = { "idempotency-key": "invite-once" };
    const body = { email: "once@halyard.example", name: "Once", role: "viewer" };
    const first = await town.ask<InvitedReply>(owner, "POST", "/invitations", body, headers);
    const second = await town.ask<InvitedReply>(owner, "POST", "/invitations", body, headers);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect(town.mails.filter(({ to }) => to === body.email)).toHaveLength(1);
  });
});

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
    expect((await peopleIn(owner)).find(({ id }) => id === head.person)?.accountable).toEqual(["channel"]);
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

it("leaves the workspace with an owner after all of this", async () => {
  expect(await activeOwners()).toBeGreaterThan(0);
});
