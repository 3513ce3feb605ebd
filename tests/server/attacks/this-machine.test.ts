import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../src/database/ids.ts";
import { asSuperuser, codeOf, firstOwner, type House, openHouse } from "../sign-in/house.ts";
import { ownerKey } from "../site.ts";

/** What is open on this machine alone is not opened by a proxy on it, nor by another name of it. */
let house: House;
let sample: string;
let beyond = false;
beforeAll(async () => {
  house = await openHouse({
    get loopbackOnly() {
      return !beyond;
    },
  });
  sample = newId();
  await asSuperuser(
    house.database.superuserUrl,
    `insert into workspaces (id, name, currency, is_sample, requires_totp, default_as_of, facts_revision, created_at)
     values ($1, 'The sample', 'USD', true, false, null, 0, now())`,
    [sample],
  );
});
afterAll(() => house.close());

/** What proxies, tunnels and content networks put into what they bring. */
const brought = [
  { "x-forwarded-for": "192.0.2.1" },
  { forwarded: "for=192.0.2.1" },
  { via: "1.1 proxy" },
  { "x-real-ip": "192.0.2.1" },
  { "x-forwarded-proto": "https" },
  { "x-forwarded-port": "443" },
  { "x-client-ip": "192.0.2.1" },
  { "true-client-ip": "192.0.2.1" },
  { "cf-ray": "1" },
  { "fly-client-ip": "192.0.2.1" },
];

const foreignNames = ["evil.example", "127.0.0.1.nip.io", "localhost.evil.example", "127.0.0.1@evil.example", "2130706433", "[::ffff:127.0.0.1]"];

describe("the sample's one click", () => {
  it.each(brought)("is not for what a proxy brings: %o", async (headers) => {
    const answer = await house.browser(headers).post("sample/entry");
    expect([answer.status, codeOf(answer)]).toEqual([403, "sample-closed"]);
  });

  it.each(foreignNames)("is not for a name that somebody points here: %s", async (host) => {
    expect((await house.browser({ host, origin: `http://${host}` }).post("sample/entry")).status).toBe(403);
  });

  it("is over for whoever came by it, once the server answers other machines", async () => {
    const visitor = house.browser();
    expect((await visitor.post("sample/entry")).status).toBe(200);
    expect((await visitor.get("people")).status).toBe(200);
    beyond = true;
    try {
      expect((await visitor.get("people")).status).toBe(401);
    } finally {
      beyond = false;
    }
  });
});

describe("the first run", () => {
  it.each(brought)("through a proxy needs the setup code: %o", async (headers) => {
    const answer = await house.browser(headers).post("first-run", { ...firstOwner, password: "mallory was here" });
    expect([answer.status, codeOf(answer)]).toEqual([403, "setup-code"]);
    await asSuperuser(house.database.superuserUrl, "delete from auth.users");
  });

  it("from beyond this machine is not found by guessing its code", async () => {
    beyond = true;
    try {
      const answers = [];
      for (let guess = 0; guess < 12; guess++)
        answers.push(
          await house
            .browser({ "x-forwarded-for": `192.0.2.${guess}` })
            .post("first-run", { ...firstOwner, setupCode: `guess-number-${guess}` }),
        );
      expect(answers.map(codeOf).slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "setup-code"));
      expect(answers.slice(10).map(({ status }) => status)).toEqual([429, 429]);
    } finally {
      beyond = false;
    }
  });
});

describe("the key of the local owner", () => {
  it.each(brought)("does not hold through a proxy on this machine: %o", async (headers) => {
    const asked = await fetch(`${house.url}/api/v1/doctor`, {
      headers: { authorization: `Bearer ${ownerKey}`, ...headers },
    });
    expect(asked.status).toBe(401);
  });
});

