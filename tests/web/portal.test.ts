import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { PartnersReply } from "../../src/contract/api.ts";
import type { Membership, PortalDealsReply, SessionReply } from "../../src/contract/people.ts";
import { useApp, type Visit } from "./app.ts";

/** The portal on a phone, on the real server: from the invitation to the last page, and what a curious partner finds. */
const app = useApp();
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
const password = "correct horse battery staple";

let own: number;
let sibling: number;
/** The workspace, for the staff of this test. */
let staff: Page;
/** Ana of the own company, on her phone. */
let ana: Visit;

beforeAll(async () => {
  ({ page: staff } = await app.arrive("/welcome"));
  await post(staff, endpoints.firstRun, {
    name: "Olga Owner",
    email: "olga@vendor.example",
    password,
    company: "Halyard Security",
    currency: "USD",
  });
  const { memberships } = await get<SessionReply>(staff, endpoints.session.path);
  const sample = memberships.find((membership) => membership.sample);
  if (!sample) throw new Error("The first owner is not in the sample");
  await post(staff, endpoints.enter, { membership: sample.id });
  // The two that sell most of those who are not at the top of their programme.
  const { rows } = await get<PartnersReply>(staff, `${endpoints.partners.path}?sort=-revenue&limit=100`);
  const [first, second] = rows.filter(({ tier }) => tier?.nextName);
  if (!first || !second) throw new Error("The sample has no partners on their way");
  [own, sibling] = [first.number, second.number];
});

const inviteTo = async (partner: number, email: string, name: string): Promise<string> => {
  const path = endpoints.invitePartnerPerson.path.replace(":number", String(partner));
  await post(staff, { path }, { email, name, role: "partner-admin" });
  return newLink("/portal/invitation");
};

let lastLink = "";
/** The link that was said after the last one: the log of the server may lag behind its answer. */
async function newLink(page: string): Promise<string> {
  await expect.poll(() => app.linkTo(page)).not.toBe(lastLink);
  lastLink = await app.linkTo(page);
  return lastLink;
}

describe("an invitation", () => {
  test("leads from the link to the home of the company, on a phone", async () => {
    const link = await inviteTo(own, "ana@own.example", "Ana");
    ana = await app.arrive(pathOf(link), phone);
    const { page } = ana;
    // The secret has left the address bar before anything can be done.
    expect(page.url()).toBe(`${app.url}/portal/invitation`);
    expect(await page.locator("h1").textContent()).toContain(
      "Olga Owner invites you to the partner portal of",
    );
    await page.getByLabel("Your name").fill("Ana Ruiz");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Accept" }).tap();
    await page.waitForURL(`${app.url}/portal`);
    await page.getByRole("heading", { level: 1, name: /more over 12 months to reach/ }).waitFor();
    expect(await page.getByRole("navigation", { name: "Pages" }).getByRole("link").allTextContents()).toEqual(
      ["Home", "Deals", "Tier", "Company"],
    );
    expect([ana.faults, ana.strangers]).toEqual([[], []]);
  });

  test("is used up by it", async () => {
    const { page } = await app.arrive("/portal/invitation#inv_nothing", phone);
    await page.getByText("This invitation cannot be taken").waitFor();
    await page.context().close();
  });
});

describe("the pages", () => {
  test.each(["", "/deals", "/tier", "/company"])(
    "%s has no accessibility violation and fits a phone",
    async (path) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await ana.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await ana.page.goto(`${app.url}/portal${path}`);
        await settled(ana.page);
        expect(await violations(ana.page)).toEqual([]);
        expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      }
      expect([ana.faults, ana.strangers]).toEqual([[], []]);
    },
  );

  test("show the arithmetic of the tier: the value, the bound, the days and what is missing", async () => {
    await ana.page.goto(`${app.url}/portal/tier`);
    const next = ana.page.getByRole("listitem").filter({ hasText: "next" }).first();
    for (const words of [/of at least US\$/, /to go/, /Counted from 1 June 2019 to 31 May 2020/, /You get/])
      await next.getByText(words).first().waitFor();
  });

  test("another partner's deal, typed into the address, is not found; nor is one that does not exist", async () => {
    const siblings = await get<{ deals: { id: string }[] }>(
      staff,
      endpoints.partner.path.replace(":number", String(sibling)),
    );
    const foreign = siblings.deals[0]?.id ?? "";
    const said: (string | null)[] = [];
    for (const number of [foreign, "D-99999"]) {
      await ana.page.goto(`${app.url}/portal/deals/${number}`);
      await ana.page.getByText("Deal not found").waitFor();
      const text = await ana.page.locator("main").textContent();
      said.push(text?.replaceAll(number, "it") ?? null);
    }
    expect(said[0]).toBe(said[1]);
    ana.faults.length = 0;
    const mine = await get<PortalDealsReply>(ana.page, `${endpoints.portalDeals.path}?limit=1`);
    await ana.page.goto(`${app.url}/portal/deals/${mine.rows[0]?.id ?? ""}`);
    await ana.page.getByText("Your part").waitFor();
  });

  test("of the staff and their figures are not theirs", async () => {
    for (const path of [endpoints.partners.path, endpoints.strategy.path, endpoints.people.path])
      expect((await ana.page.request.get(`${app.url}${path}`)).status()).toBe(403);
  });
});

