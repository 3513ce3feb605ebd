import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { buildPages } from "./app.ts";

const pages = resolve(import.meta.dirname, "../../dist/web");
const largest = 210_000;

beforeAll(buildPages);

/** All the JavaScript that a phone loads before it shows the portal. */
function firstLoad(): Map<string, string> {
  const html = readFileSync(join(pages, "portal.html"), "utf8");
  const waiting = [...html.matchAll(/"\/assets\/([^"]+\.js)"/g)].flatMap(([, name]) => name ?? []);
  const loaded = new Map<string, string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    const code = readFileSync(join(pages, "assets", name), "utf8");
    loaded.set(name, code);
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      if (imported) waiting.push(imported);
  }
  return loaded;
}

test("the first JavaScript of the portal is at most 210 kB, without schemas, charts and pages of the staff", () => {
  const loaded = [...firstLoad()];
  const bytes = loaded.reduce((sum, [, code]) => sum + gzipSync(code, { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(largest);
  expect(bytes).toBeGreaterThan(50_000);
  expect(loaded.filter(([name]) => /^(LineChart|WorldMap|.*Page)-/.test(name))).toEqual([]);
  expect(loaded.filter(([, code]) => /ZodError|echarts/.test(code)).map(([name]) => name)).toEqual([]);
});
