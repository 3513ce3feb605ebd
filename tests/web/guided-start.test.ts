import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useApp, type Visit } from "./app.ts";
import { focused } from "./steps.ts";
import { violations } from "./violations.ts";

const app = useApp();

/** One company from an empty workspace on; each test goes on where the one before ended. */
let owner: Visit;

const listed = (page: Page, list: string) =>
  page
    .getByRole("region", { name: "Checklists" })
    .getByRole("listitem")
    .filter({ hasText: list })
    .textContent();

test("an empty workspace says where to begin, and the guided start knows what was said before", async () => {
  owner = await app.own("/");
  const { page } = owner;
  await page.getByRole("link", { name: "Begin from a starter" }).click();
  await page.getByRole("heading", { name: /8 answers to a first draft, about 3 minutes/ }).waitFor();
  expect(await page.getByLabel("Company", { exact: true }).inputValue()).toBe("Northwind");
  expect(await page.getByLabel("Currency").inputValue()).toBe("EUR");
  expect(await listed(page, "Quick win")).toContain("0 of 5");
});

test.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 360, height: 740 } }],
] as const)("the page has no accessibility violation %s, and fits", async (_, options) => {
  const { page } = await app.own("/start", options);
  await page.getByRole("radio", { name: /^Mature/ }).check();
  await page.getByRole("radio", { name: /^Cybersecurity/ }).check();
  await page.getByRole("heading", { name: "Partner types" }).waitFor();
  expect(await violations(page)).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await page.context().close();
});

test("what is missing takes the focus, and what does not hold is said beside its field", async () => {
  const { page } = owner;
  await page.getByRole("button", { name: "Create the draft" }).click();
  await expect.poll(() => focused(page)).toBe("stage");
  expect(await page.getByText("This is still open.").count()).toBe(8);
  await page.getByLabel("Recurring revenue today").fill("4m");
  await page.getByLabel("Recurring revenue to reach").fill("3M");
  await page.getByLabel("Where partners should help").fill("DACH, Atlantis");
  await page.getByText("The target is less than 100,000 above the ARR of today", { exact: false }).waitFor();
  await page.getByText('There is no market "Atlantis"', { exact: false }).waitFor();
});

test("a choice is made with the keyboard, and shows what it changes and why", async () => {
  const { page } = owner;
  await page.getByRole("radio", { name: /^Early/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { name: /^Manufacturing/ }).check();
  const preview = page.getByRole("complementary", { name: "What the draft will hold" });
  await preview.getByText("No distributor", { exact: false }).waitFor();
  await page.getByRole("radio", { name: /^Early/ }).focus();
  await page.keyboard.press("ArrowDown");
  await preview.getByText("Industrial distributor", { exact: true }).waitFor();
  expect(await preview.textContent()).toMatch(/16 partners, 50% of revenue.*follow from the markets/);
});

test("the checklists fill up with the answers, and the amounts follow from them", async () => {
  const { page } = owner;
  expect(await listed(page, "Executive")).toContain("1 of 5");
  await page.getByLabel("What it sells").fill("Ward planning");
  await page.getByLabel("Who buys and stays").fill("Hospitals with 200 beds\nHealth systems");
  await page.getByLabel("Recurring revenue to reach").fill("9M");
  await page.getByLabel("By which day").fill(`${new Date().getFullYear() + 3}-12-31`);
  await page.getByLabel("Where partners should help").fill("DACH, FR");
  await page.getByText("Understood: DACH (DE, AT, CH); France").waitFor();
  await page.getByRole("heading", { name: "Everything is answered: the draft can be created" }).waitFor();
  expect(await listed(page, "Quick win")).toContain("4 of 5");
  expect(await page.getByRole("complementary", { name: "What the draft will hold" }).textContent()).toContain(
    "€1.8M",
  );
});

test("the draft is there, without an error, and each part can be written", async () => {
  const { page, faults } = owner;
  await page.getByRole("button", { name: "Create the draft" }).click();
  await page.getByRole("heading", { name: /^No error; \d+ warnings to weigh before adoption/ }).waitFor();
  expect(page.url()).toBe(`${app.url}/draft`);
  await page.getByRole("link", { name: "Partner types" }).first().click();
  await page.getByText("Industrial distributor").first().waitFor();
  expect(faults).toEqual([]);
});

test("it may be begun anew while nobody has written into it, and no longer", async () => {
  const { page } = owner;
  await page.goto(`${app.url}/draft`);
  await page.getByRole("link", { name: "Start anew from a starter" }).click();
  await page.getByRole("button", { name: "Create the draft" }).waitFor();
  const draft = (await (await page.context().request.get(`${app.url}/api/v1/draft`)).json()) as {
    revision: number;
  };
  const name = { path: ["strategy", "name"], value: "Ours" };
  const saved = await page.context().request.patch(`${app.url}/api/v1/draft`, {
    data: { revision: draft.revision, edits: [name] },
    headers: { "idempotency-key": "guided-start-own-words-1" },
  });
  expect(saved.status()).toBe(200);
  await page.goto(`${app.url}/start`);
  await page
    .getByRole("heading", { name: "The draft has been written into, and a starter would replace it" })
    .waitFor();
  await page.goto(`${app.url}/draft`);
  await page.getByRole("heading", { name: /^No error/ }).waitFor();
  expect(await page.getByRole("link", { name: "Start anew from a starter" }).count()).toBe(0);
});

test("a visitor of the sample reads why it is not for them", async () => {
  const { page } = await app.visit("/start");
  await page.getByRole("heading", { name: "This page is for people with an account" }).waitFor();
  await page.context().close();
});
