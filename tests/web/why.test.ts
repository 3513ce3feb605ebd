import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { OverviewReply, WhyReply } from "../../src/contract/api.ts";
import { useApp } from "./app.ts";

const app = useApp();
/** Figures with more rows are counted by the number the panel gives, and one of them row by row. */
const mostRowsRead = 150;

test.each(["/", "/coverage", "/partners?region=france&type=specialty-bike-shop", "/partners/599", "/check"])(
  "every number of %s opens a why with as many rows as it counts",
  async (path) => {
    const { page, faults } = await app.visit(path);
    await page.waitForLoadState("networkidle");
    const whys = await questionsOn(page);
    expect(whys.length).toBeGreaterThan(0);
    for (const why of whys) {
      await page
        .locator(`a[data-why="${why}"]`)
        .first()
        .evaluate((link: HTMLElement) => link.click());
      await expect.poll(() => new URL(page.url()).searchParams.get("why")).toBe(why);
      await expectExplained(page, why);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
  300_000,
);

test("a figure of many rows lists every one of them", async () => {
  const { page } = await app.visit("/?why=partner-attached-revenue;type:warehouse");
  const panel = page.getByRole("complementary");
  const total = Number(await panel.locator("[data-rows]").getAttribute("data-rows"));
  expect(total).toBeGreaterThan(500);
  await expectAllRows(panel, total, "warehouses");
  await page.context().close();
});

test("a count is the number of its rows, and money is their sum", async () => {
  const active = await app.get<WhyReply>("/api/v1/measures/active-partners/why?region=france");
  expect(active.totalRows).toBe(active.answer.value);
  const { page } = await app.visit("/partners/599");
  await page.locator('a[data-why^="partner-attached-revenue"]').first().click();
  const panel = page.getByRole("complementary");
  await panel.locator("[data-row]").first().waitFor();
  const amounts = await panel.locator("[data-row]").allTextContents();
  const sum = amounts.reduce(
    (total, text) => total + Number(/US\$([\d,]+\.\d\d)/.exec(text)?.[1]?.replaceAll(",", "")),
    0,
  );
  const value = await panel.locator("[data-rows]").textContent();
  expect(`US$${sum.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`).toBe(
    value,
  );
  await page.context().close();
});

test("every promise with facts behind it has the rows it says", async () => {
  const { drift } = await app.get<OverviewReply>("/api/v1/overview");
  const asked = drift.lines.filter(({ question, actual }) => question !== null && actual !== null);
  const counts = await Promise.all(
    asked.map(async ({ kind, subject, rows, question }) => {
      const query = new URLSearchParams({ ...question?.window });
      for (const [name, members] of Object.entries(question?.scope ?? {}))
        query.set(name, (members as string[]).join(","));
      const why = await app.get<WhyReply>(`/api/v1/measures/${question?.measure}/why?${query.toString()}`);
      return { promise: `${kind} ${subject}`, says: rows, lists: why.totalRows };
    }),
  );
  expect(counts.filter(({ says, lists }) => says !== lists)).toEqual([]);
});

async function questionsOn(page: Page): Promise<string[]> {
  const more = page.getByRole("button", { name: /^Show all/ });
  if (await more.isVisible()) await more.click();
  return page.evaluate(() => {
    for (const group of document.querySelectorAll("details")) group.open = true;
    return [
      ...new Set(
        [...document.querySelectorAll<HTMLElement>("[data-why]")].map(({ dataset }) => dataset["why"] ?? ""),
      ),
    ];
  });
}

/** The panel explains: rows as many as the figure says, or a reason why there are none. */
async function expectExplained(page: Page, why: string): Promise<void> {
  const panel = page.getByRole("complementary");
  const settled = panel.locator("[data-rows]").or(panel.getByText(/reads the strategy itself|sold directly/));
  await settled.first().waitFor();
  const figure = panel.locator("[data-rows]");
  if ((await figure.count()) === 0) return;
  const total = Number(await figure.getAttribute("data-rows"));
  if (total <= mostRowsRead) await expectAllRows(panel, total, why);
  else await expect.poll(() => panel.locator("[data-row]").count(), { message: why }).toBe(100);
}

/** Asks for more rows until there are no more, and counts them. */
async function expectAllRows(panel: Locator, total: number, why: string): Promise<void> {
  const more = panel.getByRole("button", { name: /^Show more/, disabled: false });
  await expect
    .poll(
      async () => {
        if (await more.isVisible()) await more.click({ timeout: 500 }).catch(() => undefined);
        return panel.locator("[data-row]").count();
      },
      { timeout: 60_000, interval: 50, message: why },
    )
    .toBe(total);
}
