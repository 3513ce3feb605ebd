import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../../src/database/ids.ts";
import { backgroundEnded } from "../../../src/server/background.ts";
import { codeOf as codeNow } from "../../web/authenticator.ts";
import {
  asSuperuser,
  type Browser,
  codeOf,
  firstOwner,
  foundBy,
  goodPassword,
  type House,
  invited,
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

const { email, password } = firstOwner;
const mia = { email: "mia@partner.example", name: "Mia", role: "partner-admin" };

/** A partner company in the owner's workspace with one person, who has accepted. */
async function withPartnerPerson(): Promise<Browser> {
  const { rows } = await asSuperuser(house.database.superuserUrl, "select id from workspaces");
  const workspace = rows[0].id as string;
  const ids = { source: newId(), batch: newId(), partner: newId() };
  await asSuperuser(
    house.database.superuserUrl,
    `with source as (
       insert into sources (workspace_id, id, name, preset, holds, currency, currency_assumed)
       values ($1, $2, 'file', 'entente', 'all-deals', 'EUR', false)),
     batch as (
       insert into batches (workspace_id, id, source_id, number, preset, content_hash, imported_at, report)
       values ($1, $4, $2, 1, 'entente', 'hash', now(), '{}'))
     insert into partners (workspace_id, id, number, source_id, batch_id, external_id, name, partner_type, status)
     values ($1, $3, 1, $2, $4, 'N', 'North', 'reseller', 'active')`,
    [workspace, ids.source, ids.partner, ids.batch],
  );
  const answer = await owner.post("partners/1/invitations", mia);
  expect(answer.status).toBeLessThan(300);
  const link = await house.lastLink();
  expect(link.pathname).toBe("/portal/invitation");
  const browser = house.browser();
  const token = link.hash.slice(1);
  expect((await browser.post("invitations/acceptance", { token, password: goodPassword })).status).toBe(200);
  return browser;
}

async function linkFor(address: string): Promise<string> {
  expect((await house.browser().post("sign-in/link", { email: address })).status).toBe(200);
  const link = await house.lastLink();
  expect(link.pathname).toBe("/portal/sign-in");
  return link.hash.replace("#link=", "");
}

test("a link to the mailbox opens the portal, once, in a cookie no other site can use", async () => {
  await withPartnerPerson();
  const token = await linkFor(mia.email);
  const browser = house.browser();
  const answer = await browser.post("sign-in/link/redeem", { token });
  expect([answer.status, answer.body]).toEqual([200, { next: "done" }]);
  expect(answer.headers.getSetCookie().join("\n")).toMatch(/entente=\S+; .*SameSite=Strict/);
  expect((await browser.get("session")).body).toMatchObject({
    state: "signed-in",
    role: "partner-admin",
    partner: { number: 1, name: "North" },
  });
  const again = await house.browser().post("sign-in/link/redeem", { token });
  expect([again.status, codeOf(again)]).toEqual([403, "link-used"]);
});

test("of two who redeem a link at once one gets in", async () => {
  await withPartnerPerson();
  const token = await linkFor(mia.email);
  const both = await Promise.all([1, 2].map(() => house.browser().post("sign-in/link/redeem", { token })));
  expect(statusesOf(both)).toEqual([200, 403]);
});

test("a link holds for ten minutes, and a portal session for two idle hours and seven days", async () => {
  await withPartnerPerson();
  const late = await linkFor(mia.email);
  house.pass({ minutes: 10.5 });
  expect((await house.browser().post("sign-in/link/redeem", { token: late })).status).toBe(403);
  const browser = house.browser();
  await browser.post("sign-in/link/redeem", { token: await linkFor(mia.email) });
  for (let hour = 0; hour < 7 * 13; hour++) {
    house.pass({ hours: 1.8 });
    expect((await browser.get("session")).body.state).toBe("signed-in");
  }
  house.pass({ hours: 5 });
  expect((await browser.get("session")).body.state).toBe("signed-out");
});

test("every address gets the same answer; only people at partners get a link", async () => {
  await withPartnerPerson();
  house.sent.length = 0;
  const answers = [];
  for (const address of [mia.email, email, "nobody@example.com"])
    answers.push(await house.browser().post("sign-in/link", { email: address }));
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  await backgroundEnded();
  expect(house.sent.map(({ to }) => to)).toEqual([mia.email]);
});

test("a session that began by a link does not enter the staff", async () => {
  await withPartnerPerson();
  const staff = await invited(house, owner, mia.email);
  const byPassword = house.browser();
  await byPassword.post("sign-in", { email: mia.email, password: goodPassword });
  expect((await byPassword.post("invitations/acceptance", { token: staff })).status).toBe(200);
  const memberships = (await byPassword.get("session")).body.memberships;
  expect(memberships).toHaveLength(2);
  const byLink = house.browser();
  await byLink.post("sign-in/link/redeem", { token: await linkFor(mia.email) });
  expect((await byLink.get("session")).body.memberships).toHaveLength(1);
  for (const { id, partner: company } of memberships)
    expect((await byLink.post("session/entry", { membership: id })).status).toBe(
      company === null ? 404 : 200,
    );
});

test("the secret of a link is not in the database, and what is there redeems nothing", async () => {
  await withPartnerPerson();
  const token = await linkFor(mia.email);
  const { rows } = await asSuperuser(house.database.superuserUrl, "select * from auth.verifications");
  expect(JSON.stringify(rows)).not.toContain(token);
  for (const kept of [rows[0].identifier, rows[0].identifier.split(" ")[1], rows[0].id])
    expect((await house.browser().post("sign-in/link/redeem", { token: kept })).status).toBe(403);
});

test("a forgotten password is set by a link that works once and ends every session", async () => {
  await owner.post("password/forgotten", { email });
  const link = await house.lastLink();
  expect(link.pathname).toBe("/password");
  const token = link.hash.slice(1);
  const next = "quite another set of words";
  const common = await house.browser().post("password/reset", { token, password: "welcome123456" });
  expect(common.body.errors[0].pointer).toBe("/password");
  const browser = house.browser();
  expect((await browser.post("password/reset", { token, password: next })).body).toEqual({ done: true });
  expect((await browser.get("session")).body.state).toBe("signed-out");
  expect((await owner.get("session")).body.state).toBe("signed-out");
  expect((await browser.post("password/reset", { token, password: next })).status).toBe(403);
  expect((await browser.post("sign-in", { email, password })).status).toBe(403);
  expect((await browser.post("sign-in", { email, password: next })).status).toBe(200);
});

test("a link for a password holds an hour, opens no session, and a sign-in link sets no password", async () => {
  await withPartnerPerson();
  const signIn = await linkFor(mia.email);
  expect(
    (await house.browser().post("password/reset", { token: signIn, password: "some words of mine" })).status,
  ).toBe(403);
  await owner.post("password/forgotten", { email });
  const token = (await house.lastLink()).hash.slice(1);
  expect((await house.browser().post("sign-in/link/redeem", { token })).status).toBe(403);
  house.pass({ minutes: 61 });
  expect(
    (await house.browser().post("password/reset", { token, password: "some words of mine" })).status,
  ).toBe(403);
});

test("known and unknown addresses get the same answer to a forgotten password, before anybody was looked up", async () => {
  const holder = new pg.Client({ connectionString: house.database.superuserUrl });
  await holder.connect();
  // Nobody can be looked up while this is held: an answer that knew more would not come.
  await holder.query("begin; lock table auth.users in access exclusive mode");
  const answers = [];
  for (const address of [email, "nobody@example.com"])
    answers.push(await house.browser().post("password/forgotten", { email: address }));
  await holder.query("rollback");
  await holder.end();
  await backgroundEnded();
  expect(answers[0]).toMatchObject({ status: 200, body: { sent: true } });
  expect(answers[1]?.body).toEqual(answers[0]?.body);
});

const letters = (count: number, browser: Browser, address: string): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const { status } = await browser.post("password/forgotten", { email: address });
      return status;
    }),
  );

