import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { siteOn } from "../../../tests/server/site.ts";
import { createTestDatabase, type TestDatabase } from "../../database/test-database.ts";
import { createApp } from "../app.ts";

/** What every reply tells a browser, whichever way it came about. */
const folder = mkdtempSync(join(tmpdir(), "entente-pages-"));
let database: TestDatabase;
let plain: ReturnType<typeof createApp>;
let secure: ReturnType<typeof createApp>;

beforeAll(async () => {
  database = await createTestDatabase();
  mkdirSync(join(folder, "assets"));
  const page =
    '<!doctype html><html><head><title>x</title></head><body><script src="/assets/a.js"></script></body></html>';
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "portal.html"), page.replace("<title>x", "<title>portal"));
  writeFileSync(join(folder, "assets", "a.js"), "0");
  const site = siteOn(database.connection, { url: () => "https://partners.example.com" });
  plain = createApp(siteOn(database.connection), folder);
  secure = createApp(site, folder, { https: true });
});
afterAll(async () => {
  await plain.close();
  await secure.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const ask = (url: string, headers: Record<string, string> = {}, app = plain) =>
  app.inject({ url, headers: { host: "localhost:4747", ...headers } });
const policyOf = (reply: { headers: Record<string, unknown> }) =>
  String(reply.headers["content-security-policy"]);

describe("every reply", () => {
  test.each<[string, string, number, Record<string, string>?]>([
    ["a page", "/", 200],
    ["a deep link", "/partners/P-1?asOf=2020-01-01", 200],
    ["a page by the name of its file", "/index.html", 200],
    ["a page of the portal", "/portal/deals", 200],
    ["a file", "/assets/a.js", 200],
    ["a file that is not there", "/assets/b.js", 404],
    ["a path that leaves the folder", "/assets/..%2f..%2fetc%2fpasswd.txt", 404],
    ["a probe", "/livez", 200],
    ["nobody's call", "/api/v1/people", 401],
    ["a call that does not exist", "/api/v1/nothing", 404],
    ["a foreign host", "/", 403, { host: "evil.example" }],
    ["an address that is no text", "/%ff", 400],
  ])("%s: nosniff, no referrer, no framing, nothing of others", async (_, url, status, headers) => {
    const reply = await ask(url, headers);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(policyOf(reply)).toContain("frame-ancestors 'none'");
    expect(reply.headers).not.toHaveProperty("access-control-allow-origin");
    expect(reply.headers).not.toHaveProperty("server");
    expect(reply.headers).not.toHaveProperty("x-powered-by");
  });

  it("asks for TLS for a year where people come by https, and only there", async () => {
    const host = { host: "partners.example.com" };
    expect((await ask("/", host, secure)).headers["strict-transport-security"]).toBe("max-age=31536000");
    expect((await ask("/api/v1/people", host, secure)).headers).toHaveProperty("strict-transport-security");
    expect((await ask("/")).headers).not.toHaveProperty("strict-transport-security");
  });

  it("of what is no page runs nothing", async () => {
    for (const url of ["/api/v1/people", "/assets/a.js", "/livez"])
      expect(policyOf(await ask(url))).toMatch(/^default-src 'none';/);
  });
});

describe("a page", () => {
  it("has a nonce of its own each time, in its policy and in <meta>, and is kept nowhere", async () => {
    const nonces = new Set<string>();
    for (const url of ["/", "/", "/portal/"]) {
      const reply = await ask(url);
      const [, nonce = ""] = /<meta name="csp-nonce" content="([^"]+)" \/>/.exec(reply.body) ?? [];
      expect(Buffer.from(nonce, "base64")).toHaveLength(18);
      expect(policyOf(reply)).toContain(`script-src 'self' 'nonce-${nonce}';`);
      expect(policyOf(reply)).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(reply.headers["cache-control"]).toBe("no-store");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it("allows no inline script, no evaluation, and inline style for attributes only", async () => {
    const policy = policyOf(await ask("/"));
    expect(policy).not.toContain("unsafe-eval");
    expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe-inline");
    expect(policy).toMatch(/base-uri 'none'; form-action 'self'/);
  });

  it("of the portal is another than that of the staff", async () => {
    expect((await ask("/portal")).body).toContain("<title>portal");
    expect((await ask("/portals")).body).toContain("<title>x");
  });
});

it("what is no HTTP at all gets a refusal, not a stack", async () => {
  const address = await plain.listen({ port: 0, host: "127.0.0.1" });
  const said = await new Promise<string>((resolve) => {
    const socket = connectSocket(Number(new URL(address).port), "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("close", () => resolve(text));
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nBad Header\r\n\r\n");
  });
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
  expect(said).not.toMatch(/node_modules|at \w+ \(/);
});
