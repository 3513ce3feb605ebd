import { describe, expect, test } from "vitest";
import { useApp } from "./app.ts";
import { pages } from "./pages.ts";
import { seen, violations } from "./violations.ts";

const app = useApp();
const ways = [
  { way: "light", options: { colorScheme: "light" } },
  { way: "dark", options: { colorScheme: "dark" } },
  { way: "on a phone", options: { viewport: { width: 360, height: 740 } } },
] as const;

describe.each(ways)("$way", ({ options }) => {
  test.each(pages)("$name has no accessibility violation", async ({ path }) => {
    const { page } = await app.visit(path, options);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test("a why beside the page has none either", async () => {
    const { page } = await app.visit("/?why=active-partners", options);
    await page.getByText("513 rows behind it").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

test.each(pages)("$name fits a phone without scrolling sideways", async ({ path }) => {
  const { page } = await app.visit(path, { viewport: { width: 360, height: 740 } });
  await seen(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.context().close();
});

test("pictures come with a table of the same figures", async () => {
  const { page } = await app.visit("/coverage");
  await page.getByRole("button", { name: "Table" }).first().click();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByRole("region", { name: "Table of the picture" }).locator("tbody tr").count()).toBe(
    18,
  );
  await page.context().close();
});
