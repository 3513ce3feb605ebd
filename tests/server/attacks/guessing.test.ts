import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused } from "../../../src/server/http/problems.ts";
import { attempt } from "../../../src/server/sign-in/attempts.ts";
import { backgroundEnded } from "../../../src/server/background.ts";
import { codeOf as codeNow } from "../../web/authenticator.ts";
import {
  asSuperuser,
  type Browser,
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
beforeAll(async () => {
  house = await openHouse();
  owner = await foundBy(house);
});
afterAll(() => house.close());

const calm = () => asSuperuser(house.database.superuserUrl, "delete from auth.attempts");

async function times<T>(count: number, one: (index: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let index = 0; index < count; index++) answers.push(await one(index));
  return answers;
}

const tenThenNoMore = [...Array.from({ length: 10 }, () => 403), 429, 429];

describe("guessing", () => {
  it("a password is not unlimited by saying that one comes from elsewhere, nor by writing the address otherwise", async () => {
    await calm();
    const spellings = ["ana@example.com", "ANA@example.com", " ana@example.com ", "aNa@ExAmPlE.com"];
    const answers = await times(12, (index) => {
      const elsewhere = `198.51.100.${index}`;
      const headers = { "x-forwarded-for": elsewhere, "x-real-ip": elsewhere, forwarded: `for=${elsewhere}` };
      const email = spellings[index % spellings.length] ?? "";
      return house.browser(headers).post("sign-in", { email, password: "not the right password" });
    });
    expect(answers.map(({ status }) => status)).toEqual(tenThenNoMore);
    const back = house.browser();
    back.cookies.set("entente-device", owner.cookies.get("entente-device") ?? "");
    const known = await back.post("sign-in", { email: firstOwner.email, password: goodPassword });
    expect(known.status, "a browser they have used lets the owner in").toBe(200);
  });

  it("in a hundred tries at once is counted a hundred times", async () => {
    await calm();
    const guess = (): Promise<Said> =>
      house.browser().post("sign-in", { email: "nobody@example.com", password: "not the right password" });
    const answers = await Promise.all(Array.from({ length: 100 }, guess));
    const statuses = statusesOf(answers);
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it("the second factor gets no new tries from new sessions", async () => {
    await calm();
    const begun = await owner.post("account/totp", { password: goodPassword });
    const now = Math.round((house.site.now().getTime() - Date.now()) / 30_000);
    expect((await owner.post("account/totp/proof", { code: codeNow(begun.body.secret, now) })).status).toBe(
      200,
    );
    const halfway = async (): Promise<Browser> => {
      const browser = house.browser();
      await browser.post("sign-in", { email: firstOwner.email, password: goodPassword });
      return browser;
    };
    const [one, other] = [await halfway(), await halfway()];
    const answers = await times(12, (index) =>
      (index % 2 ? one : other).post("sign-in/code", { code: "000000" }),
    );
    expect(answers.map(({ status }) => status)).toEqual(tenThenNoMore);
    await owner.ask("DELETE", "account/totp", { password: goodPassword });
  });
});

describe("whoever is right is let in", () => {
  it("when fifteen sign in at once from one office: nobody of them has failed", async () => {
    await calm();
    const arriving = Array.from({ length: 15 }, (_, index) =>
      attempt(
        house.site,
        "password",
        { account: `p${index}@example.com`, address: "192.0.2.1" },
        house.site.now(),
        async (succeeded) => {
          await new Promise((resolve) => setTimeout(resolve, 300));
          await succeeded();
        },
      ),
    );
    const settled = await Promise.allSettled(arriving);
    expect(settled.map(({ status }) => status)).toEqual(Array.from({ length: 15 }, () => "fulfilled"));
  });

  it("though the server was too busy for them before: that was no wrong password", async () => {
    await calm();
    const trier = { account: "ana@example.com", address: "192.0.2.2" };
    const busy = () =>
      attempt(house.site, "password", trier, house.site.now(), async () => {
        throw new Refused(429, "Too many people sign in at this moment");
      });
    await times(10, () => busy().catch(() => undefined));
    const right = attempt(house.site, "password", trier, house.site.now(), async (succeeded) => succeeded());
    await expect(right).resolves.toBeUndefined();
  });

  it("with a link that holds, however many that hold not came from the same network", async () => {
    await calm();
    const token = await invited(house, owner, "ben@example.com");
    await times(12, (index) =>
      house
        .browser()
        .post("invitations/offer", { token: `inv_${"x".repeat(43)}_${"y".repeat(42)}${index % 10}` }),
    );
    expect((await house.browser().post("invitations/offer", { token })).status).toBe(200);
  });

  it("to their mailbox, though strangers of the same network asked for letters first", async () => {
    await calm();
    const letter = (email: string) => house.browser().post("password/forgotten", { email });
    await times(12, (index) => letter(`s${index}@example.com`));
    expect((await letter(firstOwner.email)).status).toBe(200);
    await backgroundEnded();
  });
});
