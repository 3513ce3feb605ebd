import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { PortalDealsReply } from "../../src/contract/portal.ts";
import type { Visit } from "./app.ts";
import { get, password, pathOf, phone, post, settledPortal } from "./portal-app.ts";
import { violations } from "./violations.ts";

/** Every page of the portal at 360 px in both schemes: accessible, nothing cut off, and no inline code under its policy. */
const portal = settledPortal();
const { app } = portal;
let ana: Visit;
/** What the browser refused by the policy of a page. */
const refused: string[] = [];

test("an admin and one who is invited, as the tests after this one know them", async () => {
  const link = await portal.inviteTo(portal.own, "ana@own.example", "Ana");
  ana = await app.arrive("/portal/sign-in", phone);
  await watch(ana.page.context());
  const token = new URL(link).hash.slice(1);
  await post(ana.page, app, endpoints.acceptInvitation, { token, name: "Ana Ruiz", password });
  const invite = { email: "ben@own.example", name: "Ben Okafor", role: "partner-member" };
  await post(ana.page, app, endpoints.portalInvite, invite);
  await portal.newLink("/portal/invitation");
});

async function watch(context: BrowserContext): Promise<void> {
  await context.exposeFunction("tellRefused", (what: string) => refused.push(what));
  await context.addInitScript(
    `addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => tellRefused([location.pathname, violatedDirective, blockedURI, sample].join(" ")))`,
  );
}

const inner = ["", "/deals", "/deals?stage=lost", "/tier", "/company", "/account", "/nowhere"] as const;
const schemes = ["light", "dark"] as const;

describe.each(schemes)("in the %s scheme", (colorScheme) => {
  test.each(inner)("/portal%s has no accessibility violation and fits a phone", async (path) => {
    await open(`/portal${path}`);
    await check(ana.page);
    expect([ana.faults, ana.strangers]).toEqual([[], []]);
  });

  test("so has a deal, and one that is not there", async () => {
    const { rows } = await get<PortalDealsReply>(ana.page, app, `${endpoints.portalDeals.path}?limit=1`);
    for (const number of [rows[0]?.id ?? "", "D-99999"]) {
      await open(`/portal/deals/${number}`);
      await check(ana.page);
    }
    ana.faults.length = 0;
  });

  test.each([
    ["/company", "Invite a colleague"],
    ["/account", "Set up a second factor"],
  ])("so has what opens over %s: %s", async (path, action) => {
    await open(`/portal${path}`);
    await ana.page.getByRole("button", { name: action }).tap();
    await ana.page.getByRole("dialog").waitFor();
    await check(ana.page);
  });

  test("so has the menu of the account", async () => {
    await open("/portal");
    await ana.page.getByRole("button", { name: ", account" }).tap();
    await ana.page.getByRole("button", { name: "Sign out" }).waitFor();
    await check(ana.page);
  });

  test.each(["/sign-in", "/invitation", "/enter"])(
    "so has /portal%s, for whoever is nobody",
    async (path) => {
      const { page, faults, strangers } = await app.arrive(`/portal${path}`, { ...phone, colorScheme });
      await check(page);
      expect([faults, strangers]).toEqual([[], []]);
      await page.context().close();
    },
  );

  async function open(path: string): Promise<void> {
    await ana.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await ana.page.goto(`${app.url}${path}`);
    await ana.page.getByRole("heading").first().waitFor();
    await ana.page.waitForLoadState("networkidle");
  }
});

async function check(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

describe("the policy", () => {
  test.each(["", "/deals", "/deals/D-1", "/tier", "/company", "/account", "/sign-in", "/enter"])(
    "of /portal%s lets the server's own code run, and nothing inline",
    async (path) => {
      const reply = await ana.page.request.get(`${app.url}/portal${path}`);
      const policy = reply.headers()["content-security-policy"] ?? "";
      const [, nonce] = /<meta name="csp-nonce" content="([^"]+)"/.exec(await reply.text()) ?? [];
      expect(nonce).toBeDefined();
      expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
      expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toMatch(/unsafe-/);
    },
  );

  test("was broken by none of the pages above", () => {
    expect(refused).toEqual([]);
  });

  test("is kept by the browser: what somebody puts into an inner page does not run, and is heard of here", async () => {
    await ana.page.goto(`${app.url}/portal/company`);
    await ana.page.getByRole("heading", { level: 1 }).waitFor();
    await ana.page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", `<img src="/favicon.svg" onload="window.ran = true">`);
    });
    await expect
      .poll(() => refused)
      .toContainEqual(expect.stringMatching(/^\/portal\/company script-src-attr/));
    expect(await ana.page.evaluate("window.ran")).toBeUndefined();
  });
});

test("an invitation that stands is read without a violation in either scheme", async () => {
  const link = await portal.inviteTo(portal.sibling, "cai@sibling.example", "Cai");
  for (const colorScheme of schemes) {
    const { page, faults } = await app.arrive(pathOf(link), { ...phone, colorScheme });
    await page.getByRole("button", { name: "Accept" }).waitFor();
    await check(page);
    expect(faults).toEqual([]);
    await page.context().close();
  }
});
