import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  asSuperuser,
  auditRows,
  type Browser,
  codeOf,
  firstOwner,
  foundBy,
  type House,
  openHouse,
  statusesOf,
} from "./house.ts";

let house: House;
let owner: Browser;
beforeEach(async () => {
  house = await openHouse();
  owner = await foundBy(house);
});
afterEach(() => house.close());

const { password, email } = firstOwner;

/** What an authenticator shows now, and after some steps of half a minute. */
const shown = (secret: string, steps = 0): Promise<string> =>
  createOTP(new TextDecoder().decode(base32.decode(secret))).hotp(
    Math.floor(house.site.now().getTime() / 30_000) + steps,
  );

async function withFactor(): Promise<{ secret: string; codes: string[] }> {
  const begun = await owner.post("account/totp", { password });
  expect(begun.status).toBe(200);
  const { secret, uri } = begun.body;
  expect(uri).toContain(`secret=${secret}`);
  const proven = await owner.post("account/totp/proof", { code: await shown(secret) });
  expect(proven.status).toBe(200);
  house.pass({ minutes: 1 });
  return { secret, codes: proven.body.codes };
}

test("an authenticator is asked for after the password, and only then the session opens", async () => {
  const { secret } = await withFactor();
  const browser = house.browser();
  expect((await browser.post("sign-in", { email, password })).body).toEqual({ next: "code" });
  const between = browser.cookies.get("entente");
  expect((await browser.get("session")).body).toMatchObject({ state: "code-needed", you: null, may: null });
  expect((await browser.get("sessions")).status).toBe(401);
  expect(codeOf(await browser.post("sign-in/code", { code: "000000" }))).toBe("wrong-code");
  expect((await browser.post("sign-in/code", { code: await shown(secret) })).body).toEqual({ next: "done" });
  expect(browser.cookies.get("entente")).not.toBe(between);
  expect((await browser.get("session")).body).toMatchObject({ state: "signed-in", you: { totp: true } });
});

test("a code is good once, also for whoever reads it over a shoulder", async () => {
  const { secret } = await withFactor();
  const code = await shown(secret);
  const [one, other] = [house.browser(), house.browser()];
  await one.post("sign-in", { email, password });
  await other.post("sign-in", { email, password });
  const both = await Promise.all([one, other].map((browser) => browser.post("sign-in/code", { code })));
  expect(statusesOf(both)).toEqual([200, 403]);
  // Nor does the code of the step before hold any longer.
  const earlier = house.browser();
  await earlier.post("sign-in", { email, password });
  expect((await earlier.post("sign-in/code", { code: await shown(secret, -1) })).status).toBe(403);
});

test("between password and code there are ten minutes", async () => {
  const { secret } = await withFactor();
  const browser = house.browser();
  await browser.post("sign-in", { email, password });
  house.pass({ minutes: 11 });
  expect((await browser.post("sign-in/code", { code: await shown(secret) })).status).toBe(401);
});

test("a recovery code takes the place of the authenticator, once", async () => {
  const { codes } = await withFactor();
  expect(new Set(codes).size).toBe(10);
  const [code = ""] = codes;
  expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  for (const status of [200, 403]) {
    const browser = house.browser();
    await browser.post("sign-in", { email, password });
    expect((await browser.post("sign-in/code", { code: code.toLowerCase() })).status).toBe(status);
  }
});

test("codes are guessed ten times and no more", async () => {
  await withFactor();
  const browser = house.browser();
  await browser.post("sign-in", { email, password });
  const statuses: number[] = [];
  for (let guess = 0; guess < 11; guess++)
    statuses.push((await browser.post("sign-in/code", { code: String(100_000 + guess) })).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429]);
});

