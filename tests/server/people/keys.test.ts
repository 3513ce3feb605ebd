import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import type { AuditReply, InvitedManyReply, KeysReply, NewKeyReply } from "../../../src/contract/people.ts";
import { newId } from "../../../src/database/ids.ts";
import { capabilities, capabilityNames } from "../../../src/domain/access/capabilities.ts";
import { principalOfKey } from "../../../src/server/keys/actions.ts";
import { asOwnerOf } from "../site.ts";
import { type Citizen, openTown, type Town } from "./town.ts";

let town: Town;
let owner: Citizen;
let manager: Citizen;
beforeAll(async () => {
  town = await openTown();
  owner = await town.staff(town.halyard, "owner");
  manager = await town.staff(town.halyard, "partner-manager", "Mara");
});
afterAll(() => town.close());

const make = (who: Citizen | string, more: Record<string, unknown> = {}) =>
  town.ask<NewKeyReply & Problem>(who, "POST", "/keys", {
    name: "Reports",
    scopes: ["people.read"],
    ...more,
  });
const keyOf = async (who: Citizen, more: Record<string, unknown> = {}): Promise<NewKeyReply> => {
  const { status, body } = await make(who, more);
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
};
const opens = async (key: string) => (await town.ask(key, "GET", "/people")).status;
const actsAs = (key: string, address = "203.0.113.9") =>
  principalOfKey(town.site, key, { address, at: town.now(), requestId: "r" });

