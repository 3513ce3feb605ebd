import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backgroundEnded } from "../../../src/server/sign-in/background.ts";
import {
  type Browser,
  codeOf,
  firstOwner,
  foundBy,
  goodPassword,
  type House,
  invited,
  openHouse,
  type Said,
  statusesOf,
} from "../sign-in/house.ts";

/** Who guesses, floods, or wants somebody else locked out. */
let house: House;
let owner: Browser;
beforeEach(async () => {
  house = await openHouse();
  owner = await foundBy(house);
});
afterEach(() => house.close());

const wrong = (browser: Browser, email = firstOwner.email): Promise<Said> =>
  browser.post("sign-in", { email, password: "not the right password" });

const times = async <T>(count: number, one: (index: number) => Promise<T>): Promise<T[]> => {
  const answers: T[] = [];
  for (let index = 0; index < count; index++) answers.push(await one(index));
  return answers;
};

describe("guessing a password", () => {
  it("is not unlimited by saying that one comes from elsewhere, nor by writing the address otherwise", async () => {
    const spellings = ["ana@example.com", "ANA@example.com", " ana@example.com ", "aNa@ExAmPlE.com"];
    const answers = await times(12, (index) =>
      wrong(
        house.browser({
          "x-forwarded-for": `198.51.100.${index}`,
          "x-real-ip": `198.51.100.${index}`,
          forwarded: `for=198.51.100.${index}`,
        }),
        spellings[index % spellings.length],
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
  });

  it("is counted when a hundred guesses come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => wrong(house.browser())));
    const tried = answers.filter(({ status }) => status === 403).length;
    expect(tried).toBeLessThanOrEqual(10);
    expect(statusesOf(answers).filter((status) => status >= 500)).toEqual([]);
  });

  it("of somebody's session for their password ends as soon, and ends the confirmation with it", async () => {
    const answers = await times(12, () => owner.post("session/confirmation", { password: "not the one at all" }));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
    const changed = await owner.post("account/password", { password: goodPassword, newPassword: "words not said before" });
    expect(changed.status).toBe(429);
  });
});

describe("guessing the second factor", () => {
  it("is counted by the account: new sessions give no new tries", async () => {
    const begun = await owner.post("account/totp", { password: goodPassword });
    await owner.post("account/totp/proof", { code: totp(begun.body.secret, house.site.now()) });
    const answers = await times(12, async () => {
      const browser = house.browser();
      await browser.post("sign-in", { email: firstOwner.email, password: goodPassword });
      return browser.post("sign-in/code", { code: "000000" });
    });
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
  });
});

describe("whoever is right is let in", () => {
  it("from a browser they have used, however often strangers guess", async () => {
    await times(12, () => wrong(house.browser()));
    const back = house.browser();
    for (const [name, value] of owner.cookies) if (name !== "entente") back.cookies.set(name, value);
    const answer = await back.post("sign-in", { email: firstOwner.email, password: goodPassword });
    expect(answer.status).toBe(200);
  });

  it("when fifteen sign in at once from one office: nobody of them has failed", async () => {
    const people = Array.from({ length: 14 }, (_, index) => `p${index}@example.com`);
    for (const email of people) {
      await owner.post("session/confirmation", { password: goodPassword });
      const token = await invited(house, owner, email);
      await house.browser().post("invitations/acceptance", { token, name: "Pat", password: goodPassword });
    }
    const answers = await Promise.all(
      [firstOwner.email, ...people].map((email) =>
        house.browser().post("sign-in", { email, password: goodPassword }),
      ),
    );
    expect(statusesOf(answers)).toEqual(Array.from({ length: 15 }, () => 200));
  });

  it("with a link that holds, however many that hold not came from the same network", async () => {
    const token = await invited(house, owner, "ben@example.com");
    await times(12, (index) =>
      house.browser().post("invitations/offer", { token: `inv_${"x".repeat(43)}_${"y".repeat(42)}${index % 10}` }),
    );
    expect((await house.browser().post("invitations/offer", { token })).status).toBe(200);
    await house.browser().post("password/forgotten", { email: firstOwner.email });
    await backgroundEnded();
    const reset = (await house.lastLink()).hash.slice(1);
    await times(12, (index) =>
      house.browser().post("password/reset", { token: `nonsense-${index}`, password: goodPassword }),
    );
    const done = await house.browser().post("password/reset", { token: reset, password: "words not said before" });
    expect(done.status).toBe(200);
  });

  it("to their mailbox, though strangers of the same network asked for letters first", async () => {
    await times(12, (index) => house.browser().post("password/forgotten", { email: `s${index}@example.com` }));
    expect((await house.browser().post("password/forgotten", { email: firstOwner.email })).status).toBe(200);
  });
});

describe("a refusal that is no failure", () => {
  it("counts nothing: whoever was told that the server is busy has guessed nothing", async () => {
    // Each from an account of its own, so that only the queue refuses.
    const flood = Promise.all(
      Array.from({ length: 60 }, (_, index) => wrong(house.browser(), `f${index}@example.com`)),
    );
    const answers = await flood;
    const busy = answers.filter((answer) => codeOf(answer) === "busy").length;
    const counted = answers.filter((answer) => codeOf(answer) === "too-many-tries").length;
    expect({ busy, counted, failed: answers.length - busy - counted }).toEqual({ busy: 0, counted: 50, failed: 10 });
  });
});

/** RFC 6238, by hand: the code that an authenticator would show. */
function totp(secret: string, at: Date): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
