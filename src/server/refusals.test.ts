import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../tests/cli/run.ts";
import { openSample, type SampleServer } from "../../tests/server/sample.ts";
import type { Problem } from "../contract/api.ts";
import { endpoints } from "../contract/endpoints.ts";

/** Bad input gets a problem document that names the field, the value and what would be accepted, and never a 5xx. */
let server: SampleServer;
beforeAll(async () => {
  server = await openSample();
});
afterAll(() => server.close());

type Refusal = [what: string, url: string, status: number, named: string, accepted: string];

const measure = "/api/v1/measures/active-partners";
const refusals: Refusal[] = [
  ["a day that does not exist", `${measure}?asOf=2020-02-30`, 400, "2020-02-30", "a date such as 2020-05-31"],
  ["a day of another age", `${measure}?asOf=0001-01-01`, 400, "0001-01-01", "a date such as"],
  ["a moment for a day", "/api/v1/drift?asOf=2020-05-31T00:00", 400, "2020-05-31T00:00", "a date such as"],
  ["a parameter nobody knows", "/api/v1/partners?colour=red", 400, "colour=red", "one of: asOf, type"],
  ["a parameter where none is taken", "/api/v1/deals/D-1?asOf=2020-05-31", 400, "asOf", "no parameters"],
  [
    "a parameter given twice",
    `${measure}?asOf=2020-05-31&asOf=2020-05-30`,
    400,
    "asOf",
    "once; several values are written a,b",
  ],
  [
    "a member the strategy lacks",
    `${measure}?type=reseller`,
    400,
    "type=reseller",
    "one of: warehouse, value-added-reseller",
  ],
  [
    "one wrong member among right ones",
    `${measure}?region=canada,mars`,
    400,
    "region=mars",
    "one of: united-states",
  ],
  [
    "a tier the strategy lacks",
    `${measure}?tier=shop/diamond`,
    400,
    "tier=shop/diamond",
    "one of: volume/registered",
  ],
  [
    "a vertical where there is none",
    `${measure}?vertical=retail`,
    400,
    "vertical=retail",
    "the strategy names none",
  ],
  [
    "a partner that is none",
    `${measure}?partner=P-702`,
    400,
    "partner=P-702",
    "the number of a partner, such as P-142",
  ],
  [
    "a window that ends before it begins",
    `${measure}?from=2020-05-01&to=2020-04-01`,
    400,
    "from=2020-05-01",
    "a day up to 2020-04-01",
  ],
  [
    "a window that begins after the as-of day",
    `${measure}?from=2020-06-01`,
    400,
    "from=2020-06-01",
    "a day up to 2020-05-31",
  ],
  ["a window without a beginning", `${measure}?to=2020-04-01`, 400, "to=2020-04-01", "together with from"],
  ["a duration in words", `${measure}?over=long`, 400, "over=long", '"12 months"'],
  [
    "a duration that is not made of months",
    `${measure}?over=90%20days`,
    400,
    "over=90 days",
    "months, quarters or years",
  ],
  [
    "a duration beyond all time",
    `${measure}?over=999999999%20years`,
    400,
    "over=999999999 years",
    "up to a century",
  ],
  ["no time at all", `${measure}?over=0%20months`, 400, "over=0 months", "months, quarters or years"],
  ["a way to break down that there is not", `${measure}?by=colour`, 400, "by=colour", "one or two of: type"],
  ["three ways at once", `${measure}?by=type,region,month`, 400, "by=type,region,month", "at most two"],
  ["the same way twice", `${measure}?by=type,type`, 400, "by=type,type", "two different ones"],
  ["a cursor of nobody's making", `${measure}/why?cursor=MTAw`, 400, "?cursor", "`next` of a reply"],
  ["a cursor of odd characters", "/api/v1/deals?cursor=%F0%9F%92%A5.", 400, "?cursor", "`next` of a reply"],
  ["no rows at all", "/api/v1/deals?limit=0", 400, "limit=0", "from 1 to 1000"],
  ["more rows than a page holds", "/api/v1/partners?limit=1001", 400, "limit=1001", "from 1 to 1000"],
  ["half a row", "/api/v1/partners/P-8?limit=1.5", 400, "limit=1.5", "from 1 to 1000"],
  ["a stage that there is not", "/api/v1/deals?stage=hot", 400, "stage=hot", "one of: open, won, lost"],
  ["deals of a partner that is none", "/api/v1/deals?partner=P-702", 400, "partner=P-702", "such as P-142"],
  ["an order that there is not", "/api/v1/partners?sort=colour", 400, "sort=colour", "one of: name, revenue"],
  ["half a yes", "/api/v1/partners?active=maybe", 400, "active=maybe", "yes or no"],
  [
    "a measure nobody knows, with the nearest",
    "/api/v1/measures/active-partner",
    404,
    "active-partner",
    "active-partners",
  ],
  ["a measure called like a part of every object", "/api/v1/measures/__proto__", 404, "__proto__", ""],
  ["a partner nobody knows", "/api/v1/partners/P-99999", 404, "P-99999", ""],
  ["a partner without a number", "/api/v1/partners/acme", 404, "acme", ""],
  ["a deal nobody knows", "/api/v1/deals/D-999999999", 404, "D-999999999", ""],
  ["a deal with a number beyond all deals", "/api/v1/deals/99999999999999", 404, "99999999999999", ""],
  ["an address that leads nowhere", "/api/v1/nothing", 404, "/api/v1/nothing", ""],
  ["an address that is not text", "/api/v1/measures/%ff", 400, "", ""],
];