describe("a key", () => {
  it("is told once, kept as a hash, and recognized by a hint", async () => {
    const key = await keyOf(manager, { days: 30, addresses: ["203.0.113.9", "2001:DB8::/32"] });
    expect(key.key).toMatch(/^ent_[\w-]{43}_[\w-]{43}$/);
    expect(key.key.split(`_${key.key.slice(-43)}`)[0]?.endsWith(key.hint.slice(-8))).toBe(true);
    expect(Date.parse(key.expiresAt) - town.now().getTime()).toBe(30 * 86_400_000);
    const { key: _key, ...row } = key;
    const listed = await town.ask<KeysReply>(manager, "GET", "/keys");
    expect(listed.body.rows).toEqual([row]);
    expect(row).toMatchObject({
      owner: { id: manager.person, name: "Mara" },
      addresses: ["203.0.113.9", "2001:db8::/32"],
    });
    const kept = await town.inside(town.halyard, async (tx) =>
      JSON.stringify([
        await tx.selectFrom("api_keys").selectAll().execute(),
        await tx.selectFrom("audit_entries").selectAll().execute(),
      ]),
    );
    expect(kept).not.toContain(key.key.slice(-43));
  });

  it("asked for twice with one key of idempotency is told once all the same", async () => {
    const headers = { "idempotency-key": "key-once" };
    const body = { name: "Once", scopes: ["people.read"] };
    const first = await town.ask<NewKeyReply>(manager, "POST", "/keys", body, headers);
    const second = await town.ask<Problem>(manager, "POST", "/keys", body, headers);
    expect([first.status, second.status]).toEqual([201, 409]);
    expect(JSON.stringify(second.body)).not.toContain(first.body.key);
    const answers = await town.inside(town.halyard, (tx) =>
      tx.selectFrom("idempotent_answers").selectAll().execute(),
    );
    expect(JSON.stringify(answers)).not.toContain(first.body.key);
  });

  it("acts as its owner, within its scopes, and has confirmed nothing", async () => {
    const key = await keyOf(manager, { scopes: ["people.read", "partner-people.read"] });
    expect(await actsAs(key.key)).toEqual({
      kind: "staff",
      workspace: town.halyard,
      person: manager.person,
      user: manager.user,
      role: "partner-manager",
      proof: "key",
      key: key.id,
      scopes: ["people.read", "partner-people.read"],
      session: null,
      confirmedAt: null,
    });
    expect(await opens(key.key)).toBe(200);
    const closed = await town.ask<Problem>(key.key, "GET", "/keys");
    expect([closed.status, closed.body.errors?.[0]?.code]).toEqual([403, "key-scope"]);
  });

  it("is never given more than its maker may, nor a sensitive act", async () => {
    for (const scope of capabilityNames) {
      const { status } = await make(manager, { scopes: [scope] });
      const roles: readonly string[] = capabilities[scope].roles;
      const allowed = roles.includes("partner-manager") && !capabilities[scope].sensitive;
      expect([scope, status]).toEqual([scope, allowed ? 201 : 403]);
    }
    const full = capabilityNames.filter(
      (scope) =>
        (capabilities[scope].roles as readonly string[]).includes("owner") && !capabilities[scope].sensitive,
    );
    const key = await keyOf(owner, { scopes: full });
    expect((await make(key.key)).status).toBe(403);
    expect((await town.ask(key.key, "PATCH", "/settings", { name: "Taken" })).status).toBe(403);
    expect((await town.ask(key.key, "DELETE", `/keys/${key.id}`)).status).toBe(403);
  });

  it("loses what its owner's role loses, at the next request", async () => {
    const head = await town.staff(town.halyard, "head-of-partnerships");
    const key = await keyOf(head, { scopes: ["people.manage", "people.read"] });
    const person = await town.staff(town.halyard, "viewer");
    const change = (role: string) => town.ask(key.key, "PATCH", `/people/${person.person}`, { role });
    expect((await change("finance")).status).toBe(200);
    await town.ask(owner, "PATCH", `/people/${head.person}`, { role: "viewer" });
    expect((await change("viewer")).status).toBe(403);
    expect(await actsAs(key.key)).toMatchObject({ role: "viewer", scopes: ["people.read"] });
  });

  it("does not hold when revoked, expired, or when its owner is suspended", async () => {
    const person = await town.staff(town.halyard, "finance");
    const [revoked, short, standing] = [
      await keyOf(person),
      await keyOf(person, { days: 1 }),
      await keyOf(person, { days: 90 }),
    ];
    expect((await town.ask(person, "DELETE", `/keys/${revoked.id}`)).status).toBe(200);
    expect((await town.ask(person, "DELETE", `/keys/${revoked.id}`)).status).toBe(409);
    expect([await opens(revoked.key), await opens(short.key)]).toEqual([401, 200]);
    town.passHours(24);
    expect([await opens(short.key), await opens(standing.key)]).toEqual([401, 200]);
    await town.ask(owner, "PATCH", `/people/${person.person}`, { state: "suspended" });
    expect(await opens(standing.key)).toBe(401);
    await town.ask(owner, "PATCH", `/people/${person.person}`, { state: "active" });
    expect(await opens(standing.key)).toBe(200);
  });

  it("does not hold for a person without a second factor once the workspace asks for one", async () => {
    const { key } = await keyOf(manager);
    const require = (requiresTotp: boolean) =>
      town.ask(null, "PATCH", "/settings", { requiresTotp }, asOwnerOf(town.halyard));
    await require(true);
    expect([await opens(key), (await actsAs(key)).kind]).toEqual([401, "nobody"]);
    await town.turnOnFactor(manager);
    expect([await opens(key), (await actsAs(key)).kind]).toEqual([200, "staff"]);
    await require(false);
  });

  it("stands in the trail beside the person in whose name it acts", async () => {
    const head = await town.staff(town.halyard, "head-of-partnerships");
    const key = await keyOf(head, { name: "Night shift", scopes: ["people.manage"] });
    const person = await town.staff(town.halyard, "viewer");
    await town.ask(key.key, "PATCH", `/people/${person.person}`, { role: "finance" });
    const { body } = await town.ask<AuditReply>(owner, "GET", "/audit?action=person.changed&limit=1");
    expect(body.rows[0]).toMatchObject({
      actor: { id: head.person, via: "key", key: key.id },
      asWhom: "Head of partnerships, by the key Night shift",
    });
  });

  it("makes, changes, invites and removes no owner", async () => {
    const scopes = ["people.manage", "people.read"];
    const { key } = await keyOf(owner, { scopes });
    const other = await town.staff(town.halyard, "owner");
    const viewer = await town.staff(town.halyard, "viewer");
    const refused = [
      await town.ask<Problem>(key, "PATCH", `/people/${viewer.person}`, { role: "owner" }),
      await town.ask<Problem>(key, "PATCH", `/people/${other.person}`, { state: "suspended" }),
      await town.ask<Problem>(key, "DELETE", `/people/${other.person}`),
      await town.ask<Problem>(key, "POST", "/invitations", invitee("owner")),
    ];
    for (const { status, body } of refused)
      expect([status, body.errors?.[0]?.code]).toEqual([403, "key-scope"]);
    const many = await town.ask<InvitedManyReply>(key, "POST", "/invitations/batch", {
      rows: [invitee("owner"), invitee("viewer")],
    });
    expect(many.body.rows.map(({ ok }) => ok)).toEqual([false, true]);
    expect((await make(owner, { scopes: ["owners.manage"] })).status).toBe(403);
  });

  it("changed by one letter anywhere, cut, or moved to another workspace is none", async () => {
    const { key, id } = await keyOf(manager);
    const place = Buffer.from(`${town.rival}${id}`.replaceAll("-", ""), "hex").toString("base64url");
    const wrong = [
      "ent_",
      `ent_${place}_${key.slice(-43)}`,
      key.slice(0, -1),
      `${key}A`,
      key.replace("ent_", "inv_"),
    ];
    for (let at = 4; at < key.length; at += 3) {
      const letter = key[at] === "A" ? "B" : "A";
      wrong.push(`${key.slice(0, at)}${letter}${key.slice(at + 1)}`);
    }
    for (const text of wrong) expect([text, await actsAs(text)]).toEqual([text, { kind: "nobody" }]);
    expect((await actsAs(key)).kind).toBe("staff");
    const foreign = await town.staff(town.rival, "owner");
    expect((await town.ask(foreign, "DELETE", `/keys/${id}`)).status).toBe(404);
  });

  it("is used from where it may be, in IPv4, in IPv6, and in IPv4 dressed as IPv6", async () => {
    const { key } = await keyOf(manager, { addresses: ["192.0.2.0/24", "203.0.113.9", "2001:db8::/32"] });
    const kinds: Record<string, string> = {};
    for (const address of [
      "192.0.2.77",
      "203.0.113.9",
      "::ffff:192.0.2.1",
      "2001:db8:1::5",
      "192.0.3.1",
      "203.0.113.10",
      "2001:db9::1",
      "::ffff:10.0.0.1",
      "",
      "unknown",
    ])
      kinds[address] = (await actsAs(key, address)).kind;
    expect(
      Object.entries(kinds)
        .filter(([, kind]) => kind === "staff")
        .map(([address]) => address),
    ).toEqual(["192.0.2.77", "203.0.113.9", "::ffff:192.0.2.1", "2001:db8:1::5"]);
    for (const address of [
      "300.1.1.1",
      "10.0.0.0/33",
      "::/129",
      "example.com",
      "10.0.0.1/8/8",
      "fe80::1%eth0",
      "1.2.3.4/x",
      "",
    ]) {
      const refused = await make(manager, { addresses: ["192.0.2.1", address] });
      expect([address, refused.status, refused.body.errors?.[0]?.pointer]).toEqual([
        address,
        400,
        "/addresses/1",
      ]);
    }
  });

  it("notes when it was used, once a minute, and its first use of a day in the trail", async () => {
    const { key, id } = await keyOf(manager);
    const used = async () =>
      (await town.ask<KeysReply>(owner, "GET", "/keys")).body.rows.find((row) => row.id === id)?.lastUsedAt ??
      null;
    const told = () =>
      town.inside(town.halyard, (tx) =>
        tx
          .selectFrom("audit_entries")
          .select("sequence")
          .where("action", "=", "key.used")
          .where("object_id", "=", id)
          .execute(),
      );
    expect(await used()).toBeNull();
    await Promise.all([opens(key), opens(key), opens(key)]);
    const first = await used();
    expect(first).toBe(town.now().toISOString());
    town.passHours(30 / 3600);
    await opens(key);
    expect(await used()).toBe(first);
    town.passHours(31 / 3600);
    await opens(key);
    expect(await used()).not.toBe(first);
    expect(await told()).toHaveLength(1);
    town.passHours(24);
    await opens(key);
    expect(await told()).toHaveLength(2);
  });
});

