import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemMisfits } from "../../../tests/server/api/replies.ts";
import { openSignedIn, type PrincipalName, type SignedIn } from "../../../tests/server/signed-in.ts";
import type { Problem } from "../../contract/api.ts";

/** What no handler could read or keep is refused before there is one, with what would be accepted. */
let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn();
});
afterAll(() => world.close());

type Refused = { status: number; problem: Problem; headers: string };

async function refused(
  request: { method?: string; path: string; body?: string; headers?: Record<string, string> },
  by: PrincipalName = "owner",
): Promise<Refused> {
  const { status, body, headers } = await world
    .as(by)
    .ask(request.body === undefined ? request : { headers: json, ...request });
  const problem = JSON.parse(body) as Problem;
  const type = /^content-type: (.*)$/m.exec(headers)?.[1] ?? "";
  expect(problemMisfits(status, type, problem)).toEqual([]);
  return { status, problem, headers };
}

const json = { "content-type": "application/json" };
const invitations = { method: "POST", path: "/api/v1/invitations" };
const invited = '"email":"ana@example.com","role":"viewer"';
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

describe("refused is", () => {
  it.each([
    ["NUL in a query", { path: "/api/v1/partners?search=a%00b" }, "?search"],
    ["NUL in an address", { path: "/api/v1/deals/D-1%00" }, ":number"],
    ["NUL in the name of a parameter", { path: "/api/v1/partners?a%00b=1" }, "?"],
    ["NUL in a body", { ...invitations, body: `{${invited},"name":"a\\u0000b"}` }, "/name"],
    ["half a character in a body", { ...invitations, body: `{${invited},"name":"\\ud800"}` }, "/name"],
    ["half a character in a key", { ...invitations, body: `{${invited},"\\udfff":"x"}` }, ""],
    ["a body nested deeper than 32", { ...invitations, body: deep(33) }, ""],
    ["a body nested as deep as it can be", { ...invitations, body: deep(100_000) }, ""],
    [
      "NUL in a strategy",
      {
        method: "POST",
        path: "/api/v1/drift",
        body: "a: b\nc: \0",
        headers: { "content-type": "application/yaml" },
      },
      "2:4",
    ],
    [
      "a key that every object has",
      { ...invitations, body: `{${invited},"__proto__":{"role":"owner"}}` },
      "",
    ],
    [
      "the maker of every object",
      { ...invitations, body: `{${invited},"constructor":{"prototype":{}}}` },
      "",
    ],
    [
      "a field nobody named",
      { ...invitations, body: `{${invited},"name":"Ana","workspaceId":"x"}` },
      "/workspaceId",
    ],
    ["what is no JSON", { ...invitations, body: "{" }, ""],
    ["an address that is no text", { path: "/api/v1/measures/%ff" }, ""],
    ["a parameter nobody named", { path: "/api/v1/people?workspace=other" }, "?workspace"],
    ["a parameter given twice", { path: "/api/v1/deals?stage=won&stage=lost" }, "?stage"],
    ["the prototype as a parameter", { path: "/api/v1/deals?__proto__=1" }, "?__proto__"],
    ["half a rehearsal", { ...invitations, path: "/api/v1/invitations?dryRun=True", body: "{}" }, "?dryRun"],
    [
      "a rehearsal in no words",
      { ...invitations, path: "/api/v1/invitations?dryRun=", body: "{}" },
      "?dryRun",
    ],
  ])("%s", async (_, request, pointer) => {
    const { status, problem } = await refused(request);
    expect([status, problem.errors?.map((one) => one.pointer)]).toEqual([400, [pointer]]);
  });

  it("every other kind of content, and more of it than is read", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "image/png", "nonsense"])
      expect((await refused({ ...invitations, body: "{}", headers: { "content-type": type } })).status).toBe(
        415,
      );
    const large = JSON.stringify({ name: "x".repeat(1_000_001) });
    expect((await refused({ ...invitations, body: large })).status).toBe(413);
  });

  it("every other method, with those that are answered", async () => {
    for (const method of ["OPTIONS", "PUT", "PROPFIND"]) {
      const { status, headers } = await refused({ method, path: "/api/v1/people" });
      expect([method, status]).toEqual([method, 405]);
      expect(headers).toMatch(/^allow: GET, HEAD$/m);
    }
    const { headers } = await refused({ method: "DELETE", path: "/api/v1/invitations" });
    expect(headers).toMatch(/^allow: GET, POST, HEAD$/m);
    expect((await refused({ method: "OPTIONS", path: "/api/v1/nothing" })).status).toBe(404);
    expect((await world.as("owner").ask({ method: "HEAD", path: "/api/v1/people" })).body).toBe("");
  });
});

describe("what is no request", () => {
  /** What is answered until the line is closed; more than a text may be sent on it. */
  const said = (text: string, more: (send: (piece: string) => void) => void = () => undefined) =>
    new Promise<string>((resolve) => {
      let answer = "";
      const socket = connect(Number(new URL(world.url).port), "127.0.0.1", () => {
        socket.write(text);
        more((piece) => socket.write(piece));
      });
      socket.on("data", (chunk) => (answer += chunk.toString())).on("close", () => resolve(answer));
      socket.on("error", () => resolve(answer));
    });

  it.each([
    ["another language", "hello\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    [
      "two lengths",
      "POST /api/v1/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      400,
    ],
  ])("is answered by a problem document and a closed line: %s", async (_, text, status) => {
    const [head = "", body = ""] = (await said(text)).split("\r\n\r\n");
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(problemMisfits(status, /content-type: (.*)/.exec(head)?.[1] ?? "", JSON.parse(body))).toEqual([]);
  });

  it("does not come to its end: a byte now and then holds a line for some seconds only", async () => {
    const { requestTimeout, headersTimeout } = world.app.server;
    expect({ requestTimeout, headersTimeout }).toEqual({ requestTimeout: 30_000, headersTimeout: 10_000 });
    let dripping: ReturnType<typeof setInterval> | undefined;
    const began = performance.now();
    const answer = await said("GET / HTTP/1.1\r\nHost: localhost\r\n", (send) => {
      dripping = setInterval(() => send("X: y\r\n"), 1_000);
    });
    clearInterval(dripping);
    expect(answer).toMatch(/^HTTP\/1.1 408 Too slow\r\n/);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
