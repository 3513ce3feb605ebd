import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import { openApi } from "../../../src/contract/openapi.ts";
import { openSignedIn, type PrincipalName, type SignedIn } from "../signed-in.ts";
import { strategyText } from "../access/workspace-rows.ts";
import { type Asker, type Description, fuzz, type KnownValues, type Request } from "./fuzzing.ts";

/**
 * No request makes the server fail: every operation of the description, as everybody, with what fits and what does not.
 * FUZZ_REQUESTS asks longer, FUZZ_SEED otherwise; both are printed, and the same seed asks the same.
 */
const requests = Number(process.env["FUZZ_REQUESTS"] ?? 2_500);
const seed = Number(process.env["FUZZ_SEED"] ?? 4747);
const description = openApi() as Description;
const limits = { signedIn: 1e9, signedOut: 1e9 };

const names = [
  "nobody",
  "local owner",
  "owner",
  "partner-operations",
  "viewer",
  "reading key",
  "full key",
  "expired key",
  "guest",
  "north admin",
  "north member",
] as const satisfies readonly PrincipalName[];

let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn({ site: (site) => ({ ...site, limits }) });
});
afterAll(() => world.close());

/** Asks as somebody; whoever was signed out by the last call signs in again. */
const askerIn = (of: SignedIn, name: PrincipalName): Asker => ({
  name,
  async ask({ method, url, headers, payload }: Request) {
    // Guesses are limited by their number; here it is not guesses that are tried.
    await of.superuser.query("delete from auth.attempts");
    // A workspace that asks for a second factor is closed to everybody here.
    await of.superuser.query("update workspaces set requires_totp = false where requires_totp");
    const ask = () => of.as(name).ask({ method, path: url, headers, ...withBody(method, payload) });
    let answer = await ask();
    if (answer.status === 401 && name !== "nobody" && !name.endsWith("key")) {
      await of.renew(name);
      answer = await ask();
    }
    return { status: answer.status, type: typeIn(answer.headers), body: answer.body };
  },
});

const withBody = (method: string, payload: string | undefined) =>
  payload === undefined || method === "GET" ? {} : { body: payload };
const typeIn = (headers: string): string => /^content-type: (.*)$/m.exec(headers)?.[1] ?? "";

/** What there is to ask about; the people named here are those without whom the others go on. */
function known(): KnownValues {
  const { own, other, staff, elsewhere, companies, keys, sessions } = world;
  const { north, south, elsewhere: far } = companies;
  const partners = [north, south, far].map(({ number }) => `P-${number}`);
  const partnerPeople = [south.admin.id, south.member.id, north.member.id, far.member.id];
  return {
    number: partners,
    "/deals/{number}": [north.deal, south.deal, far.deal].map((number) => `D-${number}`),
    measure: ["active-partners", "partner-sourced-revenue"],
    person: [staff.sponsor.id, staff.finance.id, elsewhere.id, elsewhere.idElsewhere, null],
    "/partners/{number}/people/{person}": partnerPeople,
    "/portal/people/{person}": partnerPeople,
    invitation: [own.invitation, other.invitation, north.invitation, south.invitation],
    key: [keys.other],
    session: [sessions.own, sessions.other],
    "/raci/{role}": [own.accountableRole, other.accountableRole],
    membership: [staff.viewer.id, elsewhere.id, elsewhere.idElsewhere],
    partner: partners,
    type: ["reseller"],
    program: ["managed"],
    tier: ["managed/gold"],
    search: ["zqx", "open", "P-1"],
    sort: ["-revenue", "name"],
    over: ["12 months"],
    by: ["type", "month,region"],
    asOf: ["2020-05-31", "2026-11-20"],
    path: ["/nowhere"],
    cursor: ["", "abc.def"],
    format: ["csv", "jsonl"],
    "/partners/{number}/invitations/{invitation}": [north.invitation, south.invitation],
    name: ["Ana Lima", "Bo"],
    password: ["a long enough password"],
    text: [strategyText("fuzzed", "fuzzed"), ""],
    head: ["0".repeat(64)],
    revision: [0, 1, 2],
    version: [1, own.version, "draft"],
    against: ["1", "draft"],
    element: ["/strategy", "/bets"],
    comment: [own.comment, other.comment],
    parent: [own.comment],
    mentions: [[staff.sponsor.id]],
    decision: ["approve", "decline"],
    base: ["0", "1", "2"],
    origin: ["upload", "starter"],
  };
}

describe("no request", () => {
  it(
    "makes the server fail, answer what it did not promise, or refuse in silence",
    async () => {
      const askers = names.map((name) => askerIn(world, name));
      const asked = { requests, seed, known: known() };
      const { answers, unreached, faults } = await fuzz(description, askers, asked);
      process.stdout.write(
        `fuzz: ${requests} requests, seed ${seed}, ${JSON.stringify(answers)}, no reply of: ${unreached.join(", ")}\n`,
      );
      expect(faults).toEqual([]);
      // A fuzzer that only meets closed doors has tried nothing.
      expect(answers["owner 2xx"]).toBeGreaterThan(requests / 100);
    },
    60_000 + requests * 60,
  );
});

describe("the fuzzer finds", () => {
  const foundIn = async (plant: (app: FastifyInstance) => void) => {
    const planted = await openSignedIn({ plant, site: (site) => ({ ...site, limits }) });
    const paths = { "/api/v1/deals": description.paths["/api/v1/deals"] ?? {} };
    const asked = { requests: 60, seed, known: {} };
    const { faults } = await fuzz({ ...description, paths }, [askerIn(planted, "owner")], asked);
    await planted.close();
    return faults.join("\n");
  };

  it("a call that throws", async () => {
    const faults = await foundIn((app) => {
      app.addHook("preHandler", async ({ routeOptions }) => {
        if (routeOptions.url === "/api/v1/deals") throw new Error("planted");
      });
    });
    expect(faults).toMatch(/GET \/api\/v1\/deals.*: 500/);
  });

  it("a field too many in a reply, and a refusal that is no problem document", async () => {
    const spoil = (app: FastifyInstance) => {
      app.addHook("onSend", async (_request, reply, payload) => {
        if (reply.statusCode === 200) return String(payload).replace(/^\{/, '{"marginMinor":1,');
        return reply.statusCode === 400 ? "{}" : payload;
      });
    };
    const faults = await foundIn(spoil);
    expect(faults).toContain("marginMinor");
    expect(faults).toContain("must have required property 'detail'");
  });
});
