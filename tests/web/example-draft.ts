import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import type { DraftReply } from "../../src/contract/drafts.ts";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { App, Visit } from "./app.ts";

export const example = readFileSync(
  resolve(import.meta.dirname, "../../samples/halyard/strategy.yaml"),
  "utf8",
);

/** The published example is the draft, as somebody uploaded it. */
export async function bringExample(app: App, page: Page): Promise<void> {
  const { revision } = await draftOf(app, page);
  const brought = await page.request.put(`${app.url}${endpoints.bringDraft.path}?base=${revision}`, {
    data: example,
    headers: { "content-type": "application/yaml" },
  });
  expect(brought.status()).toBe(200);
}

/** A part of the draft, which is the example; a page at the day on which it is complete. */
export async function atExamplePart(app: App, part: string, options?: BrowserContextOptions): Promise<Visit> {
  const visit = await app.own("/draft", options);
  await bringExample(app, visit.page);
  await toPart(app, visit.page, part);
  return visit;
}

/** Goes to a part, its tools and fields being there: `bets`, or `bets#bets/msp-first`. */
export async function toPart(app: App, page: Page, part: string): Promise<void> {
  const [path = "", hash] = part.split("#");
  await page.goto(`${app.url}/draft/${path}?asOf=2026-11-20${hash === undefined ? "" : `#${hash}`}`);
  await page.locator("h1").waitFor();
  if (path !== "") await page.getByRole("complementary", { name: /^Check, comments/ }).waitFor();
  await page.waitForLoadState("networkidle");
}

export const draftOf = async (app: App, page: Page): Promise<DraftReply> =>
  (await (await page.request.get(`${app.url}${endpoints.draft.path}`)).json()) as DraftReply;
