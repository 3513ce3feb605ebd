import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import type { InvitationsReply, InvitedManyReply, InvitedReply } from "../../../src/contract/people.ts";
import { newId } from "../../../src/database/ids.ts";
import { beginSession } from "../../../src/server/sign-in/sessions.ts";
import { type Citizen, openTown, type Town } from "./town.ts";

let town: Town;
let owner: Citizen;
beforeAll(async () => {
  town = await openTown();
  owner = await town.staff(town.halyard, "owner");
});
afterAll(() => town.close());

const trail = () => town.inside(town.halyard, (tx) => tx.selectFrom("audit_entries").selectAll().execute());

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
    expect(JSON.stringify(await trail())).not.toMatch(/nia@|secret/i);
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

  it("to own the workspace ask first for a confirmation of who invites, the whole dozen before any of it is done", async () => {
    const unconfirmed: Citizen = { ...owner, unconfirmed: true };
    const invitee = { email: "boss@halyard.example", name: "Boss", role: "owner" };
    const plain = { email: "desk@halyard.example", name: "Desk", role: "viewer" };
    const refused = [
      await town.ask<Problem>(unconfirmed, "POST", "/invitations", invitee),
      await town.ask<Problem>(unconfirmed, "POST", "/invitations/batch", { rows: [plain, invitee] }),
    ];
    for (const { status, body } of refused)
      expect([status, body.errors?.[0]?.code]).toEqual([403, "confirm-first"]);
    expect((await town.ask(unconfirmed, "POST", "/invitations", plain)).status).toBe(201);
    const made = await town.ask<InvitedReply>(owner, "POST", "/invitations", invitee);
    expect(made.status).toBe(201);
    for (const [method, path] of [
      ["POST", `/invitations/${made.body.id}/resending`],
      ["DELETE", `/invitations/${made.body.id}`],
    ] as const)
      expect((await town.ask(unconfirmed, method, path, method === "POST" ? {} : undefined)).status).toBe(
        403,
      );
  });

  it("are a thousand with the people that are there, and no more", async () => {
    const rows = Array.from({ length: 1_000 }, () => {
      const id = newId();
      return {
        workspace_id: town.rival,
        id,
        email: `${id}@rival.example`,
        name: "R",
        role: "viewer" as const,
        state: "pending" as const,
        secret_hash: id,
        invited_by_name: "R",
        invited_at: town.now(),
        expires_at: town.now(),
      };
    });
    await town.inside(town.rival, (tx) => tx.insertInto("invitations").values(rows).execute());
    const there = await town.staff(town.rival, "owner");
    const body = { email: "more@rival.example", name: "More", role: "viewer" };
    const refused = await town.ask<Problem>(there, "POST", "/invitations", body);
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      "There are 1000 people and invitations already",
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

  it("are one, when two are made at once", async () => {
    const email = "race@halyard.example";
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        town.ask(owner, "POST", "/invitations", { email, name: "Race", role: "viewer" }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409,
    ]);
    expect(town.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });
});

it("a visit to the sample sees the strategy and the figures, and nobody's people, keys or trail", async () => {
  await town.inside(town.rival, (tx) =>
    tx.updateTable("workspaces").set({ is_sample: true }).where("id", "=", town.rival).execute(),
  );
  const person = await town.staff(town.rival, "viewer");
  const asking = { headers: new Headers(), at: town.now(), address: "127.0.0.1" };
  const entry = { workspace: town.rival, person: null, partner: null };
  const visit = { user: null, revision: null, stage: "in", entry, portalOnly: false } as const;
  const [cookie = ""] = await beginSession(town.site, asking, visit);
  const ask = (method: "GET" | "POST" | "DELETE", path: string, body?: object) =>
    town.ask<Problem>(null, method, path, body, { cookie });
  for (const path of ["/strategy", "/workspace", "/partners"])
    expect([path, (await ask("GET", path)).status]).toEqual([path, 200]);
  const refused = [
    await ask("POST", "/invitations", { email: "own@sample.example", name: "Own", role: "owner" }),
    await ask("DELETE", `/people/${person.person}`),
    await ask("GET", "/people"),
    await ask("GET", "/invitations"),
    await ask("GET", "/settings"),
    await ask("GET", "/keys"),
    await ask("GET", "/audit"),
    await ask("GET", "/audit/verification"),
    await ask("GET", "/raci"),
  ];
  for (const { status, body } of refused) {
    expect(status).toBe(403);
    expect(body.detail).toMatch(/^The sample is looked at without an account, so a visitor may not /);
  }
});