test("the secret is sealed, and a seal moved to another user opens nothing", async () => {
  const { secret } = await withFactor();
  const { rows } = await asSuperuser(house.database.superuserUrl, "select * from auth.second_factors");
  const plain = new TextDecoder().decode(base32.decode(secret));
  expect(JSON.stringify(rows)).not.toContain(plain);
  expect(JSON.stringify(rows)).not.toContain(secret);
  const opened = house.site.secret.open("totp", rows[0].secret_sealed);
  expect(opened).toBe(`${rows[0].user_id} ${plain}`);
});

test("turning it on ends the other sessions, renews this one and stands in the trail", async () => {
  const other = house.browser();
  await other.post("sign-in", { email, password });
  const before = owner.cookies.get("entente");
  await withFactor();
  expect((await other.get("session")).body.state).toBe("signed-out");
  expect(owner.cookies.get("entente")).not.toBe(before);
  expect((await owner.get("session")).body.state).toBe("signed-in");
  expect((await auditRows(house)).map(({ action }) => action)).toContain("second-factor.began");
});

test("turning it off needs the password; new recovery codes end the old ones", async () => {
  const { codes } = await withFactor();
  expect(codeOf(await owner.ask("DELETE", "account/totp", { password: "not the password" }))).toBe(
    "wrong-password",
  );
  const renewed = await owner.post("account/recovery-codes", { password });
  const browser = house.browser();
  await browser.post("sign-in", { email, password });
  expect((await browser.post("sign-in/code", { code: codes[0] })).status).toBe(403);
  expect((await browser.post("sign-in/code", { code: renewed.body.codes[0] })).status).toBe(200);
  expect((await owner.ask("DELETE", "account/totp", { password })).status).toBe(200);
  expect((await house.browser().post("sign-in", { email, password })).body).toEqual({ next: "done" });
});

test("a second one does not silently take the place of the first", async () => {
  await withFactor();
  expect(codeOf(await owner.post("account/totp", { password }))).toBe("factor-on");
});

test("a new password by mail does not bypass it", async () => {
  await withFactor();
  await owner.post("password/forgotten", { email });
  const token = (await house.lastLink()).hash.slice(1);
  const next = "quite another set of words";
  expect((await house.browser().post("password/reset", { token, password: next })).status).toBe(200);
  expect((await house.browser().post("sign-in", { email, password: next })).body).toEqual({ next: "code" });
});

test("a workspace that asks for it lets nobody in without, from the next request on", async () => {
  await asSuperuser(house.database.superuserUrl, "update workspaces set requires_totp = true");
  expect((await owner.get("session")).body).toMatchObject({ state: "totp-required", role: null });
  expect((await owner.get("people")).status).toBe(403);
  const browser = house.browser();
  expect((await browser.post("sign-in", { email, password })).body).toEqual({ next: "enter" });
  const { state, memberships } = (await browser.get("session")).body;
  expect(state).toBe("totp-required");
  const refused = await browser.post("session/entry", { membership: memberships[0].id });
  expect([refused.status, codeOf(refused)]).toEqual([403, "totp-required"]);
  await withFactor();
  expect((await owner.get("session")).body.state).toBe("signed-in");
  expect((await owner.get("people")).status).toBe(200);
  expect(codeOf(await owner.ask("DELETE", "account/totp", { password }))).toBe("factor-required");
});

test("a code confirms who one is, like the password, and the session goes on under a new id", async () => {
  const { secret } = await withFactor();
  house.pass({ minutes: 20 });
  expect((await owner.get("session")).body.confirmedUntil).toBeNull();
  const before = owner.cookies.get("entente") ?? "";
  expect((await owner.post("session/confirmation", { code: "123456" })).status).toBe(403);
  expect((await owner.post("session/confirmation", {})).status).toBe(400);
  expect((await owner.post("session/confirmation", { code: await shown(secret) })).status).toBe(200);
  expect((await owner.get("session")).body.confirmedUntil).not.toBeNull();
  const old = house.browser();
  old.cookies.set("entente", before);
  expect((await old.get("session")).body.state).toBe("signed-out");
});
