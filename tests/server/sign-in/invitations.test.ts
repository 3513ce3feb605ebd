import { afterEach, beforeEach, expect, test } from "vitest";
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
} from "./house.ts";

let house: House;
let owner: Browser;
beforeEach(async () => {
  house = await openHouse();
  owner = await foundBy(house);
});
afterEach(() => house.close());

const users = async (): Promise<string[]> =>
  (await asSuperuser(house.database.superuserUrl, "select email from auth.users order by email")).rows.map(
    ({ email }) => email as string,
  );

test("an invitation tells what it offers and makes an account with the name and password given", async () => {
  const token = await invited(house, owner, "Ben@Example.com");
  const browser = house.browser();
  expect((await browser.post("invitations/offer", { token })).body).toMatchObject({
    workspace: firstOwner.company,
    role: "viewer",
    known: false,
  });
  const without = await browser.post("invitations/acceptance", { token });
  expect(without.body.errors[0].pointer).toBe("/password");
  const common = await browser.post("invitations/acceptance", { token, password: "dragon1234567" });
  expect(common.body.errors[0].code).toBe("password-not-accepted");
  const answer = await browser.post("invitations/acceptance", { token, name: "Ben", password: goodPassword });
  expect([answer.status, answer.body]).toEqual([200, { next: "done" }]);
  expect((await browser.get("session")).body).toMatchObject({
    state: "signed-in",
    role: "viewer",
    you: { name: "Ben", email: "ben@example.com" },
  });
});

test("an invitation is accepted once, also of two at once, and leaves no account without a place", async () => {
  const token = await invited(house, owner, "ben@example.com");
  const both = await Promise.all(
    [1, 2].map(() => house.browser().post("invitations/acceptance", { token, password: goodPassword })),
  );
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await users()).toEqual([firstOwner.email, "ben@example.com"]);
  const again = await house.browser().post("invitations/acceptance", { token, password: goodPassword });
  expect(again.status).toBe(403);
});

test("an invitation neither enters nor changes an account that exists", async () => {
  const first = await invited(house, owner, "ben@example.com");
  const ben = house.browser();
  await ben.post("invitations/acceptance", { token: first, name: "Ben", password: goodPassword });
  await asSuperuser(house.database.superuserUrl, "delete from people where email = 'ben@example.com'");
  const token = await invited(house, owner, "ben@example.com", "finance");
  expect((await house.browser().post("invitations/offer", { token })).body.known).toBe(true);
  const stranger = await house
    .browser()
    .post("invitations/acceptance", { token, name: "Eve", password: "a password of a stranger" });
  expect([stranger.status, codeOf(stranger)]).toEqual([403, "sign-in-first"]);
  const asOwner = await owner.post("invitations/acceptance", { token });
  expect(codeOf(asOwner)).toBe("sign-in-first");
  const before = ben.cookies.get("entente");
  expect((await ben.post("invitations/acceptance", { token, name: "Other" })).body).toEqual({ next: "done" });
  expect(ben.cookies.get("entente")).not.toBe(before);
  expect((await ben.get("session")).body).toMatchObject({ role: "finance", you: { name: "Ben" } });
  const signIn = await house.browser().post("sign-in", { email: "ben@example.com", password: goodPassword });
  expect(signIn.status).toBe(200);
});

test("one that has run out, was never made or was changed does not hold, and guessing is counted", async () => {
  const token = await invited(house, owner, "ben@example.com");
  const changed = `${token.slice(0, -3)}AAA`;
  expect((await house.browser().post("invitations/offer", { token: changed })).status).toBe(403);
  house.pass({ hours: 73 });
  const late = await house.browser().post("invitations/acceptance", { token, password: goodPassword });
  expect([late.status, codeOf(late)]).toEqual([403, "invitation-not-held"]);
  expect(await users()).toEqual([firstOwner.email]);
  const statuses = [];
  for (let guess = 0; guess < 12; guess++)
    statuses.push((await house.browser().post("invitations/offer", { token: changed })).status);
  expect(statuses.at(-1)).toBe(429);
});
