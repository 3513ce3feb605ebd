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

test("what is planted in a page is found: pale text, a field without a name, a line that does not fit", async () => {
  const { page } = await app.visit("/check");
  await page.locator("main").evaluate((main) => {
    main.insertAdjacentHTML("beforeend", '<p style="color: #999; background: #fff">Pale</p><input>');
    main.insertAdjacentHTML("beforeend", '<p style="width: 2000px">Long</p>');
  });
  const found = await inTheWay(page, ["dark"]);
  for (const fault of [/^dark: color-contrast p/, /^dark: label .*input/, /^dark: the page is \d{4} wide$/])
    expect(found).toContainEqual(expect.stringMatching(fault));
  await page.context().close();
});
