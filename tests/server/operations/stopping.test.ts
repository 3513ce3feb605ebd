import { readFileSync, rmSync } from "node:fs";
import { Agent, request, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { temporaryDataFolder } from "../../../src/database/test-database.ts";
import { type Running, startProgram } from "../program.ts";

/** How the real program stops: nothing that was begun is cut off, and nothing new is begun. */
// A busy machine needs a minute to make a database and load the sample; what is asserted is not how fast.
vi.setConfig({ testTimeout: 180_000 });
const folder = temporaryDataFolder();
let running: Running | undefined;

afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

async function start(): Promise<{ url: URL; token: string; program: Running }> {
  const program = await startProgram({ ENTENTE_DATA: folder });
  running = program;
  return {
    url: new URL(program.url),
    token: readFileSync(join(folder, "local.token"), "utf8").trim(),
    program,
  };
}

type Reply = { readonly status: number; readonly body: string; readonly closes: boolean };

/** A call whose body is sent in pieces, so that the test decides how long it takes; `begun` when the server has its head. */
function slowCall(
  url: URL,
  token: string,
  agent: Agent,
): { send(text: string): void; end(): void; begun: Promise<void>; reply: Promise<Reply> } {
  const call = request(new URL("/api/v1/coverage", url), {
    method: "POST",
    agent,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/yaml", expect: "100-continue" },
  });
  const begun = new Promise<void>((resolve) => call.once("continue", resolve));
  const reply = new Promise<Reply>((resolve, reject) => {
    call.on("error", reject);
    call.on("response", (response) => void textOf(response).then(resolve, reject));
  });
  return { send: (text) => void call.write(text), end: () => void call.end(), begun, reply };
}

async function textOf(response: IncomingMessage): Promise<Reply> {
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, body, closes: response.headers.connection === "close" };
}

/** `onBegun` is told when the server has the call. */
const get = (
  url: URL,
  agent: Agent,
  headers: Record<string, string> = {},
  onBegun: () => void = () => undefined,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const expected = { expect: "100-continue", ...headers };
    const call = request(
      url,
      { agent, headers: expected },
      (response) => void textOf(response).then(resolve, reject),
    );
    call.on("continue", onBegun);
    call.on("error", reject);
    call.end();
  });

const strategy = readFileSync("samples/adventureworks/strategy.yaml", "utf8");

describe("when it is asked to stop", () => {
  it("a request under way is answered whole; its connection ends with it, new ones find nobody, and the end is 0", async () => {
    const { url, token, program } = await start();
    const agent = new Agent({ keepAlive: true });
    const slow = slowCall(url, token, agent);
    await slow.begun;
    slow.send(strategy.slice(0, 1_000));
    program.child.kill("SIGTERM");
    const newcomer = () => get(new URL("/readyz", url), new Agent()).catch((error: Error) => error.message);
    await expect.poll(newcomer, { timeout: 10_000 }).toMatch(/ECONNREFUSED/);
    slow.send(strategy.slice(1_000));
    slow.end();
    const { status, body, closes } = await slow.reply;
    expect([status, closes]).toEqual([200, true]);
    expect(JSON.parse(body)).toMatchObject({ cells: expect.any(Array) });
    expect(await program.ended).toBe(0);
    agent.destroy();
  });

  it("an idle connection keeps nobody waiting", async () => {
    const { url, program } = await start();
    const agent = new Agent({ keepAlive: true });
    expect((await get(new URL("/livez", url), agent)).status).toBe(200);
    const begun = performance.now();
    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    agent.destroy();
  });

  it("under load no request that was under way fails, and the next start answers", async () => {
    const { url, token, program } = await start();
    const people = new URL("/api/v1/people", url);
    const authorization = { authorization: `Bearer ${token}` };
    let stopAsked = false;
    const failed: string[] = [];
    let answered = 0;
    const client = async (): Promise<void> => {
      for (;;) {
        let underWay = false;
        const asked = get(people, new Agent(), authorization, () => {
          underWay = !stopAsked;
        });
        const reply = await asked.catch((error: Error) => error);
        if (!(reply instanceof Error) && reply.status === 200) answered++;
        // What the server had not begun when it was asked to stop may find nobody.
        else if (underWay || !stopAsked)
          failed.push(reply instanceof Error ? reply.message : String(reply.status));
        if (stopAsked) return;
      }
    };
    const clients = Array.from({ length: 8 }, client);
    await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(50);
    stopAsked = true;
    program.child.kill("SIGTERM");
    await Promise.all(clients);
    expect(await program.ended).toBe(0);
    expect(failed).toEqual([]);
    const again = await start();
    expect((await get(new URL("/readyz", again.url), new Agent())).status).toBe(200);
  });
});
