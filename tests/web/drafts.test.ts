import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { DraftReply } from "../../src/contract/drafts.ts";
import { endpoints } from "../../src/contract/endpoints.ts";
import { useApp } from "./app.ts";
import { violations } from "./violations.ts";

const app = useApp();
const example = readFileSync(resolve(import.meta.dirname, "../../samples/halyard/strategy.yaml"), "utf8");

const draftOf = async (page: Page): Promise<DraftReply> =>
  (await (await page.request.get(`${app.url}${endpoints.draft.path}`)).json()) as DraftReply;

/** The example is the draft, as somebody uploaded it. */
async function bringExample(page: Page): Promise<void> {
  const { revision } = await draftOf(page);
  const brought = await page.request.put(`${app.url}${endpoints.bringDraft.path}?base=${revision}`, {
    data: example,
    headers: { "content-type": "application/yaml" },
  });
  expect(brought.status()).toBe(200);
}

async function atDraft(path: string, options = {}): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await app.own("/draft", options);
  await bringExample(page);
  await page.goto(`${app.url}${path}`);
  await page.locator("h1").waitFor();
  return { page, faults };
}

/** A save takes as long as the machine lets it. */
const patience = { timeout: 20_000 };
const inFile = (page: Page) => expect.poll(async () => (await draftOf(page)).text, patience);

const saved = async (page: Page) => page.getByText("Everything is saved.").waitFor();
const motion = (page: Page) => page.getByRole("textbox", { name: "Motion" });
const wedge = (page: Page) => page.getByRole("textbox", { name: "Wedge" });

describe("writing on the screen", () => {
  test("changes the one value in the file and keeps its comments", async () => {
    const { page, faults } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await wedge(page).fill("A console for every customer");
    await inFile(page).toContain("A console for every customer");
    const { text } = await draftOf(page);
    const changed = text.split("\n").filter((line, index) => line !== example.split("\n")[index]);
    expect(changed).toEqual(["    wedge: A console for every customer"]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("understands amounts, says what it understood, and keeps what it did not", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/budget");
    const budget = page.locator("#bets\\/msp-first\\/budget");
    await budget.getByRole("textbox").fill("2 million");
    await budget.getByText("US$2,000,000").waitFor();
    await inFile(page).toContain("budget: 2M");
    await budget.getByRole("textbox").fill("a lot");
    await budget.getByText(/an amount such as 12M/).waitFor();
    expect(await budget.getByRole("textbox").inputValue()).toBe("a lot");
    await page.getByRole("link", { name: "msp-first" }).first().waitFor();
    await page.context().close();
  });

  test("is taken back and done again, in the file as well", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await wedge(page).fill("Something else");
    await saved(page);
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("Control+z");
    await page
      .getByRole("status")
      .getByText(/Undone/)
      .waitFor();
    await inFile(page).toBe(example);
    await page.keyboard.press("Control+Shift+z");
    await inFile(page).toContain("wedge: Something else");
    await page.context().close();
  });

  test("survives the browser being closed before it was saved", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await page.route("**/api/v1/draft", (route) =>
      route.request().method() === "PATCH" ? route.abort() : route.continue(),
    );
    await wedge(page).fill("Written on a train");
    await page.getByText(/kept in this browser and sent again/).waitFor();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(`${app.url}/draft/bets#bets/msp-first/wedge`);
    await saved(again);
    expect(await wedge(again).inputValue()).toBe("Written on a train");
    expect((await draftOf(again)).text).toContain("wedge: Written on a train");
    await context.close();
  });

  test("of a slug takes every place that names it along, and is one step", async () => {
    const { page } = await atDraft("/draft/partnerTypes#partnerTypes/msp");
    await page.getByRole("button", { name: "Rename msp" }).click();
    await page.getByRole("dialog").getByLabel("Slug").fill("managed-provider");
    await page
      .getByRole("dialog")
      .getByText(/places that name it will follow/)
      .waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await inFile(page).toContain("partnerType: managed-provider");
    await page.getByRole("heading", { level: 1, name: /nothing in the way/ }).waitFor();
    expect((await draftOf(page)).text).not.toMatch(/\btype: msp\b/);
    await page.context().close();
  });
});