describe("an admin", () => {
  test("invites a colleague and removes them again", async () => {
    const { page } = ana;
    await page.goto(`${app.url}/portal/company`);
    await page.getByRole("button", { name: "Invite a colleague" }).tap();
    await page.getByLabel("Name").fill("Ben Okafor");
    await page.getByLabel("E-mail address").fill("ben.own.example");
    await page.getByRole("button", { name: "Invite", exact: true }).tap();
    await page.getByText("an e-mail address such as").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("E-mail address").fill("ben@own.example");
    await page.getByRole("button", { name: "Invite", exact: true }).tap();
    await page.getByText("ben@own.example is invited.").waitFor();
    const ben = await app.arrive(pathOf(await newLink("/portal/invitation")), phone);
    await ben.page.getByLabel("Password", { exact: true }).fill(password);
    await ben.page.getByRole("button", { name: "Accept" }).tap();
    await ben.page.waitForURL(`${app.url}/portal`);
    await ben.page.goto(`${app.url}/portal/company`);
    await ben.page
      .getByText(/A partner member may not/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Remove Ben Okafor" }).tap();
    await page.getByRole("button", { name: "Remove", exact: true }).tap();
    await page.getByText("Ben Okafor is removed.").waitFor();
    // The next call of a removed person is one of nobody in particular.
    await ben.page.goto(`${app.url}/portal`);
    await ben.page.getByText("This account is in no partner portal").waitFor();
    await ben.page.context().close();
  });
});

describe("signing in", () => {
  test("by a link: opening it uses nothing up, the button does, and the secret is gone from the address", async () => {
    const { page } = await app.arrive("/portal/sign-in", phone);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("E-mail address").first().fill("ana@own.example");
    await page.getByRole("button", { name: "Send me a link" }).tap();
    await page.getByRole("status").filter({ hasText: /./ }).waitFor();
    const link = await newLink("/portal/sign-in");
    await (await app.arrive(pathOf(link), phone)).page.context().close();
    await page.goto("about:blank");
    await page.goto(link);
    await page.getByText("Your sign-in link").waitFor();
    expect(page.url()).toBe(`${app.url}/portal/sign-in`);
    await page.getByRole("button", { name: "Sign in" }).tap();
    await page.waitForURL(`${app.url}/portal`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("button", { name: ", account" }).tap();
    await page.getByRole("button", { name: "Sign out" }).tap();
    await page.waitForURL(`${app.url}/portal/sign-in`);
    await page.context().close();
  });

  test("into two companies asks which, and switches between them", async () => {
    const link = await inviteTo(sibling, "ana@own.example", "Ana");
    const { page } = ana;
    await page.goto("about:blank");
    await page.goto(link);
    await page.getByRole("button", { name: "Accept" }).tap();
    await page.waitForURL((url) => /^\/portal(\/enter)?$/.test(url.pathname));
    const { memberships } = await get<SessionReply>(page, endpoints.session.path);
    const names = memberships.map(({ partner }: Membership) => partner ?? "");
    expect(names).toHaveLength(2);
    for (const name of names) {
      const menu = page.getByRole("button", { name: ", account" });
      const choice = page.getByRole("button", { name: new RegExp(`^${escaped(name)}`) });
      await menu.or(choice).first().waitFor();
      if (!(await choice.isVisible())) {
        if ((await page.getByRole("banner").textContent())?.startsWith(name)) continue;
        await menu.tap();
      }
      await choice.tap();
      await page.getByRole("banner").getByText(name, { exact: true }).waitFor();
    }
  });
});

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const pathOf = (link: string): string => link.slice(new URL(link).origin.length);

async function post(page: Page, endpoint: { readonly path: string }, data: object): Promise<void> {
  const reply = await page.request.post(`${app.url}${endpoint.path}`, { data });
  if (!reply.ok()) throw new Error(`${endpoint.path} answered ${reply.status()}: ${await reply.text()}`);
}

async function get<Reply>(page: Page, path: string): Promise<Reply> {
  const reply = await page.request.get(`${app.url}${path}`);
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`);
  return (await reply.json()) as Reply;
}

async function violations(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}

async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}