test("nobody's mailbox is filled from here, and the answer does not tell", async () => {
  house.sent.length = 0;
  expect(new Set(await letters(12, house.browser(), email))).toEqual(new Set([200]));
  await backgroundEnded();
  expect(house.sent).toHaveLength(5);
  house.pass({ minutes: 61 });
  await letters(1, house.browser(), email);
  await backgroundEnded();
  expect(house.sent).toHaveLength(6);
});

test("strangers who ask for letters to somebody keep none from them, where they have signed in before", async () => {
  await letters(12, house.browser(), email);
  await backgroundEnded();
  house.sent.length = 0;
  await letters(1, owner, email);
  await backgroundEnded();
  expect(house.sent.map(({ to }) => to)).toEqual([email]);
});

test("a source that asks for letter after letter is refused, whoever they are for", async () => {
  const strangers = Array.from({ length: 32 }, (_, index) => `stranger${index}@example.com`);
  const browser = house.browser();
  const answers = await Promise.all(strangers.map((one) => letters(1, browser, one)));
  const statuses = answers.flat().toSorted((one, other) => one - other);
  expect(statuses.slice(29)).toEqual([200, 429, 429]);
  expect(await letters(1, owner, email)).toEqual([200]);
});

test("guessing the secrets of links is counted, and keeps nobody's link from them", async () => {
  await withPartnerPerson();
  const token = await linkFor(mia.email);
  const guesses = [];
  for (let guess = 0; guess < 12; guess++)
    guesses.push((await house.browser().post("sign-in/link/redeem", { token: `guess ${guess}` })).status);
  expect(guesses).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
  expect((await house.browser().post("sign-in/link/redeem", { token })).status).toBe(200);
});