describe("two people at once", () => {
  test("keep what they wrote in different places, and see each other's", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    const other = await page.context().newPage();
    await other.goto(`${app.url}/draft/bets#bets/msp-first/motion`);
    await wedge(page).fill("Mine");
    await motion(other).fill("Theirs");
    await saved(page);
    await saved(other);
    await inFile(page).toContain("motion: Theirs");
    expect((await draftOf(page)).text).toContain("wedge: Mine");
    await expect.poll(() => motion(page).inputValue(), patience).toBe("Theirs");
    await page.context().close();
  });

  test("who wrote otherwise in one place decide between both texts", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await page.route("**/api/v1/draft/state", (route) => route.abort());
    const other = await page.context().newPage();
    await other.goto(`${app.url}/draft/bets#bets/msp-first/wedge`);
    await wedge(other).fill("Theirs");
    await inFile(other).toContain("wedge: Theirs");
    await wedge(page).fill("Mine");
    const conflict = page.getByRole("region", { name: "Conflicts to decide" });
    await conflict.getByText("Mine", { exact: true }).waitFor();
    await conflict.getByText("Theirs", { exact: true }).waitFor();
    expect((await draftOf(page)).text).toContain("wedge: Theirs");
    await conflict.getByRole("button", { name: "Keep mine" }).click();
    await conflict.waitFor({ state: "detached" });
    await inFile(page).toContain("wedge: Mine");
    await page.context().close();
  });
});

describe("the board of bets", () => {
  test("moves a bet by key alone, and keeps the review with it", async () => {
    const { page } = await atDraft("/draft/bets");
    const board = page.getByRole("group", { name: "Board of bets" });
    const where = board.getByRole("combobox", { name: /Where Win the managed mid-market/ });
    await where.focus();
    await page.keyboard.press("P");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Move to parked" }).click();
    await dialog.getByText("say which evidence decided").waitFor();
    await dialog.getByLabel("Because").fill("Three of ten customers landed");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await inFile(page).toContain("because: Three of ten customers landed");
    expect((await draftOf(page)).text).toContain("status: parked                 # next");
    await board.getByRole("region", { name: "Parked 1" }).waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await inFile(page).toBe(example);
    await page.context().close();
  });
});

test("an account is told by the rule that decides it, and what is not known stays open", async () => {
  const { page } = await atDraft("/draft/coverage");
  const tester = page.getByRole("region", { name: "Who sells to this account?" });
  await tester.getByText("It depends on its domain.").waitFor();
  await tester.getByLabel("Domain of the account").fill("First-Lakes-Bank.example");
  await tester.getByText("We sell: rule 1 decides.").waitFor();
  await tester.getByLabel("Domain of the account").fill("unknown.example");
  await tester.getByRole("combobox", { name: "Region", exact: true }).selectOption("us-gulf");
  await tester.getByRole("combobox", { name: "Vertical", exact: true }).selectOption("general");
  await tester.getByRole("combobox", { name: "Company size", exact: true }).selectOption("medium");
  await tester.getByText("It depends on whether a partner has registered it.").waitFor();
  await tester.getByRole("combobox", { name: "A partner has registered it" }).selectOption("yes");
  await tester.getByText("A partner sells: rule 3 decides.").waitFor();
  await page.context().close();
});

test("a comment stands at its element, and leads there", async () => {
  const { page } = await atDraft("/draft/bets#bets/regional-resale/wedge");
  const element = page.locator("#bets\\/regional-resale");
  await element.getByText("Comment", { exact: true }).first().click();
  await element.getByLabel(/Comment on Cover the uncovered/).fill("Is two days still true? @Ana Alves");
  await element.getByRole("button", { name: "Comment", exact: true }).click();
  const beside = page
    .getByRole("complementary")
    .getByRole("listitem")
    .filter({ hasText: "Is two days still true?" });
  await beside.getByRole("link", { name: "regional-resale" }).waitFor();
  await beside.getByRole("button", { name: "Settle" }).click();
  await beside.getByText(/Settled by Ana Alves/).waitFor();
  await page.context().close();
});

const ways = [
  { way: "light", options: { colorScheme: "light" } },
  { way: "dark", options: { colorScheme: "dark" } },
  { way: "on a phone", options: { viewport: { width: 360, height: 740 } } },
] as const;

const parts = [
  "",
  "/bets#bets/msp-first",
  "/company",
  "/coverage#coverage/cells/1",
  "/programs",
  "/incentives",
];

test.each(ways)(
  "the pages of the room have no accessibility violation and fit their window, $way",
  async ({ options }) => {
    const { page, faults } = await atDraft("/draft", options);
    for (const part of parts) {
      await page.goto(`${app.url}/draft${part}`);
      await page.getByText(/Everything is saved/).waitFor();
      expect(await violations(page), part).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBe(
        page.viewportSize()?.width,
      );
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
  180_000,
);

test("a visitor of the sample reads the draft, and is told why it cannot be changed", async () => {
  const { page, faults } = await app.visit("/draft/bets");
  await page
    .getByText(/a visitor may not|cannot|may not/)
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: "Add", exact: true }).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});
