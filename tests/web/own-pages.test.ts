import { describe, expect, test } from "vitest";
import { useApp } from "./app.ts";
import { inTheWay } from "./ways.ts";

const app = useApp();

/** Pages before a workspace, as somebody sees them who is not signed in. */
const doors = [
  { path: "/welcome", says: "Make the first owner", before: "the first run" },
  { path: "/invitation", says: "This invitation is not whole", before: "the first run" },
  { path: "/password#a-secret", says: "Set a new password", before: "the first run" },
  { path: "/sign-in", says: "Sign in", before: "a sign-in" },
] as const;

const own = [
  { path: "/account", says: "Your account rests on its password alone" },
  { path: "/people", says: /works? here/ },
  { path: "/keys", says: "No key is in use" },
  { path: "/settings", says: /A second factor is not asked for/ },
  { path: "/audit", says: /the latest on/ },
] as const;

const looks = ["light", "dark", "on a phone"] as const;

test.each(doors.filter(({ before }) => before === "the first run"))(
  "$path says what it is for, without a fault",
  async ({ path, says }) => check(await app.arrive(path), says),
);

describe("in a workspace", () => {
  test.each(own)("$path says what it found, without a fault", async ({ path, says }) =>
    check(await app.own(path), says),
  );

  test("the account menu opens and closes by keyboard", async () => {
    const { page, faults } = await app.own("/account");
    const you = page.getByRole("button", { name: "Ana Alves Owner" });
    await you.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("navigation", { name: "Account and workspace" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => you.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByRole("navigation", { name: "Account and workspace" }).waitFor();
    expect(await inTheWay(page, looks)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("a sheet keeps the focus inside, and gives it back", async () => {
    const { page } = await app.own("/account");
    const opener = page.getByRole("button", { name: "Set up a second factor" });
    await opener.click();
    await page.getByRole("dialog").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("password");
    expect(await inTheWay(page, looks)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test.each(doors.filter(({ before }) => before === "a sign-in"))(
    "$path says what it is for, without a fault",
    async ({ path, says }) => check(await app.arrive(path), says),
  );
});

test("whoever is signed out is asked who they are, and is told nothing of the workspace", async () => {
  const { page } = await app.arrive("/audit?action=key.made");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const { pathname, searchParams } = new URL(page.url());
  expect([pathname, searchParams.get("next")]).toEqual(["/sign-in", "/audit?action=key.made"]);
  expect(await page.locator("body").textContent()).not.toContain("Northwind");
  await page.context().close();
});

test("a visitor of the sample sees that it is one, and why the pages about people, keys and the trail are closed", async () => {
  const { page, faults } = await app.visit("/keys");
  await page.getByText("You are looking at the sample company").waitFor();
  for (const path of ["/keys", "/people", "/settings", "/audit"]) {
    await page.goto(`${app.url}${path}`);
    await page.getByRole("heading", { level: 1, name: "This page is for people with an account" }).waitFor();
    await page.getByText(/looked at without an account, so a visitor may not/).waitFor();
  }
  await page.getByRole("button", { name: "Leave the sample" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

async function check(
  { page, faults, strangers }: Awaited<ReturnType<typeof app.visit>>,
  says: string | RegExp,
) {
  await page.getByRole("heading", { level: 1, name: says }).waitFor();
  expect(await inTheWay(page, looks)).toEqual([]);
  expect(faults).toEqual([]);
  expect(strangers).toEqual([]);
  await page.context().close();
}
