import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Nothing moves while axe looks, and what loads when it is seen has been seen. */
export async function violations(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await seen(page);
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}

export async function seen(page: Page): Promise<void> {
  for (const picture of await page.locator("section").all()) await picture.scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
}
