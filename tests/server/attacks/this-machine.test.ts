import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import { newId } from "../../../src/database/ids.ts";
import { asSuperuser, codeOf, firstOwner, foundBy, type House, openHouse } from "../sign-in/house.ts";
import { ownerKey } from "../site.ts";

/** What is open on this machine alone is opened by no proxy on it, and by no other name of it. */
let house: House;
beforeEach(async () => {
  house = await openHouse();
  await asSuperuser(
    house.database.superuserUrl,
    `insert into workspaces (id, name, currency, is_sample, requires_totp, default_as_of, facts_revision, created_at)
     values ($1, 'The sample', 'USD', true, false, null, 0, now())`,
    [newId()],
  );
});
afterEach(() => house.close());

/** What proxies, tunnels and content networks put into what they bring. */
const usual = [
  { "x-forwarded-for": "192.0.2.1" },
  { "x-forwarded-host": "partners.example.com" },
  { forwarded: "for=192.0.2.1" },
  { via: "1.1 proxy" },
  { "x-real-ip": "192.0.2.1" },
  { "cf-connecting-ip": "192.0.2.1" },
];
const rarer = [
  { "x-forwarded-proto": "https" },
  { "x-forwarded-port": "443" },
  { "x-client-ip": "192.0.2.1" },
  { "true-client-ip": "192.0.2.1" },
  { "fly-client-ip": "192.0.2.1" },
];

const foreignNames = [
  "evil.example",
  "127.0.0.1.nip.io",
  "localhost.evil.example",
  "127.0.0.1@evil.example",
  "2130706433",
  "[::ffff:127.0.0.1]",
  "localhost.",
];

/** Asks by a name of the request's own, which fetch would not let through as it is. */
function askedAs(host: string, path: string): Promise<{ status: number; code: string | undefined }> {
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    const headers = { host, "content-type": "application/json" };
    const asked = request({ hostname, port, path, method: "POST", headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, code: (JSON.parse(text) as Problem).errors?.[0]?.code }),
      );
    });
    asked.on("error", reject).end("{}");
  });
}

/** From here on as if the server were set to answer other machines. */
const answersOthers = (): void => void Object.assign(house.site, { loopbackOnly: false });

describe("the sample's one click", () => {
  const entryBy = async (headers: Readonly<Record<string, string>>) => {
    const answer = await house.browser(headers).post("sample/entry");
    return [answer.status, codeOf(answer)];
  };

  it("is not for what a proxy brings", async () => {
    for (const headers of usual) expect(await entryBy(headers)).toEqual([403, "sample-closed"]);
  });

  it("nor for what one brings that says so otherwise", async () => {
    for (const headers of rarer) expect(await entryBy(headers)).toEqual([403, "sample-closed"]);
  });

  it("is not for a name that somebody points here", async () => {
    for (const host of foreignNames)
      expect([host, await askedAs(host, "/api/v1/sample/entry")]).toEqual([
        host,
        { status: 403, code: "foreign-host" },
      ]);
  });

  it("opens the sample and nothing beside it, and leaves nothing that lasts", async () => {
    await foundBy(house);
    const visitor = house.browser();
    await visitor.post("sample/entry");
    const { body } = await visitor.get("session");
    expect([body.workspace.sample, body.memberships]).toEqual([true, []]);
    const tried: [string, string, object][] = [
      ["POST", "keys", { name: "robot", scopes: ["facts.read"], days: 1 }],
      ["POST", "invitations", { email: "eve@example.com", name: "Eve", role: "owner" }],
      ["PATCH", "settings", { name: "Mine" }],
      ["POST", "account/totp", {}],
      ["POST", "session/entry", { membership: newId() }],
    ];
    for (const [method, path, sent] of tried)
      expect([path, (await visitor.ask(method, path, sent)).status]).toEqual([path, 403]);
  });

  it("is over for whoever came by it once the server answers other machines", async () => {
    const visitor = house.browser();
    expect((await visitor.post("sample/entry")).status).toBe(200);
    expect((await visitor.get("deals")).status).toBe(200);
    answersOthers();
    expect((await visitor.get("deals")).status).toBe(401);
  });
});

describe("the first run", () => {
  it("through a proxy needs the setup code, like the sample is closed to one", async () => {
    const [headers] = usual;
    const answer = await house.browser(headers).post("first-run", firstOwner);
    expect([answer.status, codeOf(answer)]).toEqual([403, "setup-code"]);
  });

  it("from beyond this machine is not found by guessing its code", async () => {
    answersOthers();
    const answers = [];
    for (let guess = 0; guess < 12; guess++)
      answers.push(
        await house
          .browser({ "x-forwarded-for": `192.0.2.${guess}` })
          .post("first-run", { ...firstOwner, setupCode: `guess-number-${guess}` }),
      );
    expect(answers.slice(0, 10).map(codeOf)).toEqual(Array.from({ length: 10 }, () => "setup-code"));
    expect(answers.slice(10).map(({ status }) => status)).toEqual([429, 429]);
  });
});

describe("the key of the local owner", () => {
  it("does not hold through a proxy on this machine", async () => {
    for (const headers of usual) {
      const asked = await fetch(`${house.url}/api/v1/doctor`, {
        headers: { authorization: `Bearer ${ownerKey}`, ...headers },
      });
      expect(asked.status).toBe(401);
    }
  });
});
