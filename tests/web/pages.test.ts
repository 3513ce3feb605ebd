import { describe, expect, test } from "vitest";
import type { CheckReply, OverviewReply, PartnersReply } from "../../src/contract/api.ts";
import { useApp } from "./app.ts";
import { pages } from "./pages.ts";

const app = useApp();

describe("every page", () => {
  test.each(pages)(
    "$name says what it found, without a fault, and speaks to its own server alone",
    async ({ path, finding }) => {
      const { page, faults, strangers } = await app.visit(path);
      await expect.poll(() => page.locator("h1").textContent()).toMatch(finding);
      expect(await page.title()).toMatch(finding);
      await page.waitForLoadState("networkidle");
      expect(faults).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
  );

  test.each(pages)("$name carries day, version, currency and assumptions in its foot", async ({ path }) => {
    const { page } = await app.visit(path);
    const foot = await page.getByRole("contentinfo").textContent();
    expect(foot).toMatch(/As of 31 May 2020 .* version 1 · amounts in USD/);
    expect(foot).toMatch(/Taken for granted: .*USD is assumed/);
    await page.context().close();
  });
});

describe("the address", () => {
  test("carries the day and the filters from page to page", async () => {
    const { page } = await app.visit("/?asOf=2019-06-30&region=canada");
    await page.getByRole("link", { name: "Partners", exact: true }).click();
    await expect.poll(() => page.url()).toBe(`${app.url}/partners?asOf=2019-06-30&region=canada`);
    await expect.poll(() => page.locator("h1").textContent()).toMatch(/of 114 partners/);
    expect(await page.getByLabel("As of").inputValue()).toBe("2019-06-30");
    await page.context().close();
  });

  test("takes what the filters are set to", async () => {
    const { page } = await app.visit("/partners");
    await page.getByRole("button", { name: "Region all" }).click();
    await page.getByRole("checkbox", { name: "France" }).check();
    await expect.poll(() => page.url()).toBe(`${app.url}/partners?region=france`);
    await expect.poll(() => page.locator("h1").textContent()).toMatch(/of 40 partners/);
    await page.keyboard.press("Escape");
    await page.getByLabel("As of").fill("2019-05-31");
    await expect.poll(() => page.url()).toBe(`${app.url}/partners?region=france&asOf=2019-05-31`);
    await page.context().close();
  });
});

describe("a date that is none", () => {
  test.each(["banana", "2020-02-30"])("(%s) is said so, and the rail stays", async (asOf) => {
    const { page } = await app.visit("/partners");
    await page.goto(`${app.url}/?asOf=${asOf}`);
    await page.getByText(`${asOf} is not a date; write one such as 2020-05-31.`).waitFor();
    expect(await page.getByRole("navigation", { name: "Pages" }).isVisible()).toBe(true);
    await page.getByRole("link", { name: "Show the page as of 31 May 2020" }).click();
    await page.getByRole("heading", { level: 1, name: /stands at/ }).waitFor();
    expect(page.url()).toBe(`${app.url}/`);
    await page.context().close();
  });
});

describe("a thing that does not exist", () => {
  test("is said so, with what to do", async () => {
    const { page } = await app.visit("/partners");
    await page.goto(`${app.url}/partners/9999`);
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(/There is no partner P-9999/);
    await page.context().close();
  });
});

test("the contents of the strategy show where one reads, and lead to a part", async () => {
  const { page } = await app.visit("/strategy");
  const contents = page.getByRole("navigation", { name: "Parts of the strategy" });
  await contents.getByRole("link", { name: "Coverage", exact: true }).click();
  await contents.locator("[aria-current=location]", { hasText: "Coverage" }).waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await contents.locator("[aria-current=location]", { hasText: "Horizon" }).waitFor();
  await page.context().close();
});

test("a waived finding says why it stands, and until when", async () => {
  const { page } = await app.visit("/check");
  const { waived } = await app.get<CheckReply>("/api/v1/check");
  const shown = await page.locator("#waived li").allTextContents();
  expect(shown).toHaveLength(waived.length);
  for (const [index, { reason }] of waived.entries()) {
    expect(shown[index]).toContain(reason);
    expect(shown[index]).toMatch(/until \d{1,2} \w+ \d{4}: /);
  }
  await page.context().close();
});

describe("partners", () => {
  test("can all be reached by scrolling, in the order asked for", async () => {
    const { page } = await app.visit("/partners");
    const table = page.getByRole("region", { name: "Partners" });
    await page.getByRole("button", { name: /^Partner/ }).click();
    await expect.poll(() => page.url()).toMatch(/sort=name/);
    const { rows } = await app.get<PartnersReply>("/api/v1/partners?sort=-name&limit=1");
    await expect
      .poll(
        async () => {
          await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
          return table.locator("tbody th").last().textContent();
        },
        { timeout: 20_000 },
      )
      .toBe(rows[0]?.name);
    await page.context().close();
  });

  test("are found by name and by city", async () => {
    const { page } = await app.visit("/partners");
    await page.getByLabel("Name or city").fill("Westside Plaza");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("status").first().textContent()).toBe("1 partner");
    expect(page.url()).toMatch(/search=Westside/);
    await page.context().close();
  });
});

describe("on a phone", () => {
  const phone = { viewport: { width: 360, height: 740 } };

  test("a partner is a row of name, tier, revenue and change, none of them cut", async () => {
    const { page } = await app.visit("/partners?search=Westside", phone);
    const row = page.getByRole("region", { name: "Partners" }).locator("tbody tr").first();
    await expect.poll(() => row.textContent()).toMatch(/Westside Plaza.*Platinum.*US\$554K.*\+US\$554K/);
    expect(await row.locator("th, td").count()).toBe(2);
    await page.context().close();
  });

  test("the heat map and the deals of a partner fit without scrolling", async () => {
    for (const [path, name] of [
      ["/coverage", "Qualified ÷ need by region"],
      ["/partners/85", "Deals"],
    ] as const) {
      const { page } = await app.visit(path, phone);
      const region = page.getByRole("region", { name, exact: true }).first();
      await region.locator("table").waitFor();
      expect(await region.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      await page.context().close();
    }
  });
});

describe("by keyboard alone", () => {
  test("the first stop skips to the page", async () => {
    const { page } = await app.visit("/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the page");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("page");
    await page.context().close();
  });

  test("a why opens, takes the focus, closes with Escape and gives the focus back", async () => {
    const { page } = await app.visit("/");
    const tile = page.locator('a[data-why^="active-partners"]').first();
    await tile.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").getByRole("heading", { name: "Active partners" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("aside") !== null)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("complementary").count()).toBe(0);
    expect(await tile.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test("the figures of the first screen, the filters and every page are within reach of Tab", async () => {
    const { page } = await app.visit("/");
    const { drift } = await app.get<OverviewReply>("/api/v1/overview");
    const reached: string[] = [];
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ""));
    }
    for (const name of [
      "Read",
      "Write",
      "Check",
      "Overview",
      "Coverage",
      "Partners",
      "US$33.1M",
      drift.lines[0]?.title,
    ])
      expect(reached).toContain(name);
    await page
      .getByRole("region", { name: /measures known/ })
      .getByRole("button", { name: "CSV" })
      .focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Type/);
    await page.context().close();
  });
});
