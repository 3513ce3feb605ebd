import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodies } from "../../../src/contract/bodies.ts";
import { endpoints } from "../../../src/contract/endpoints.ts";
import { temporaryDataFolder } from "../../../src/database/test-database.ts";
import { codeOf } from "../../web/authenticator.ts";
import { type Running, startProgram } from "../program.ts";
import { Browser } from "../sign-in/house.ts";

/**
 * Secrets and personal data are sent through every call of the API, in every place that takes text, at the most talkative
 * level of the log; none of them may come out on standard output or standard error.
 */
const folder = temporaryDataFolder();
/** What must not be found: what we send, and what the server tells us in confidence. */
const seeds = new Map<string, string>();
const seed = (what: string, value: string): string => {
  seeds.set(what, value);
  return value;
};
let program: Running;
let calls = 0;

const owner = {
  name: seed("a name", "Zaphira Qublex"),
  email: seed("an e-mail address", "zaphira.qublex@example.com"),
  password: seed("a password", "plover-anvil-mottled-43"),
  company: "Halyard",
  currency: "EUR",
};
const other = {
  name: seed("another name", "Ottokar Vrimsel"),
  email: seed("another address", "ottokar.vrimsel@example.com"),
  newPassword: seed("a new password", "gherkin-sonata-9-wicket"),
};
const planted = seed("any other text", "planted-canary-7f31c9");
const bearer = seed("a key that does not hold", `ent_${Buffer.alloc(32, 7).toString("base64url")}_x81canary`);

beforeAll(async () => {
  // Nobody listens at port 1: mail fails, and says so.
  program = await startProgram({
    ENTENTE_DATA: folder,
    LOG_LEVEL: "trace",
    SMTP_URL: `smtp://canary:${seed("the password of the mail server", "smtp-pass-5512")}@127.0.0.1:1`,
    MAIL_FROM: "entente@example.com",
    ENTENTE_SECRET: seed("the secret of the installation", "kT9vLq2mXz7RwPb4NsYc8HdJf3Ga6UeQ"),
  });
  const browser = new Browser(program.url);
  await asPeopleDo(browser);
  await everyCall(browser);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}, 180_000);
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** First run, second factor, keys, invitations, single sign-on, a wrong password and a forgotten one. */
async function asPeopleDo(browser: Browser): Promise<void> {
  seed("the key of the local owner", readFileSync(join(folder, "local.token"), "utf8").trim());
  await succeeds(browser.post("first-run", owner));
  const { secret, uri } = (await succeeds(browser.post("account/totp", { password: owner.password }))) as {
    secret: string;
    uri: string;
  };
  seed("the secret of a second factor", secret);
  seed("the address of a second factor", uri);
  const proof = await succeeds(browser.post("account/totp/proof", { code: codeOf(secret, 0) }));
  const { codes } = proof as { codes: string[] };
  codes.forEach((code, at) => seed(`recovery code ${at}`, code));
  const { key } = (await succeeds(
    browser.post("keys", { name: "Nightly", scopes: ["facts.read"], days: 1 }),
  )) as { key: string };
  seed("an API key", key);
  await fetch(`${program.url}/api/v1/partners`, { headers: { authorization: `Bearer ${key}` } });
  await fetch(`${program.url}/api/v1/partners`, { headers: { authorization: `Bearer ${bearer}` } });
  await succeeds(browser.post("invitations", { email: other.email, name: other.name, role: "viewer" }));
  await browser.ask("PUT", "single-sign-on", {
    issuer: "https://127.0.0.1:1",
    clientId: "entente",
    clientSecret: seed("a client secret", "client-secret-canary-88"),
    domain: "example.com",
    roleForNew: null,
  });
  const stranger = new Browser(program.url);
  await stranger.post("sign-in", {
    email: owner.email,
    password: seed("a wrong password", "wrong-canary-1234567"),
  });
  await stranger.post("password/forgotten", { email: owner.email });
  await stranger.post("sign-in/link", { email: other.email });
  for (const value of browser.cookies.values()) seed(`cookie ${seeds.size}`, value);
}

async function succeeds(answer: ReturnType<Browser["post"]>): Promise<unknown> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Each call of the contract, by somebody signed in and by nobody, with the seeds in path, query, headers and body. */
async function everyCall(browser: Browser): Promise<void> {
  const callers = [browser, new Browser(program.url)];
  for (const { method, path, query, body } of Object.values<Called>(endpoints)) {
    if (["/sign-out", "/backups"].some((end) => path.endsWith(end))) continue;
    const params = path.replace(/^\/api\/v1\//, "").replace(/:\w+/g, encodeURIComponent(planted));
    const pairs = [...query, "unknown"].map(
      (name) => `${name}=${encodeURIComponent(`${planted} ${other.email}`)}`,
    );
    for (const caller of callers)
      for (const address of [params, `${params}?${pairs.join("&")}`])
        for (const content of contents(method, body)) {
          await caller.ask(method, address, content);
          calls++;
        }
  }
}
type Called = {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: string | undefined;
};

const texts = {
  email: other.email,
  name: planted,
  password: other.newPassword,
  token: planted,
  code: planted,
};

function contents(method: string, body: string | undefined): (object | undefined)[] {
  if (method === "GET" || body === undefined || body === "text") return [undefined];
  const shape = bodies[body as keyof typeof bodies].shape as Record<string, unknown>;
  const filled = Object.fromEntries(
    Object.keys(shape).map((name) => [
      name,
      texts[name as keyof typeof texts] ?? `${planted}-${randomUUID()}`,
    ]),
  );
  return [filled, { ...filled, [planted]: other }];
}

describe("what the program says and logs", () => {
  it("has a line for each request, at every level", () => {
    const requests = program.logged().match(/"msg":"request"/g) ?? [];
    expect(requests.length).toBeGreaterThan(calls);
    expect(calls).toBeGreaterThan(150);
  });

  it("is JSON, line by line", () => {
    for (const line of program.logged().trimEnd().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  });

  it("has none of the secrets and nothing about people that went through it", () => {
    expect(seeds.size).toBeGreaterThan(20);
    const all = `${program.logged()}\n${program.said()}`.toLowerCase();
    const found = [...seeds].filter(([, value]) =>
      formsOf(value).some((form) => all.includes(form.toLowerCase())),
    );
    expect(found).toEqual([]);
  });

  it("would have shown one: what may be logged is found by the same search", () => {
    const all = program.logged();
    expect(all).toContain("/api/v1/invitations");
    expect(formsOf("/api/v1/invitations").some((form) => all.includes(form))).toBe(true);
  });
});

/** As it is, and as addresses, JSON and base64 write it. */
const formsOf = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
  Buffer.from(value).toString("base64").replace(/=+$/, ""),
];

describe("where no mail leaves the house", () => {
  it("the link of an invitation is said once, to people, and is not in the log", async () => {
    const data = temporaryDataFolder();
    const alone = await startProgram({ ENTENTE_DATA: data, LOG_LEVEL: "trace" });
    const browser = new Browser(alone.url);
    await succeeds(browser.post("first-run", owner));
    await succeeds(browser.post("invitations", { email: other.email, name: other.name, role: "viewer" }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(alone.said().match(/invitation#inv_/g)).toHaveLength(1);
    expect(alone.logged()).not.toMatch(/inv_|vrimsel/);
    alone.child.kill("SIGTERM");
    await alone.ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });
});
