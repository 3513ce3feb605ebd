import { afterEach, beforeEach, expect, test } from "vitest";
import {
  asSuperuser,
  type Browser,
  firstOwner,
  foundBy,
  goodPassword,
  type House,
  invited,
  openHouse,
} from "./house.ts";

let house: House;
let owner: Browser;
beforeEach(async () => {
  house = await openHouse();
  owner = await foundBy(house);
});
afterEach(() => house.close());

const { email, password } = firstOwner;
const stateOf = async (browser: Browser): Promise<string> => (await browser.get("session")).body.state;

async function member(address: string, role?: string): Promise<Browser> {
  const token = await invited(house, owner, address, role);
  const browser = house.browser();
  const answer = await browser.post("invitations/acceptance", { token, name: "Ben", password: goodPassword });
  expect(answer.status).toBe(200);
  return browser;
}

test("sessions are listed with the one that asks, and can be ended one by one or all others at once", async () => {
  const [second, third] = [house.browser({ "user-agent": "Second/1.0" }), house.browser()];
  await second.post("sign-in", { email, password });
  await third.post("sign-in", { email, password });
  const { rows } = (await owner.get("sessions")).body;
  expect(rows).toHaveLength(3);
  expect(rows.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
  const ending = rows.find(({ browser }: { browser: string }) => browser === "Second/1.0");
  expect((await owner.ask("DELETE", `sessions/${ending.id}`)).status).toBe(200);
  expect([await stateOf(second), await stateOf(third)]).toEqual(["signed-out", "signed-in"]);
  expect((await owner.ask("DELETE", "sessions")).status).toBe(200);
  expect([await stateOf(third), await stateOf(owner)]).toEqual(["signed-out", "signed-in"]);
});

test("a session of somebody else answers like one that is not there", async () => {
  const ben = await member("ben@example.com");
  const { rows } = (await owner.get("sessions")).body;
  const foreign = await ben.ask("DELETE", `sessions/${rows[0].id}`);
  const absent = await ben.ask("DELETE", "sessions/01900000-0000-7000-8000-000000000000");
  const malformed = await ben.ask("DELETE", "sessions/nothing");
  expect([foreign.status, foreign.body]).toEqual([404, absent.body]);
  expect(malformed.body).toEqual(absent.body);
  expect(await stateOf(owner)).toBe("signed-in");
});

test("a staff session ends after 12 idle hours, and after 30 days however busy it is", async () => {
  house.pass({ hours: 11.9 });
  expect(await stateOf(owner)).toBe("signed-in");
  house.pass({ hours: 11.9 });
  expect(await stateOf(owner)).toBe("signed-in");
  house.pass({ hours: 12.1 });
  expect(await stateOf(owner)).toBe("signed-out");
  await owner.post("sign-in", { email, password });
  for (let half = 0; half < 59; half++) {
    house.pass({ hours: 11.9 });
    expect(await stateOf(owner)).toBe("signed-in");
  }
  house.pass({ days: 1 });
  expect(await stateOf(owner)).toBe("signed-out");
});

test("a new password ends the other sessions and gives this one a new id", async () => {
  const other = house.browser();
  await other.post("sign-in", { email, password });
  const before = owner.cookies.get("entente");
  const next = "quite another set of words";
  expect((await owner.post("account/password", { password: "wrong", newPassword: next })).status).toBe(403);
  const short = await owner.post("account/password", { password, newPassword: "password12345" });
  expect(short.body.errors[0].pointer).toBe("/newPassword");
  expect((await owner.post("account/password", { password, newPassword: next })).status).toBe(200);
  expect([await stateOf(owner), await stateOf(other)]).toEqual(["signed-in", "signed-out"]);
  expect(owner.cookies.get("entente")).not.toBe(before);
  expect((await house.browser().post("sign-in", { email, password })).status).toBe(403);
  expect((await house.browser().post("sign-in", { email, password: next })).status).toBe(200);
});

test.each([
  ["suspended", "update people set state = 'suspended' where email = 'ben@example.com'"],
  ["removed", "delete from people where email = 'ben@example.com'"],
])("a person who was %s is outside at the next request", async (_, change) => {
  const ben = await member("ben@example.com");
  expect((await ben.get("people")).status).toBe(200);
  await asSuperuser(house.database.superuserUrl, change);
  expect((await ben.get("people")).status).toBe(403);
  expect((await ben.get("session")).body).toMatchObject({ state: "enter", role: null, memberships: [] });
});

test("a changed role counts at the next request", async () => {
  const ben = await member("ben@example.com");
  const invite = () => ben.post("invitations", { email: "x@example.com", name: "X", role: "viewer" });
  expect((await invite()).status).toBe(403);
  await asSuperuser(
    house.database.superuserUrl,
    "update people set role = 'head-of-partnerships' where email = 'ben@example.com'",
  );
  expect((await invite()).status).toBeLessThan(300);
});

test("nobody enters the membership of somebody else", async () => {
  const ben = await member("ben@example.com");
  const [membership] = (await owner.get("session")).body.memberships;
  expect((await ben.post("session/entry", { membership: membership.id })).status).toBe(404);
});

test("a name changes in the account and in every workspace", async () => {
  expect((await owner.ask("PATCH", "account", { name: "Ana Renamed" })).status).toBe(200);
  expect((await owner.get("session")).body.you.name).toBe("Ana Renamed");
  expect((await owner.get("people")).body.rows[0].name).toBe("Ana Renamed");
});

test("signing out ends the session on the server, not only in the browser", async () => {
  const before = owner.cookies.get("entente") ?? "";
  expect((await owner.post("sign-out")).status).toBe(200);
  expect(owner.cookies.has("entente")).toBe(false);
  const thief = house.browser();
  thief.cookies.set("entente", before);
  expect(await stateOf(thief)).toBe("signed-out");
});

test("a page of another site cannot sign anybody in or out", async () => {
  const forged = house.browser({ origin: "https://evil.example" });
  expect((await forged.post("sign-in", { email, password })).status).toBe(403);
  const crossed = house.browser({ "sec-fetch-site": "cross-site" });
  crossed.cookies.set("entente", owner.cookies.get("entente") ?? "");
  expect((await crossed.post("sign-out")).status).toBe(403);
  expect(await stateOf(owner)).toBe("signed-in");
});
