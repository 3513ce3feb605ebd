import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "../../../src/database/ids.ts";
import { backgroundEnded } from "../../../src/server/background.ts";
import { asSuperuser, type Browser, firstOwner, foundBy, type House, openHouse } from "./house.ts";

/** What of an account is told to whom: to the trails of workspaces, and to keys. */
let house: House;
let owner: Browser;
const rival = newId();
beforeEach(async () => {
  house = await openHouse();
  owner = await foundBy(house);
  await asSuperuser(
    house.database.superuserUrl,
    `with rival as (
       insert into workspaces (id, name, currency, is_sample, requires_totp, default_as_of, facts_revision, created_at)
       values ($1, 'Rival', 'USD', false, false, null, 0, now()))
     insert into people (workspace_id, id, user_id, email, name, role, state, joined_at)
     select $1, $2, user_id, email, name, 'viewer', 'active', now() from people`,
    [rival, newId()],
  );
});
afterEach(() => house.close());

const { email, password } = firstOwner;

async function toldTo(where: "here" | "rival"): Promise<{ action: string; entry: string }[]> {
  await backgroundEnded();
  const { rows } = await asSuperuser(
    house.database.superuserUrl,
    `select action, to_jsonb(a)::text as entry from audit_entries a
     where (workspace_id = $1) = $2 order by sequence`,
    [rival, where === "rival"],
  );
  return rows as { action: string; entry: string }[];
}

const actionsTold = async (where: "here" | "rival"): Promise<string[]> =>
  (await toldTo(where)).map(({ action }) => action);

test("what somebody does in one company is told in the trail of that one alone", async () => {
  const browser = house.browser();
  await browser.post("sign-in", { email, password });
  const { memberships } = (await browser.get("session")).body;
  const here = memberships.find(({ workspace }: { workspace: string }) => workspace !== "Rival");
  await browser.post("session/entry", { membership: here.id });
  await browser.post("session/confirmation", { password });
  await browser.post("sign-out");
  expect((await actionsTold("here")).slice(-3)).toEqual([
    "session.entered",
    "session.confirmed",
    "session.ended",
  ]);
  expect(await actionsTold("rival")).toEqual([]);
});

test("what concerns the account everywhere is told everywhere, and names no other company", async () => {
  await house.browser().post("sign-in", { email, password: "not the password at all" });
  await owner.post("account/password", { password, newPassword: "quite another set of words" });
  expect(await actionsTold("rival")).toEqual(["session.refused", "password.changed"]);
  const { rows } = await asSuperuser(house.database.superuserUrl, "select id, name from workspaces");
  const told = (await toldTo("rival")).map(({ entry }) => entry).join("\n");
  for (const { id, name } of rows.filter((one) => one.id !== rival)) {
    expect(told).not.toContain(id);
    expect(told).not.toContain(name);
  }
});

test("a session that is ended from afar is told where it was", async () => {
  const browser = house.browser();
  await browser.post("sign-in", { email, password });
  const there = (await browser.get("session")).body.memberships.find(
    ({ workspace }: { workspace: string }) => workspace === "Rival",
  );
  await browser.post("session/entry", { membership: there.id });
  const { rows } = (await owner.get("sessions")).body;
  const other = rows.find(({ current }: { current: boolean }) => !current);
  expect((await owner.ask("DELETE", `sessions/${other.id}`)).status).toBe(200);
  expect((await actionsTold("rival")).at(-1)).toBe("session.ended");
  expect(await actionsTold("here")).not.toContain("session.ended");
});

test("a key is told nothing of its owner's account and of where else they are", async () => {
  const made = await owner.post("keys", { name: "robot", scopes: ["facts.read"], days: 1 });
  expect(made.status).toBe(201);
  const key = house.browser({ authorization: `Bearer ${made.body.key}` });
  for (const [name, value] of owner.cookies) key.cookies.set(name, value);
  const { status, body } = await key.get("session");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    state: "signed-in",
    memberships: [],
    you: { email: "", proof: "key", totp: false },
  });
  expect(JSON.stringify(body)).not.toContain(email);
  expect(JSON.stringify(body)).not.toContain("Rival");
});
