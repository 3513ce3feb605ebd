import { describe, expect, it, test } from "vitest";
import { useApp, type Visit } from "../../web/app.ts";

/** The content security policy in a real browser: pages need nothing that it refuses, and it refuses what is not ours. */
const app = useApp();
const refusals = ({ faults }: Visit) =>
  faults.filter((fault) => /content security policy|refused to/i.test(fault));
const quiet = (page: Visit["page"]) => page.waitForLoadState("networkidle");

describe("the content security policy", () => {
  test.each(["/", "/partners", "/coverage", "/strategy", "/check", "/partners/24"])(
    "refuses nothing of %s",
    async (path) => {
      const visit = await app.visit(path);
      await quiet(visit.page);
      expect(refusals(visit)).toEqual([]);
      await visit.page.context().close();
    },
  );

  test.each(["/welcome", "/sign-in", "/portal/sign-in"])("refuses nothing of %s, to nobody", async (path) => {
    const visit = await app.arrive(path);
    await quiet(visit.page);
    expect(refusals(visit)).toEqual([]);
    await visit.page.context().close();
  });

  it.each(["/people", "/keys", "/audit", "/settings", "/account"])("refuses nothing of %s", async (path) => {
    const visit = await app.own(path);
    await quiet(visit.page);
    expect(refusals(visit)).toEqual([]);
    await visit.page.context().close();
  });

  it("refuses a script, a style element and a handler that somebody smuggled into the page", async () => {
    const visit = await app.visit("/");
    await quiet(visit.page);
    const ran = await visit.page.evaluate(async () => {
      const add = (tag: string, text: string) =>
        document.body.append(Object.assign(document.createElement(tag), { textContent: text }));
      add("script", "window.smuggled = 1");
      add("style", "body { --smuggled: 1 }");
      document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.smuggled = 2">');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const style = getComputedStyle(document.body).getPropertyValue("--smuggled");
      return [(window as { smuggled?: number }).smuggled ?? "nothing", style || "nothing"];
    });
    expect(ran).toEqual(["nothing", "nothing"]);
    expect(refusals(visit)).toHaveLength(3);
    await visit.page.context().close();
  });

  it("lets no page be shown inside another", async () => {
    const { page } = await app.visit("/");
    const address = app.url;
    await page.setContent(`<iframe src="${address}/"></iframe>`);
    const frame = page.frames()[1];
    await page.waitForTimeout(1_000);
    expect(frame?.url()).not.toBe(`${address}/`);
    await page.context().close();
  });
});
