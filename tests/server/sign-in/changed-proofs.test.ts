import { afterEach, beforeEach, describe, expect, test } from "vitest";
import pg from "pg";
import { credentialsOf } from "../../../src/server/sign-in/account-queries.ts";
import { changeProofs } from "../../../src/server/sign-in/proof-queries.ts";
import { endWhatWasRestored } from "../../../src/server/sign-in/sweeping.ts";
import { codeOf as codeNow } from "../../web/authenticator.ts";
import { type Browser, codeOf, firstOwner, foundBy, type House, openHouse, type Said } from "./house.ts";

/** Password and second factor may change while somebody is being let in by those of before. */
let house: House;
let owner: Browser;
let superuser: pg.Client;
beforeEach(async () => {
  house = await openHouse();
  owner = await foundBy(house);
  superuser = new pg.Client({ connectionString: house.database.superuserUrl });
  await superuser.connect();
});
afterEach(async () => {
  await superuser.end();
  await house.close();
});

const { email, password } = firstOwner;

/** Changes what proves the owner, by somebody else and in one transaction, while `asked` waits to write a session. */
async function changedWhile(asked: () => Promise<Said>): Promise<Said> {
  await superuser.query("begin");
  await superuser.query("lock table auth.sessions in share mode");
  const answer = asked();
  for (let waiting = 0; waiting === 0; ) {
    const { rows } = await superuser.query(
      "select count(*)::int as waiting from pg_locks where not granted and relation = 'auth.sessions'::regclass",
    );
    waiting = rows[0].waiting as number;
  }
  await superuser.query("update auth.users set proof_revision = proof_revision + 1");
  await superuser.query("commit");
  return answer;
}

describe("a password that was changed while it was being verified", () => {
  test("opens no session", async () => {
    const browser = house.browser();
    const answer = await changedWhile(() => browser.post("sign-in", { email, password }));
    expect([answer.status, codeOf(answer)]).toEqual([401, "not-signed-in"]);
    expect((await browser.get("session")).body.state).toBe("signed-out");
  });

  test("confirms nothing", async () => {
    const answer = await changedWhile(() => owner.post("session/confirmation", { password }));
    expect([answer.status, codeOf(answer)]).toEqual([401, "not-signed-in"]);
  });

  test("is changed once: of two changes at once one is", async () => {
    const account = await credentialsOf(house.database.connection, { email });
    if (!account) throw new Error("There is an owner");
    const resting = { user: account.user, revision: account.revision, keep: null };
    const change = () => changeProofs(house.database.connection, resting, async () => undefined);
    const revisions = await Promise.all([change(), change()]);
    expect(revisions.filter((revision) => revision !== undefined)).toEqual([1]);
  });
});

test("a session halfway, between password and code, ends with the password", async () => {
  const { body } = await owner.post("account/totp", { password });
  const shown = () => codeNow(body.secret, Math.round((house.site.now().getTime() - Date.now()) / 30_000));
  await owner.post("account/totp/proof", { code: shown() });
  house.pass({ minutes: 1 });
  const browser = house.browser();
  expect((await browser.post("sign-in", { email, password })).body).toEqual({ next: "code" });
  const newPassword = "quite another set of words";
  expect((await owner.post("account/password", { password, newPassword })).status).toBe(200);
  expect((await browser.post("sign-in/code", { code: shown() })).status).toBe(401);
});

test("after a restore no session, no link and no code of before the restore holds", async () => {
  const { body } = await owner.post("account/totp", { password });
  const shown = () => codeNow(body.secret, Math.round((house.site.now().getTime() - Date.now()) / 30_000));
  await owner.post("account/totp/proof", { code: shown() });
  await owner.post("password/forgotten", { email });
  const token = (await house.lastLink()).hash.slice(1);
  house.pass({ minutes: 2 });
  const code = shown();
  await endWhatWasRestored({ connection: house.database.connection, now: house.site.now });
  expect((await owner.get("session")).body.state).toBe("signed-out");
  const reset = await house
    .browser()
    .post("password/reset", { token, password: "quite another one of words" });
  expect([reset.status, codeOf(reset)]).toEqual([403, "link-used"]);
  const browser = house.browser();
  await browser.post("sign-in", { email, password });
  expect((await browser.post("sign-in/code", { code })).status).toBe(403);
  house.pass({ minutes: 1 });
  expect((await browser.post("sign-in/code", { code: shown() })).status).toBe(200);
});
