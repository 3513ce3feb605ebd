import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { endpoints } from "../contract/endpoints.ts";
import {
  addressOf,
  etagOf,
  fetchReply,
  isWorthRetrying,
  NoAnswerError,
  onConfirmFirst,
  onSignedOut,
  send,
} from "./client.ts";

/** How the pages talk to a server that is slow, gone, or asks back. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answers: Answer[] = [];
const asked: { method: string; url: string; key: string; tag: string }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    asked.push({
      method,
      url,
      key: String(headers["idempotency-key"] ?? ""),
      tag: String(headers["if-match"] ?? ""),
    });
    (answers.shift() ?? done)(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  // A browser completes an address by that of the page.
  const { port } = server.address() as AddressInfo;
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});
afterEach(() => {
  answers = [];
  asked.length = 0;
});

const json =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));
const done = json(200, { done: true });
const silence: Answer = ({ socket }) => void socket.destroy();
const refusal = (status: number, code: string): Answer =>
  json(status, {
    type: "about:blank",
    title: "No",
    status,
    detail: code,
    errors: [{ pointer: "", code, detail: code }],
  });
const invite = () =>
  send(endpoints.invite, { body: { email: "ana@example.com", name: "Ana", role: "viewer" } });

it("a page of a proxy, or of a network that asks to sign in, is no answer and is asked again", async () => {
  answers = [
    (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>Welcome</html>"),
  ];
  await expect(fetchReply(endpoints.draft, {})).rejects.toSatisfy(isWorthRetrying);
});

describe("an act in a workspace", () => {
  it("is sent again after silence, under the key it had, so that it is done once", async () => {
    answers = [silence, refusal(409, "key-under-way"), done];
    expect(await invite()).toEqual({ done: true });
    expect([asked.length, new Set(asked.map(({ key }) => key)).size]).toEqual([3, 1]);
    expect(asked[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  });

  it("has another key each time, and names the reading that it was decided on", async () => {
    await invite();
    await send(endpoints.changePerson, { params: { person: "a/b" }, body: { role: "viewer" }, etag: '"x"' });
    expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
    expect(asked[1]).toMatchObject({ method: "PATCH", url: "/api/v1/people/a%2Fb", tag: '"x"' });
  });

  it("is given up when nobody answers, and not repeated when it is refused", async () => {
    answers = [silence, silence, silence];
    await expect(invite()).rejects.toBeInstanceOf(NoAnswerError);
    expect(asked.length).toBe(3);
    answers = [refusal(409, "other")];
    await expect(invite()).rejects.toMatchObject({ problem: { status: 409 } });
    expect(asked.length).toBe(4);
  });
});

it("a sign-in is never sent twice: nothing keeps its answer", async () => {
  answers = [silence];
  await expect(
    send(endpoints.signIn, { body: { email: "a@b.example", password: "x" } }),
  ).rejects.toBeInstanceOf(NoAnswerError);
  expect(asked).toMatchObject([{ key: "" }]);
});

describe("when the server asks first who one is", () => {
  it("the person is asked once for all calls that wait, and the calls are made again", async () => {
    // A person takes longer than a server.
    const ask = vi.fn(() => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 100)));
    const stop = onConfirmFirst(ask);
    answers = [refusal(403, "confirm-first"), refusal(403, "confirm-first")];
    expect(await Promise.all([invite(), invite()])).toEqual([{ done: true }, { done: true }]);
    expect([ask.mock.calls.length, asked.length]).toEqual([1, 4]);
    stop();
  });

  it("and the person does not say so, the refusal stands", async () => {
    const stop = onConfirmFirst(async () => false);
    answers = [refusal(403, "confirm-first")];
    await expect(invite()).rejects.toMatchObject({ problem: { status: 403 } });
    stop();
  });
});

it("a session that has ended is heard of; a wrong password is no ended session", async () => {
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  answers = [refusal(401, "wrong"), refusal(401, "not-signed-in")];
  await expect(fetchReply(endpoints.people, {})).rejects.toMatchObject({ problem: { status: 401 } });
  expect(heard).not.toHaveBeenCalled();
  await expect(fetchReply(endpoints.people, {})).rejects.toMatchObject({ problem: { status: 401 } });
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
});

it("the tag of the last reading is kept for the change that follows", async () => {
  answers = [json(200, { rows: [] }, { etag: '"one"' }), json(200, { rows: [] }, { etag: '"two"' })];
  await fetchReply(endpoints.people, {});
  await fetchReply(endpoints.people, {});
  expect([etagOf(endpoints.people, {}), etagOf(endpoints.keys, {})]).toEqual(['"two"', undefined]);
});

it("an address holds the filters that its endpoint knows, in one order, and none that are empty", () => {
  const query = { type: "msp", asOf: "2020-05-31", region: "" };
  expect(addressOf(endpoints.overview, { query })).toBe("/api/v1/overview?asOf=2020-05-31&type=msp");
  expect(addressOf(endpoints.partner, { params: { number: "P 1" }, query })).toBe(
    "/api/v1/partners/P%201?asOf=2020-05-31",
  );
});
