import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { buildPages } from "./app.ts";

const assets = resolve(import.meta.dirname, "../../dist/web/assets");
const largest = 300_000;

beforeAll(buildPages);

/** What a browser must load before it shows a page: the entry, the page, and all that they import at once. */
function firstLoad(page: string): Map<string, string> {
  const html = readFileSync(join(assets, "../index.html"), "utf8");
  const entry = /src="\/assets\/([^"]+\.js)"/.exec(html)?.[1] ?? "";
  const waiting = [
    entry,
    ...readdirSync(assets).filter((name) => name.startsWith(`${page}-`) && name.endsWith(".js")),
  ];
  const loaded = new Map<string, string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    const code = readFileSync(join(assets, name), "utf8");
    loaded.set(name, code);
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      if (imported) waiting.push(imported);
  }
  return loaded;
}

test.each([
  "OverviewPage",
  "CheckPage",
  "CoveragePage",
  "PartnersPage",
  "StrategyPage",
  "WelcomePage",
  "SignInPage",
  "InvitationPage",
  "AccountPage",
  "PeoplePage",
  "KeysPage",
  "SettingsPage",
  "AuditPage",
  "DraftPage",
])("the first JavaScript of %s is at most 300 kB, without schemas, charts and maps", (page) => {
  const loaded = firstLoad(page);
  const bytes = [...loaded.values()].reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(largest);
  expect(bytes).toBeGreaterThan(50_000);
  expect([...loaded.keys()].filter((name) => /^(LineChart|WorldMap)-/.test(name))).toEqual([]);
  expect([...loaded].filter(([, code]) => code.includes("ZodError")).map(([name]) => name)).toEqual([]);
});
