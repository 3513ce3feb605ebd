import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import { launchBrowser } from "./browser.ts";

export const firstOwner = {
  name: "Ana Alves",
  email: "ana@northwind.example",
  password: "correct horse battery staple",
  company: "Northwind",
  currency: "EUR",
};

const root = resolve(import.meta.dirname, "../..");

export type Visit = {
  page: Page;
  /** What went wrong in the browser: errors of the console, uncaught errors, answers of 400 and above. */
  faults: string[];
  /** Addresses asked for that are not of the server itself. */
  strangers: string[];
};

export type App = {
  url: string;
  /** Opens a page as a visitor of the sample. */
  visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** Opens a page as the owner of a workspace, who is made the first time. */
  own: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** Opens a page as nobody, in a browser that was never here. */
  arrive: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  get: <Reply>(path: string) => Promise<Reply>;
  /** The last link that the log of the server shows for a page: no mail leaves it. */
  linkTo: (page: string) => Promise<string>;
};

/** The real program with the sample in a folder of its own, and a browser; both end with the test file. `settings` are its own. */
export function useApp(settings: Readonly<Record<string, string>> = {}): App {
  let server: Awaited<ReturnType<typeof startServer>> | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    buildPages();
    [server, browser] = await Promise.all([startServer(settings), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const running = () => {
    if (!server || !browser) throw new Error("The app is not running yet");
    return { server, browser };
  };
  return {
    get url() {
      return running().server.url;
    },
    visit: async (path, options) => {
      const { browser: started, server: at } = running();
      const context = await newContext(started, options);
      await context.request.post(`${at.url}${endpoints.enterSample.path}`, { data: {} });
      return open(context, `${at.url}${path}`);
    },
    own: async (path, options) => {
      const { browser: started, server: at } = running();
      const context = await newContext(started, options);
      const { email, password } = firstOwner;
      const signedIn = await context.request.post(`${at.url}${endpoints.signIn.path}`, {
        data: { email, password },
      });
      if (!signedIn.ok())
        await context.request.post(`${at.url}${endpoints.firstRun.path}`, { data: firstOwner });
      return open(context, `${at.url}${path}`);
    },
    arrive: async (path, options) =>
      open(await newContext(running().browser, options), `${running().server.url}${path}`),
    get: async <Reply>(path: string) => {
      const { url } = running().server;
      const entered = await fetch(`${url}${endpoints.enterSample.path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      const cookie = entered.headers.getSetCookie().map((one) => one.split(";")[0]);
      return (await (
        await fetch(`${url}${path}`, { headers: { cookie: cookie.join("; ") } })
      ).json()) as Reply;
    },
    linkTo: (page) => running().server.linkTo(page),
  };
}

async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  return context;
}

async function open(context: BrowserContext, address: string): Promise<Visit> {
  const page = await context.newPage();
  const [faults, strangers]: [string[], string[]] = [[], []];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on(
    "response",
    (response) => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`),
  );
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(new URL(address).origin))
      strangers.push(request.url());
  });
  await page.goto(address);
  await page.locator("h1").waitFor();
  return { page, faults, strangers };
}

/** Builds the pages unless they are current. */
export function buildPages(): void {
  const built = spawnSync(process.execPath, [join(root, "build/build.ts")], { cwd: root, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The pages cannot be built: ${built.stderr}`);
}

type Server = { url: string; linkTo: (page: string) => Promise<string>; stop: () => Promise<void> };

async function startServer(settings: Readonly<Record<string, string>>): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), "entente-web-"));
  // As root the database runs under a user of its own, who must be able to pass through.
  chmodSync(data, 0o711);
  const child = spawn(process.execPath, [join(root, "src/server/main.ts"), "--port", "0"], {
    cwd: root,
    env: { ...process.env, ENTENTE_DATA: data, DATABASE_URL: "", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let said = "";
  const url = await new Promise<string>((found, failed) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /is open at (http:\/\/\S+)/.exec(said) ?? [];
      if (address) found(address);
    });
    child.once("exit", (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const linkTo = async (page: string) => {
    const last = () => said.match(new RegExp(`${url}${page}#\\S+`, "g"))?.at(-1);
    await expect.poll(last).toBeDefined();
    return last() ?? "";
  };
  return { url, linkTo, stop };
}
