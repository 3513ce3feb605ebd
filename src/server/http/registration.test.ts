import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database/test-database.ts";
import { closedSignIn, siteOn } from "../../../tests/server/site.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { Answered } from "./answered.ts";
import { answerProblem } from "./problems.ts";
import { type Serve, serving } from "./serve.ts";

/** The registry of calls: what is not of the contract, or stands behind another door than its own, does not start. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function opened(): { app: FastifyInstance; serve: Serve } {
  const app = Fastify();
  app.setErrorHandler((error, request, reply) =>
    answerProblem(error as Error & { code: string }, request, reply),
  );
  const site = siteOn(database.connection, { signIn: closedSignIn });
  return { app, serve: serving(app, site) };
}
const nothing = async () => ({}) as never;
const handler = async () => ({});

describe("at the start is refused", () => {
  it("what is under /api and no call of the contract, whatever door it names", () => {
    const { app } = opened();
    for (const url of ["/api/v1/everything", "/api/v1/deals/:number/cost", "/api/other", "/api"])
      expect(() => app.get(url, { config: { door: "anybody" } }, handler)).toThrow(/no call of the contract/);
    expect(() => app.delete("/api/v1/deals", { config: { door: "facts.read" } }, handler)).toThrow(
      /DELETE .* no call of the contract/,
    );
  });

  it("a call of the contract behind another door than its own, or behind none", () => {
    const { app } = opened();
    const { path } = endpoints.deals;
    expect(() => app.get(path, { config: { door: "anybody" } }, handler)).toThrow(
      /past its door, facts.read/,
    );
    expect(() => app.get(path, handler)).toThrow(/past its door/);
  });

  it("a call that is served as one of another kind: it would run under another role of the database", () => {
    const { serve } = opened();
    const wrong = [
      () => serve.staff(endpoints.portalHome, nothing),
      () => serve.staff(endpoints.session, nothing),
      () => serve.staff(endpoints.backUp, nothing),
      () => serve.staffAsking(endpoints.portalInvite, nothing, nothing),
      () => serve.portal(endpoints.deals, nothing),
      () => serve.portal(endpoints.session, nothing),
      () => serve.open(endpoints.deals, nothing),
      () => serve.open(endpoints.backUp, nothing),
      () => serve.local(endpoints.session, nothing),
      () => serve.local(endpoints.people, nothing),
    ];
    for (const register of wrong) expect(register).toThrow(/as if its door were not/);
  });

  it("a registry with gaps, which are named", () => {
    const { serve } = opened();
    expect(() => serve.refuseGaps()).toThrow(/No handler answers .*portalHome/);
  });
});

describe("where others send a browser back to", () => {
  it("the answer is a redirect, and what they add to the address is dropped", async () => {
    const { app, serve } = opened();
    const queries: object[] = [];
    serve.open(endpoints.signOnReturn, async ({ query, setCookies }) => {
      queries.push(query);
      setCookies(["a=b"]);
      return new Answered(null, { status: 303, headers: { location: "/sign-in" } });
    });
    const reply = await app.inject({
      url: `${endpoints.signOnReturn.path}?state=s&authuser=0&hd=example.com`,
    });
    expect([reply.statusCode, reply.headers.location, reply.headers["set-cookie"], reply.body]).toEqual([
      303,
      "/sign-in",
      "a=b",
      "",
    ]);
    expect(queries).toEqual([{ state: "s" }]);
    await app.close();
  });
});
