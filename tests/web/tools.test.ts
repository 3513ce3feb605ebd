import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tools } from "../../src/web/staff/drafts/tools.ts";
import { useApp, type Visit } from "./app.ts";
import { atExamplePart, draftOf, toPart } from "./example-draft.ts";
import { inTheWay } from "./ways.ts";

const app = useApp();

const savedText = async (page: Page) => (await draftOf(app, page)).text;
/** The draft saves itself a moment after the last key. */
const patience = { timeout: 15_000 };

/** The whole draft, a part of plain fields, an element whose fields are open, and every part that has tools. */
const places = ["", "company", "bets#bets/msp-first", ...Object.keys(tools)];

describe("the room", () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await atExamplePart(app, "");
  });
  afterAll(() => visit.page.context().close());

  test.each(places)("at '%s' has no accessibility violation and fits a window and a phone", async (place) => {
    const { page, faults } = visit;
    await toPart(app, page, place);
    expect(await inTheWay(page, ["light", "dark on a phone"])).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("by keyboard", () => {
  test("a milestone moves to another quarter, and the roadmap says when that cannot hold", async () => {
    const { page } = await atExamplePart(app, "roadmap");
    await page.getByRole("heading", { name: /none waits for a later one/ }).waitFor();
    const milestone = page.getByRole("button", { name: /^M-06, / });
    await milestone.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page
      .getByRole("heading", { name: "M-06 is due in FY28-Q2 and waits for M-05 of a later quarter" })
      .waitFor();
    expect(await milestone.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => savedText(page), patience).toMatch(/id: M-06, quarter: FY28-Q2/);
    await page.context().close();
  });

  test("a letter of the RACI is typed, cycled and taken out, and the row says what it lacks", async () => {
    const { page } = await atExamplePart(app, "raci");
    await page.getByRole("heading", { name: "Each of 7 decisions has one A and an R" }).waitFor();
    const cell = page.getByRole("button", { name: /^Tier change, Chief Partner Officer:/ });
    await cell.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Tier change has no A" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("a");
    await page.getByRole("heading", { name: "Each of 7 decisions has one A and an R" }).waitFor();
    await page.keyboard.press("Delete");
    await page.getByRole("heading", { name: "Tier change has no A" }).waitFor();
    await page.context().close();
  });

  test("a weight moves and the others give way; nothing is saved before one says so", async () => {
    const { page } = await atExamplePart(app, "scoring");
    const slider = page.getByRole("slider", { name: "Weight of Overlap with ideal customers" });
    await slider.focus();
    for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowRight");
    await page.getByText("Together 100%").first().waitFor();
    expect(await savedText(page)).toContain("icpOverlap: 30%");
    await page.getByRole("button", { name: "Keep these weights" }).click();
    await expect.poll(() => savedText(page), patience).toContain("icpOverlap: 40%");
    await page.getByText("Together 100%").first().waitFor();
    await page.context().close();
  });
});

test("a milestone is dragged to another quarter", async () => {
  const { page } = await atExamplePart(app, "roadmap");
  const milestone = page.getByRole("button", { name: /^M-04, / });
  const quarter = page.getByText("FY28-Q4", { exact: true }).first();
  await milestone.hover();
  await page.mouse.down();
  // A drag is one only after a second move, and a place is entered before it is dropped on.
  await quarter.hover();
  await quarter.hover({ position: { x: 20, y: 20 } });
  await page.mouse.up();
  await expect.poll(() => savedText(page), patience).toMatch(/id: M-04, quarter: FY28-Q4/);
  await page.context().close();
});

test("a fact that is taken back leaves the rule waiting, and another decides otherwise", async () => {
  const { page } = await atExamplePart(app, "decisions");
  const core = page.getByRole("group", { name: "It is what customers choose us for" }).first();
  await core.getByText("Not known").click();
  await page.getByText("The rule waits for").first().waitFor();
  await core.getByText("Yes", { exact: true }).click();
  await page.getByRole("heading", { name: /1 of 2 decisions differs from the rule/ }).waitFor();
  await page.context().close();
});

test("what may not be changed says why", async () => {
  const { page } = await app.visit("/draft/partnerTypes");
  await page.getByRole("heading", { name: "All fields" }).waitFor();
  const choice = page.getByRole("combobox", { name: /^Priority of / }).first();
  expect(await choice.isDisabled()).toBe(true);
  expect(await choice.getAttribute("title")).not.toBe("");
  await page.context().close();
});
