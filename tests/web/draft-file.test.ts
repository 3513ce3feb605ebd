import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import { useApp } from "./app.ts";
import { bringExample, draftOf } from "./example-draft.ts";

/** File and screen are one: the draft as a file that goes down and up, and as one that the server watches. */
const folder = mkdtempSync(join(tmpdir(), "entente-watched-"));
// The server may run as somebody else.
chmodSync(folder, 0o777);
const watched = join(folder, "strategy.yaml");
const app = useApp({ ENTENTE_WORKING_COPY: folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const patience = { timeout: 30_000 };
const inDraft = (page: Page) => expect.poll(async () => (await draftOf(app, page)).text, patience);
const onDisk = () => expect.poll(() => readFileSync(watched, "utf8"), patience);

async function atHome(): Promise<Page> {
  const { page } = await app.own("/draft");
  await bringExample(app, page);
  await page.goto(`${app.url}/draft`);
  await page.getByRole("button", { name: "Download the file" }).waitFor();
  return page;
}

async function upload(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Upload a file" }).click(),
  ]);
  await chooser.setFiles(path);
}

const change = async (page: Page, path: readonly string[], value: unknown) => {
  const { revision } = await draftOf(app, page);
  const saved = await page.request.patch(`${app.url}${endpoints.editDraft.path}`, {
    data: { revision, edits: [{ path, value }] },
  });
  expect(saved.status()).toBe(200);
};

test("a file that was edited elsewhere comes back, and what others saved meanwhile stays", async () => {
  const page = await atHome();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the file" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^strategy\.r\d+\.yaml$/);
  const path = join(folder, `down-${download.suggestedFilename()}`);
  await download.saveAs(path);
  await change(page, ["company", "product"], "Detection for banks");
  writeFileSync(path, `${readFileSync(path, "utf8").replace("motion:", "motion: In the file,")}# Kept.\n`);
  await upload(page, path);
  await page.getByText(/would change \d+ places?$/).waitFor();
  await page.getByRole("button", { name: "Bring it into the draft" }).click();
  await page.getByText(/is in the draft: \d+ changes?\./).waitFor();
  await inDraft(page).toContain("In the file,");
  const { text } = await draftOf(app, page);
  expect(text).toContain("product: Detection for banks");
  expect(text).toContain("# Kept.");

  await change(page, ["company", "product"], "Here");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^  product: .*$/m, "  product: There"));
  await upload(page, path);
  await page.getByRole("alert").filter({ hasText: "changed in" }).waitFor();
  await page.getByRole("button", { name: "Take the file in these places" }).click();
  await inDraft(page).toContain("product: There");
  await page.context().close();
});

test("a file with other comments alone is brought, too; the draft as it stands is not", async () => {
  const page = await atHome();
  const path = join(folder, "commented.yaml");
  writeFileSync(path, (await draftOf(app, page)).text);
  await upload(page, path);
  await page.getByText("nothing to bring").waitFor();
  writeFileSync(path, `${readFileSync(path, "utf8")}# Said on the way home.\n`);
  await upload(page, path);
  await page.getByText(/with other comments, order or line ends$/).waitFor();
  await page.getByRole("button", { name: "Bring it into the draft" }).click();
  await inDraft(page).toContain("# Said on the way home.");
  await page.context().close();
});

test("a file that is no strategy is refused with the place, and nothing is lost", async () => {
  const page = await atHome();
  const before = (await draftOf(app, page)).text;
  const path = join(folder, "broken.yaml");
  writeFileSync(path, "entente: 1\nbets: [\n");
  await upload(page, path);
  await page
    .getByRole("alert")
    .filter({ hasText: /line|YAML|bracket|end/i })
    .first()
    .waitFor();
  for (const foreign of ["- a\n- b\n", "Dear board,\nplease find the plan\n"]) {
    writeFileSync(path, foreign);
    await upload(page, path);
    await page.getByRole("alert").filter({ hasText: "no map of parts" }).waitFor();
  }
  expect((await draftOf(app, page)).text).toBe(before);
  await page.context().close();
});

test("a map that is no strategy shows what it would do first, and the room stays open when somebody does it all the same", async () => {
  const page = await atHome();
  const path = join(folder, "compose.yaml");
  writeFileSync(path, 'version: "3"\nservices:\n  web: { image: x }\n');
  await upload(page, path);
  await page.getByText(/it takes \d+ away/).waitFor();
  await page.getByRole("button", { name: "Bring it into the draft" }).click();
  await page.getByRole("heading", { level: 1, name: /errors? stands? in the way/ }).waitFor();
  for (const part of ["bets", "budget", "thesis", "company"]) {
    await page.goto(`${app.url}/draft/${part}`);
    await page.getByRole("complementary", { name: /^Check, comments/ }).waitFor();
  }
  await bringExample(app, page);
  await page.context().close();
});

test("a watched file that was broken says where, and the draft can be written over it", async () => {
  const page = await atHome();
  await onDisk().toContain("Halyard");
  await page.getByText(`In step with ${watched}.`).waitFor(patience);
  writeFileSync(watched, "entente: 1\nbets: [\n");
  const state = page.getByRole("region", { name: "The file and the draft" });
  await state.getByText(`${watched} is not in step with the draft`).waitFor(patience);
  await state.getByText(/^Line \d+, column \d+: /).waitFor();
  await state.getByRole("button", { name: "Write the draft over it" }).click();
  await onDisk().toContain("Halyard");
  await state.waitFor({ state: "detached", ...patience });
  await page.context().close();
});