describe("is refused:", () => {
  it.each(refusals)("%s", async (_, url, status, named, accepted) => {
    const answer = await server.ask(url);
    expect([answer.status, answer.type]).toEqual([
      status,
      expect.stringContaining("application/problem+json"),
    ]);
    const problem = answer.body as Problem;
    expect(problem).toMatchObject({
      type: "about:blank",
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(JSON.stringify(problem)).toContain(named);
    if (accepted !== "") expect(problem.errors?.[0]?.accepted).toContain(accepted);
  });
});

describe("the machine of the owner is the only one that is answered", () => {
  it.each(["evil.example", "evil.example:4747", "127.0.0.1.evil.example", "169.254.1.1"])(
    "not one called %s",
    async (host) => {
      const { status, type } = await server.ask("/api/v1/workspace", { headers: { host } });
      expect([status, type]).toEqual([403, expect.stringContaining("application/problem+json")]);
    },
  );

  it.each(["127.0.0.1:4747", "localhost", "[::1]:4747"])("but one called %s is", async (host) => {
    expect((await server.ask("/api/v1/workspace", { headers: { host } })).status).toBe(200);
  });
});

describe("what writes or computes from a body", () => {
  const key = () => ({ authorization: `Bearer ${server.site.localToken}` });
  const post = (url: string, headers: Record<string, string>, body = "") =>
    server.ask(url, { method: "POST", headers, body });
  const yaml = { "content-type": "application/yaml" };

  it.each(["/api/v1/imports?path=/nowhere", "/api/v1/drift", "/api/v1/coverage"])(
    "%s needs the key of the owner",
    async (url) => {
      for (const authorization of [
        "",
        "Bearer ",
        "Bearer wrong",
        `Basic ${server.site.localToken}`,
        `Bearer ${server.site.localToken}x`,
      ])
        expect((await post(url, { ...(url.includes("imports") ? {} : yaml), authorization })).status).toBe(
          401,
        );
    },
  );

  it.each([
    ["nothing", ""],
    ["no strategy", "hello"],
    ["broken YAML", "a: [1"],
    ["a strategy without a company", "entente: 1\nstrategy: { name: X }"],
    ["an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"],
    ["a tag", "!!js/function 'x'"],
  ])("a body that is %s is refused", async (_, body) => {
    const answer = await post("/api/v1/drift", { ...key(), ...yaml }, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining("not a strategy") },
    });
  });

  it("so is one of another kind, and one that is too large", async () => {
    expect((await post("/api/v1/drift", { ...key(), "content-type": "image/png" }, "x")).status).toBe(415);
    expect((await post("/api/v1/drift", { ...key(), "content-type": "application/json" }, "{")).status).toBe(
      415,
    );
    expect((await post("/api/v1/drift", { ...key(), ...yaml }, "x".repeat(6_000_001))).status).toBe(413);
  });

  it("an import of what is not there names the path", async () => {
    const { status, body } = await post("/api/v1/imports?path=/nowhere/at/all", key());
    expect([status, (body as Problem).detail]).toEqual([400, "/nowhere/at/all does not exist"]);
    expect((await post("/api/v1/imports", key())).status).toBe(400);
  });
});