const invitee = (role: string) => ({ email: `${newId()}@example.com`, name: "New", role });

describe("keys", () => {
  it("are fifty for a person, those that hold no longer aside", async () => {
    const person = await town.staff(town.halyard, "viewer");
    const [first] = [await keyOf(person), await keyOf(person, { days: 1 })];
    for (let count = 2; count < 50; count++) await keyOf(person);
    const over = await make(person);
    expect([over.status, over.body.detail]).toEqual([409, "You have 50 keys that hold"]);
    await town.ask(person, "DELETE", `/keys/${first.id}`);
    await keyOf(person);
    expect((await make(person)).status).toBe(409);
    town.passHours(25);
    await keyOf(person);
  });

  it("are seen and revoked by whose they are, and all of them by an owner", async () => {
    const [one, other] = [await town.staff(town.halyard, "viewer"), await town.staff(town.halyard, "viewer")];
    const key = await keyOf(one);
    const ids = async (who: Citizen) =>
      (await town.ask<KeysReply>(who, "GET", "/keys")).body.rows.map((row) => row.id);
    expect([await ids(one), await ids(other)]).toEqual([[key.id], []]);
    expect(await ids(owner)).toContain(key.id);
    const [theirs, none] = [
      await town.ask(other, "DELETE", `/keys/${key.id}`),
      await town.ask(other, "DELETE", `/keys/${newId()}`),
    ];
    expect([theirs.status, theirs.body]).toEqual([404, none.body]);
    expect((await town.ask(owner, "DELETE", `/keys/${key.id}`)).status).toBe(200);
  });

  it("are made by people, with the fields of the description and no others", async () => {
    const asLocal = { ...asOwnerOf(town.halyard) };
    const local = await town.ask<Problem>(
      null,
      "POST",
      "/keys",
      { name: "x", scopes: ["people.read"] },
      asLocal,
    );
    expect([local.status, local.body.detail]).toEqual([
      409,
      "A key acts as a person of the workspace, and you are none",
    ]);
    for (const more of [
      { person: owner.person },
      { expiresAt: "2999-01-01" },
      { days: 366 },
      { days: 0 },
      { scopes: [] },
      { scopes: ["everything"] },
      { name: "" },
      { name: "two\nlines" },
    ])
      expect([more, (await make(manager, more)).status]).toEqual([more, 400]);
  });
});
