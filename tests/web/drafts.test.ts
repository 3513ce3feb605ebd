import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import { firstOwner, useApp } from "./app.ts";
import { bringExample, draftOf, example } from "./example-draft.ts";

const app = useApp();
async function atDraft(path: string, options = {}): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await app.own("/draft", options);
  await bringExample(app, page);
  await page.goto(`${app.url}${path}`);
  await page.locator("h1").waitFor();
  return { page, faults };
}

/** A save takes as long as the machine lets it. */
const patience = { timeout: 20_000 };
const inFile = (page: Page) => expect.poll(async () => (await draftOf(app, page)).text, patience);

const saved = async (page: Page) => page.getByText("Everything is saved.").waitFor();
const motion = (page: Page) => page.getByRole("textbox", { name: "Motion" });
const wedge = (page: Page) => page.getByRole("textbox", { name: "Wedge" });

describe("writing on the screen", () => {
  test("changes the one value in the file and keeps its comments", async () => {
    const { page, faults } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await wedge(page).fill("A console for every customer");
    await inFile(page).toContain("A console for every customer");
    const { text } = await draftOf(app, page);
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
    await page
      .getByRole("link", { name: /Win the managed mid-market/ })
      .first()
      .waitFor();
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

  test("an element that was removed comes back where it was, with its comments, whatever others wrote since", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await page
      .locator("#bets\\/msp-first")
      .getByRole("button", { name: /^Remove / })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await inFile(page).not.toMatch(/^ {2}msp-first:/m);
    const { revision } = await draftOf(app, page);
    const edits = [{ path: ["strategy", "name"], value: "Renamed by another" }];
    await page.request.patch(`${app.url}${endpoints.editDraft.path}`, { data: { revision, edits } });
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("Control+z");
    await inFile(page).toBe(example.replace(/^( {2}name:) [^#\n]*?$/m, "$1 Renamed by another"));
    await page.context().close();
  });

  test("a save of the history that meets a later one is taken back by choice", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    const write = async (value: string) => {
      await wedge(page).fill(value);
      await inFile(page).toContain(`wedge: ${value}`);
      return (await draftOf(app, page)).revision;
    };
    const first = await write("One");
    await write("Two");
    await page.getByText("History", { exact: true }).click();
    await page.getByRole("button", { name: `Take back revision ${first}`, exact: true }).click();
    const choice = page.getByRole("alert").filter({ hasText: "changed since" });
    await choice.getByText(/Win the managed mid-market through MSPs”: wedge/).waitFor();
    expect((await draftOf(app, page)).text).toContain("wedge: Two");
    await choice.getByRole("button", { name: "Take back there, too" }).click();
    await inFile(page).toBe(example);
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
    expect((await draftOf(app, again)).text).toContain("wedge: Written on a train");
    await context.close();
  });

  test("goes on where the server went away and a part of the page was not loaded yet", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await page.route("**/*", (route) => route.abort());
    await wedge(page).fill("While nobody answers");
    await page.getByRole("link", { name: "Check", exact: true }).first().click();
    await page.getByText(/comes as soon as the server answers/).waitFor();
    await page.unroute("**/*");
    await page.getByText(/comes as soon as the server answers/).waitFor({ state: "detached", ...patience });
    await page.goto(`${app.url}/draft/bets#bets/msp-first/wedge`);
    await inFile(page).toContain("wedge: While nobody answers");
    await page.context().close();
  });

  test("is saved when the session ends in the middle of it, as soon as one has signed in again", async () => {
    const { page } = await atDraft("/draft/bets#bets/msp-first/wedge");
    await page.context().clearCookies();
    await wedge(page).fill("Written as nobody");
    await page.getByText(/saved once you have signed in/).waitFor();
    const sheet = page.getByRole("dialog", { name: "Your session has ended" });
    await sheet.getByLabel("Password", { exact: true }).fill(firstOwner.password);
    await sheet.getByRole("button", { name: "Sign in", exact: true }).click();
    await inFile(page).toContain("wedge: Written as nobody");
    await saved(page);
    await page.context().close();
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
    await page.getByRole("heading", { level: 1, name: /the check finds nothing/ }).waitFor();
    expect((await draftOf(app, page)).text).not.toMatch(/\btype: msp\b/);
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
    expect((await draftOf(app, page)).text).toContain("wedge: Mine");
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
    expect((await draftOf(app, page)).text).toContain("wedge: Theirs");
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
    expect((await draftOf(app, page)).text).toContain("status: parked                 # next");
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

test("a comment calls whoever it names where they come in, is set right, and is taken back", async () => {
  const { page } = await atDraft("/draft/gaps");
  const side = page.getByRole("complementary", { name: /^Check, comments/ });
  await side.getByText("Comments", { exact: false }).first().click();
  await side.getByLabel("Comment on this part").fill("Which figure shows it, @Ana Alves?");
  await side.getByRole("button", { name: "Comment", exact: true }).click();
  await side.getByRole("button", { name: "Change" }).click();
  await side.getByLabel("Your comment").fill("Which figure of ours shows it, @Ana Alves?");
  await side.getByRole("button", { name: "Save" }).click();
  await side.getByText(/, set right /).waitFor();

  await page.goto(`${app.url}/`);
  await page
    .getByRole("list", { name: "What waits for you" })
    .getByRole("link", { name: /Ana Alves asks for you on gaps/ })
    .click();
  const said = page.getByText("Which figure of ours shows it, @Ana Alves?");
  await said.waitFor();
  await expect.poll(() => said.evaluate((one) => one.closest("[data-meant]") !== null)).toBe(true);
  await side.getByRole("button", { name: "Take back …" }).click();
  await side
    .getByRole("group", { name: "Take the comment back" })
    .getByRole("button", { name: "Take back" })
    .click();
  await said.waitFor({ state: "detached" });
  await page.context().close();
});

test("what is typed into a tool is saved while one types, and Escape brings back what stood there", async () => {
  const { page } = await atDraft("/draft/gaps");
  const statement = page.getByRole("textbox", { name: "Statement of no-managed-service" });
  const before = await statement.inputValue();
  await statement.fill("Nobody watches at night");
  await inFile(page).toContain("statement: Nobody watches at night");
  await statement.press("Escape");
  await inFile(page).not.toContain("Nobody watches at night");
  expect(await statement.inputValue()).toBe(before);
  await page.context().close();
});

test("the thesis is put in own words, and written from its fields again", async () => {
  const { page } = await atDraft("/draft/thesis");
  await page.getByRole("button", { name: "Put it in my own words" }).click();
  const own = page.getByRole("textbox", { name: "The thesis in your own words" });
  await own.fill("Those who run the console sell it.");
  await own.blur();
  await inFile(page).toContain("statement: Those who run the console sell it.");
  await page.getByText(/^From the fields: /).waitFor();
  await page.getByRole("button", { name: "Write it from the fields again" }).click();
  await inFile(page).not.toContain("Those who run the console");
  await page.context().close();
});

test("a cell takes a sum as it is written anywhere, and says what would fit where it cannot", async () => {
  const { page } = await atDraft("/draft/objectives");
  const quota = page.getByRole("textbox", { name: "Quota of one a year" });
  await quota.fill("$900.000");
  await quota.press("Enter");
  await inFile(page).toContain("quota: 900000");
  await quota.fill("much");
  await quota.press("Enter");
  await page
    .getByText(/an amount such as 12M/)
    .first()
    .waitFor();
  expect(await quota.getAttribute("aria-invalid")).toBe("true");
  await page.context().close();
});

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
