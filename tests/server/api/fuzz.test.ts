import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import { openApi } from "../../../src/contract/openapi.ts";
import { openSignedIn, type PrincipalName, type SignedIn } from "../signed-in.ts";
import { type Asker, type Description, fuzz, type Request } from "./fuzzing.ts";

/**
 * No request makes the server fail: every operation of the description, as everybody, with what fits and what does not.
 * FUZZ_REQUESTS asks longer, FUZZ_SEED otherwise; both are printed, and the same seed asks the same.
 */
const requests = Number(process.env["FUZZ_REQUESTS"] ?? 4_000);
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
const known = () => ({
  number: ["P-1", "P-2", "D-1", "1", "2"],
  measure: ["active-partners", "partner-sourced-revenue"],
  person: [world.staff.sponsor.id, world.staff.finance.id, world.elsewhere.id, world.elsewhere.idElsewhere],
  key: [world.keys.other],
  session: [world.sessions.own, world.sessions.other],
  role: [world.own.accountableRole, world.other.accountableRole],
  partner: ["P-1", "2"],
  sort: ["-revenue", "name"],
  over: ["12 months"],
  by: ["type", "month,region"],
  path: ["/nowhere"],
  cursor: ["", "abc.def"],
  format: ["csv", "jsonl"],
});

describe("no request", () => {
  it("makes the server fail, answer what it did not promise, or refuse without saying what it would accept", async () => {
    const askers = names.map((name) => askerIn(world, name));
    const { answers, faults } = await fuzz(description, askers, { requests, seed, known: known() });
    process.stdout.write(`fuzz: ${requests} requests, seed ${seed}, ${JSON.stringify(answers)}\n`);
    expect(faults).toEqual([]);
    // A fuzzer that only meets closed doors has tried nothing.
    expect(answers["owner 200"]).toBeGreaterThan(requests / 200);
  });
});

describe("the fuzzer finds", () => {
  const foundIn = async (plant: (app: FastifyInstance) => void, more: Description["paths"] = {}) => {
    const planted = await openSignedIn({ plant, site: (site) => ({ ...site, limits }) });
    const paths = { "/api/v1/deals": description.paths["/api/v1/deals"] ?? {}, ...more };
    const asked = { requests: 60, seed, known: {} };
    const { faults } = await fuzz({ ...description, paths }, [askerIn(planted, "owner")], asked);
    await planted.close();
    return faults.join("\n");
  };

  it("a route that throws", async () => {
    const config = { door: "anybody" } as const;
    const faults = await foundIn(
      (app) => {
        app.get("/api/v1/planted", { config }, () => {
          throw new Error("planted");
        });
      },
      { "/api/v1/planted": { get: { operationId: "openapi", parameters: [] } } },
    );
    expect(faults).toMatch(/GET \/api\/v1\/planted .*: 500/);
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