test("every link that was sent ends when the password or the second factor changes", async () => {
  const forgotten = async (): Promise<string> => {
    await owner.post("password/forgotten", { email });
    return (await house.lastLink()).hash.slice(1);
  };
  const next = "quite another set of words";
  const [first, second] = [await forgotten(), await forgotten()];
  expect((await house.browser().post("password/reset", { token: second, password: next })).status).toBe(200);
  const late = await house.browser().post("password/reset", { token: first, password });
  expect([late.status, codeOf(late)]).toEqual([403, "link-used"]);
  await owner.post("sign-in", { email, password: next });
  const third = await forgotten();
  const { body } = await owner.post("account/totp", { password: next });
  const code = codeNow(body.secret, Math.round((house.site.now().getTime() - Date.now()) / 30_000));
  expect((await owner.post("account/totp/proof", { code })).status).toBe(200);
  expect((await house.browser().post("password/reset", { token: third, password })).status).toBe(403);
});

describe("a session that began by a link", () => {
  test("handles no second factor, though the account has no password to ask for", async () => {
    await withPartnerPerson();
    await asSuperuser(
      house.database.superuserUrl,
      "update auth.accounts set password = null where user_id = (select id from auth.users where email = $1)",
      [mia.email],
    );
    const byLink = house.browser();
    await byLink.post("sign-in/link/redeem", { token: await linkFor(mia.email) });
    for (const [method, path, sent] of [
      ["POST", "account/totp", {}],
      ["POST", "account/totp/proof", { code: "123456" }],
      ["POST", "account/recovery-codes", {}],
      ["DELETE", "account/totp", {}],
    ] as const) {
      const refused = await byLink.ask(method, path, sent);
      expect([path, refused.status, codeOf(refused)]).toEqual([path, 403, "portal-only"]);
    }
  });

  test("neither sees nor ends the sessions of the staff", async () => {
    await withPartnerPerson();
    const token = await invited(house, owner, mia.email);
    const staff = house.browser();
    await staff.post("sign-in", { email: mia.email, password: goodPassword });
    await staff.post("invitations/acceptance", { token });
    const { rows } = (await staff.get("sessions")).body;
    const { id } = rows.find((row: { current: boolean }) => row.current);
    const byLink = house.browser();
    await byLink.post("sign-in/link/redeem", { token: await linkFor(mia.email) });
    const seen = (await byLink.get("sessions")).body.rows.map((row: { id: string }) => row.id);
    expect(seen).not.toContain(id);
    expect((await byLink.ask("DELETE", `sessions/${id}`)).status).toBe(404);
    expect((await byLink.ask("DELETE", "sessions")).status).toBe(200);
    expect((await staff.get("session")).body.state).toBe("signed-in");
  });
});

test("the portal closes for the people of a company that has left, and no link is sent to them", async () => {
  const browser = await withPartnerPerson();
  expect((await browser.get("portal/company")).status).toBe(200);
  const leave = (change: string) => asSuperuser(house.database.superuserUrl, `update partners set ${change}`);
  for (const change of ["status = 'left'", "status = 'active', left_on = current_date - 1"]) {
    await leave(change);
    expect((await browser.get("portal/company")).status).toBe(403);
    expect((await browser.get("session")).body).toMatchObject({ state: "enter", memberships: [] });
    house.sent.length = 0;
    await house.browser().post("sign-in/link", { email: mia.email });
    await backgroundEnded();
    expect(house.sent).toEqual([]);
  }
  await leave("left_on = null");
  expect((await browser.get("portal/company")).status).toBe(200);
});