/** The Big List of Naughty Strings by Max Woolf, MIT; origin and licence in tests/hostile. */
const naughty = JSON.parse(
  readFileSync(join(projectRoot, "tests/hostile/blns/blns.json"), "utf8"),
) as string[];
const reading = Object.values(endpoints).filter(({ method }) => method === "GET");

describe("hostile text", () => {
  it("in any parameter and any part of an address never makes the server fail", async () => {
    const texts = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: "binary", maxLength: 40 }));
    const questions = fc.record({
      endpoint: fc.constantFrom(...reading),
      id: texts,
      values: fc.array(fc.tuple(fc.nat(12), texts), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(questions, async ({ endpoint, id, values }) => {
        const known: readonly string[] = endpoint.query;
        const query = new URLSearchParams(values.map(([index, text]) => [known[index] ?? text, text]));
        const path = endpoint.path.replace(/:\w+/, encodeURIComponent(id.toWellFormed()));
        const { status, type } = await server.ask(`${path}?${query.toString()}`);
        expect([status < 500, status === 303 || /json|^text\/csv/.test(type)]).toEqual([true, true]);
      }),
      { numRuns: 300, seed: 4747 },
    );
  });

  it("in any value of a strategy never makes drift or coverage fail", async () => {
    const sample = readFileSync(join(projectRoot, "samples/adventureworks/strategy.yaml"), "utf8").split(
      "\n",
    );
    const edits = fc.tuple(fc.nat(sample.length - 1), fc.constantFrom("drop", "blank", "junk", "minus"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(edits, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("drift", "coverage"),
        async (all, report) => {
          const lines = [...sample];
          for (const [at, how] of all) {
            const line = lines[at] ?? "";
            lines[at] =
              how === "drop"
                ? ""
                : how === "blank"
                  ? line.replace(/:.*/, ":")
                  : how === "junk"
                    ? line.replace(/: *[^{[].*/, ": [junk, { a: b }]")
                    : line.replace(/\d+/g, "-1");
          }
          const { status } = await server.ask(`/api/v1/${report}`, {
            method: "POST",
            headers: {
              authorization: `Bearer ${server.site.localToken}`,
              "content-type": "application/yaml",
            },
            body: lines.join("\n"),
          });
          expect([200, 400]).toContain(status);
        },
      ),
      { numRuns: 60, seed: 4747 },
    );
  });

  it("that is no HTTP at all gets an answer or a closed line, and the server lives on", async () => {
    const { port } = new URL(await server.app.listen({ port: 0, host: "127.0.0.1" }));
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = "";
        const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
        socket.on("data", (chunk) => (answer += chunk.toString())).on("close", () => resolve(answer));
        socket.on("error", () => resolve("closed"));
      });
    const answers = [
      await say("GET /api/v1/workspace HTTP/1.0\r\n\r\n"),
      await say("GET /api/v1/workspace HTTP/1.1\r\nHost:\r\n\r\n"),
      await say("\0\0\0\r\n\r\n"),
      await say(`GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    ];
    expect(answers.filter((answer) => / 5\d\d /.test(answer.split("\r\n")[0] ?? ""))).toEqual([]);
    expect((await server.ask("/healthz")).status).toBe(200);
  });
});
