import type { Page } from "playwright-core";
import { violations } from "./violations.ts";

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

/** Each scheme and each layout; a page follows both while it is open, so that it is loaded once. */
const ways = [
  { way: "light", colorScheme: "light", viewport: wide },
  { way: "dark", colorScheme: "dark", viewport: wide },
  { way: "on a phone", colorScheme: "light", viewport: phone },
  { way: "dark on a phone", colorScheme: "dark", viewport: phone },
] as const;
export type Way = (typeof ways)[number]["way"];

/** What keeps somebody from reading a page: violations of accessibility, and what is cut off or scrolls sideways. */
export async function inTheWay(page: Page, only?: readonly Way[]): Promise<string[]> {
  const found: string[] = [];
  for (const { way, colorScheme, viewport } of ways.filter((one) => only?.includes(one.way) ?? true)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    for (const violation of await violations(page)) found.push(`${way}: ${violation}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width !== viewport.width) found.push(`${way}: the page is ${width} wide`);
  }
  return found;
}
