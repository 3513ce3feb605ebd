import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backgroundEnded } from "../../../src/server/background.ts";
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
} from "../sign-in/house.ts";

/** Whoever holds a link that was sent to somebody: an old mailbox, a shared screen, a forwarded mail. */
let house: House;
let owner: Browser;
beforeAll(async () => {
  house = await openHouse();
  owner = await foundBy(house);
});
afterAll(() => house.close());

const other = "five other words of sense";

async function resetLink(email: string): Promise<string> {
  house.pass({ hours: 2 });
  const before = house.sent.length;
  await house.browser().post("password/forgotten", { email });
  await backgroundEnded();
  expect(house.sent.length).toBe(before + 1);
  return (await house.lastLink()).hash.slice(1);
}

async function member(email: string): Promise<void> {
  await owner.post("session/confirmation", { password: goodPassword });
  const token = await invited(house, owner, email);
  const joined = await house
    .browser()
    .post("invitations/acceptance", { token, name: "Vic", password: goodPassword });
  expect(joined.status).toBe(200);
}

describe("a link to a new password", () => {
  it("dies with the password that it was to replace: none that was sent before works after a reset", async () => {
    await member("vic@example.com");
    const old = await resetLink("vic@example.com");
    const before = house.sent.length;
    await house.browser().post("password/forgotten", { email: "vic@example.com" });
    await backgroundEnded();
    expect(house.sent.length).toBe(before + 1);
    const newest = (await house.lastLink()).hash.slice(1);
    const reset = await house.browser().post("password/reset", { token: newest, password: other });
    expect(reset.status).toBe(200);
    const again = await house
      .browser()
      .post("password/reset", { token: old, password: "mallory was here too" });
    expect([again.status, codeOf(again)]).toEqual([403, "link-used"]);
  });

  it("dies when its owner changes the password meanwhile", async () => {
    await member("val@example.com");
    const old = await resetLink("val@example.com");
    const val = house.browser();
    await val.post("sign-in", { email: "val@example.com", password: goodPassword });
    const changed = await val.post("account/password", { password: goodPassword, newPassword: other });
    expect(changed.status).toBe(200);
    const late = await house
      .browser()
      .post("password/reset", { token: old, password: "mallory was here too" });
    expect([late.status, codeOf(late)]).toEqual([403, "link-used"]);
  });

  it("works once, also for two at once", async () => {
    await member("vera@example.com");
    const token = await resetLink("vera@example.com");
    const answers = await Promise.all(
      [other, "yet another handful of words"].map((password) =>
        house.browser().post("password/reset", { token, password }),
      ),
    );
    expect(statusesOf(answers)).toEqual([200, 403]);
  });

  it("opens no portal, and is no invitation", async () => {
    await member("vlad@example.com");
    const token = await resetLink("vlad@example.com");
    for (const path of ["sign-in/link/redeem", "invitations/offer"])
      expect((await house.browser().post(path, { token })).status).toBe(403);
  });

  it("leads to the server by its own name, whatever the request called it", async () => {
    const headers = { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
    const tricked = house.browser(headers);
    house.pass({ hours: 2 });
    await tricked.post("password/forgotten", { email: firstOwner.email });
    expect((await house.lastLink()).origin).toBe(house.url);
  });
});

describe("an account made beside its owner", () => {
  it("is not entered by an invitation: not by the account of another, nor by a new password", async () => {
    await member("wim@example.com");
    await owner.post("session/confirmation", { password: goodPassword });
    await member("mallory@example.com");
    const mallory = house.browser();
    await mallory.post("sign-in", { email: "mallory@example.com", password: goodPassword });
    await asSuperuser(house.database.superuserUrl, "delete from people where email = 'wim@example.com'");
    const token = await invited(house, owner, "wim@example.com");
    const asMallory = await mallory.post("invitations/acceptance", { token });
    expect([asMallory.status, codeOf(asMallory)]).toEqual([403, "sign-in-first"]);
    const anew = { token, name: "Wim", password: "mallory was here too" };
    expect(codeOf(await house.browser().post("invitations/acceptance", anew))).toBe("sign-in-first");
    const old = await house.browser().post("sign-in", { email: "wim@example.com", password: goodPassword });
    expect(old.status).toBe(200);
  });

  it("is not made for an address that only looks like the invited one", async () => {
    // The sign of Kelvin is a K in small letters: ask for one mailbox, become the other.
    await owner.post("session/confirmation", { password: goodPassword });
    const answer = await owner.post("invitations", {
      email: "\u212Aate@example.com",
      name: "Kate",
      role: "viewer",
    });
    expect(answer.status).toBe(400);
  });
});
