import { afterAll, beforeAll, expect, it } from "vitest";
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
} from "../sign-in/house.ts";

/** What a copy of the database, a reply, or the audit trail would give to whoever steals it. */
let house: House;
let owner: Browser;
const secrets = new Map<string, string>();
beforeAll(async () => {
  house = await openHouse();
  owner = await foundBy(house);
  await useEverything();
});
afterAll(() => house.close());

/** Every kind of secret is made once, each with an Idempotency-Key where one is taken: kept answers count, too. */
async function useEverything(): Promise<void> {
  secrets.set("password", goodPassword);
  secrets.set("invitation", await invited(house, owner, "ben@example.com"));
  const made = await owner.post("keys", { name: "robot", scopes: ["facts.read"], days: 5 });
  secrets.set("key", String(made.body.key).split("_").slice(2).join("_"));
  await owner.post("password/forgotten", { email: firstOwner.email });
  await backgroundEnded();
  secrets.set("reset link", (await house.lastLink()).hash.slice(1));
  const begun = await owner.post("account/totp", { password: goodPassword });
  secrets.set("second factor", begun.body.secret);
  secrets.set("second factor as text", Buffer.from(fromBase32(begun.body.secret)).toString());
  const proven = await owner.post("account/totp/proof", { code: codeNow(begun.body.secret, 0) });
  const codes = proven.body.codes as string[];
  codes.forEach((code, index) => secrets.set(`recovery code ${index + 1}`, code));
  codes.forEach((code, index) => secrets.set(`recovery code ${index + 1}, plain`, code.replaceAll("-", "")));
  secrets.set("session", owner.cookies.get("entente") ?? "");
  secrets.set("device", (owner.cookies.get("entente-device") ?? "").split(".")[0] ?? "");
}

function fromBase32(text: string): number[] {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(text, (letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

const leaked = (text: string): string[] =>
  [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);

it("a copy of the database holds none of them in the clear", async () => {
  const { rows: tables } = await asSuperuser(
    house.database.superuserUrl,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth')`,
  );
  expect([...secrets.values()].every((secret) => secret.length >= 12)).toBe(true);
  let rows = 0;
  for (const { name } of tables as { name: string }[]) {
    const kept = await asSuperuser(house.database.superuserUrl, `select t::text as row from ${name} t`);
    rows += kept.rows.length;
    expect([name, leaked(JSON.stringify(kept.rows))]).toEqual([name, []]);
  }
  expect(rows).toBeGreaterThan(20);
});

it("no reply tells them again", async () => {
  for (const path of [
    "session",
    "sessions",
    "people",
    "invitations",
    "keys",
    "settings",
    "audit?limit=1000",
    "single-sign-on",
  ]) {
    const { status, body } = await owner.get(path);
    expect([path, status, leaked(JSON.stringify(body))]).toEqual([path, 200, []]);
  }
  const exported = await owner.get("audit/export?format=csv");
  expect(leaked(String(exported.body))).toEqual([]);
});

it("the server says links alone, and only where no mail leaves", () => {
  expect(leaked(house.said.join("\n"))).toEqual([]);
});

it("and the search finds what is there", () => {
  expect(leaked(`x${goodPassword}x`)).toEqual(["password"]);
});
