import type { Page } from "playwright-core";
import type { App } from "./app.ts";

/** What the journeys do again and again. */

export async function signIn(page: Page, { email, password: secret }: { email: string; password: string }) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function fromMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole("banner").getByRole("button").last().click();
  await page
    .getByRole("navigation", { name: "Account and workspace" })
    .getByRole("link", { name: entry })
    .click();
  await page.getByRole("navigation", { name: "Account and workspace" }).waitFor({ state: "detached" });
}

export const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? null);

export const pathOf = ({ url }: App, link: string): string => link.slice(url.length);
