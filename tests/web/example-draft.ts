import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import type { DraftReply } from "../../src/contract/drafts.ts";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { App, Visit } from "./app.ts";

const example = readFileSync(resolve(import.meta.dirname, "../../samples/halyard/strategy.yaml"), "utf8");

/** A part of the draft, which is the published example as somebody uploaded it; a page at the day on which it is complete. */
export async function atExamplePart(app: App, part: string, options?: BrowserContextOptions): Promise<Visit> {
  const visit = await app.own("/draft", options);
  const { revision } = await draftOf(app, visit.page);
  const brought = await visit.page.request.put(`${app.url}${endpoints.bringDraft.path}?base=${revision}`, {
    data: example,
    headers: { "content-type": "application/yaml" },
  });
  expect(brought.status()).toBe(200);
  await visit.page.goto(`${app.url}/draft/${part}?asOf=2026-11-20`);
  await visit.page.getByRole("heading", { name: "All fields" }).waitFor();
  return visit;
}

export const draftOf = async (app: App, page: Page): Promise<DraftReply> =>
  (await (await page.request.get(`${app.url}${endpoints.draft.path}`)).json()) as DraftReply;
