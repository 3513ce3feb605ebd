import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Nothing moves while axe looks, and what loads when it is seen has been seen. */
export async function violations(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await seen(page);
  const { violations: found } = await axeOn(page).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}

/** Only what is wrong is carried over, and at once: our pages have no frames, for which axe does it in parts, four times as slow. */
const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();

export async function seen(page: Page): Promise<void> {
  for (const picture of await page.locator("section").all()) await picture.scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
}
