import { describe, expect, test } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { Membership, SessionReply } from "../../src/contract/people.ts";
import type { PortalDealsReply } from "../../src/contract/portal.ts";
import type { Visit } from "./app.ts";
import { codeOf } from "./authenticator.ts";
import { get, password, pathOf, phone, settledPortal } from "./portal-app.ts";
import { violations } from "./violations.ts";

/** The portal on a phone, on the real server: from the invitation to the last page, and what a curious partner finds. */
const portal = settledPortal();
const { app, inviteTo, newLink } = portal;
/** Ana of the own company, on her phone. */
let ana: Visit;

describe("an invitation", () => {
  test("leads from the link to the home of the company, on a phone", async () => {
    const link = await inviteTo(portal.own, "ana@own.example", "Ana");
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
  test("show the arithmetic of the tier: the value, the bound, the days and what is missing", async () => {
    await ana.page.goto(`${app.url}/portal/tier`);
    const next = ana.page.getByRole("listitem").filter({ hasText: "next" }).first();
    for (const words of [/of at least US\$/, /to go/, /Counted from 1 June 2019 to 31 May 2020/, /You get/])
      await next.getByText(words).first().waitFor();
  });

  test("another partner's deal, typed into the address, is not found; nor is one that does not exist", async () => {
    const siblings = await get<{ deals: { id: string }[] }>(
      portal.staff,
      app,
      endpoints.partner.path.replace(":number", String(portal.sibling)),
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
    const mine = await get<PortalDealsReply>(ana.page, app, `${endpoints.portalDeals.path}?limit=1`);
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

describe("the account", () => {
  test("is reached from the menu: the name, and the other sessions, which end", async () => {
    const { page } = ana;
    const { page: elsewhere } = await app.arrive("/portal/sign-in");
    await elsewhere.getByLabel("E-mail address").last().fill("ana@own.example");
    await elsewhere.getByLabel("Password", { exact: true }).fill(password);
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await elsewhere.waitForURL(`${app.url}/portal`);
    await page.goto(`${app.url}/portal`);
    await page.getByRole("button", { name: ", account" }).tap();
    await page.getByRole("link", { name: "Account" }).tap();
    await page
      .getByRole("heading", { name: "A password or a link to your mailbox opens your account" })
      .waitFor();
    await page.getByLabel("Your name").fill("Ana María Ruiz");
    await page.getByRole("button", { name: "Change the name" }).tap();
    await page.getByText("Your name is changed").waitFor();
    await page.getByRole("heading", { name: "You are signed in 2 times" }).waitFor();
    await page.getByRole("button", { name: "End all the others" }).tap();
    await page.getByRole("heading", { name: "You are signed in here alone" }).waitFor();
    await elsewhere.goto(`${app.url}/portal`);
    await elsewhere.waitForURL(`${app.url}/portal/sign-in`);
    await elsewhere.context().close();
  });

  test("gets a second factor, which the next sign-in asks for, and loses it again", async () => {
    const { page } = ana;
    await page.goto(`${app.url}/portal/account`);
    await page.getByRole("button", { name: "Set up a second factor" }).tap();
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("button", { name: "Begin" }).tap();
    const secret = (await page.getByRole("textbox", { name: "Secret" }).textContent()) ?? "";
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("The code it shows now").fill(codeOf(secret, 0));
    await page.getByRole("button", { name: "Turn it on" }).tap();
    await page.getByLabel("I have kept them").check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Done" }).tap();
    await page.getByRole("heading", { name: "asks for a code beside the password or the link" }).waitFor();
    const { page: elsewhere } = await app.arrive("/portal/sign-in", phone);
    await elsewhere.getByLabel("E-mail address").last().fill("ana@own.example");
    await elsewhere.getByLabel("Password", { exact: true }).fill(password);
    await elsewhere.getByRole("button", { name: "Sign in" }).tap();
    await elsewhere.getByRole("heading", { name: "One more step" }).waitFor();
    expect(await violations(elsewhere)).toEqual([]);
    await elsewhere.context().close();
    await page.getByRole("button", { name: "Turn it off" }).tap();
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("dialog").getByRole("button", { name: "Turn it off" }).tap();
    await page.getByRole("heading", { name: "A password or a link to your mailbox" }).waitFor();
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
    const link = await inviteTo(portal.sibling, "ana@own.example", "Ana");
    const { page } = ana;
    await page.goto("about:blank");
    await page.goto(link);
    await page.getByRole("button", { name: "Accept" }).tap();
    await page.waitForURL((url) => /^\/portal(\/enter)?$/.test(url.pathname));
    const { memberships } = await get<SessionReply>(page, app, endpoints.session.path);
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
