import { expect, test } from "vitest";
import { useApp } from "./app.ts";
import { pages } from "./pages.ts";
import { violations } from "./violations.ts";
import { inTheWay } from "./ways.ts";

const app = useApp();

test.each(pages)(
  "$name has no accessibility violation in either scheme, and fits a window and a phone",
  async ({ path }) => {
    const { page } = await app.visit(path);
    expect(await inTheWay(page, ["light", "dark", "on a phone"])).toEqual([]);
    await page.context().close();
  },
  // The strategy as one page is long, and axe reads every line of it in each way.
  180_000,
);

test("a why beside the page has none either", async () => {
  const { page } = await app.visit("/?why=active-partners");
  await page.getByText("513 rows behind it").waitFor();
  expect(await inTheWay(page, ["light", "dark", "on a phone"])).toEqual([]);
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
