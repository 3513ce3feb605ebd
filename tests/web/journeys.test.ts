import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Visit, useApp } from "./app.ts";
import { codeOf } from "./authenticator.ts";

const app = useApp();
const password = "correct horse battery staple";
const ana = { name: "Ana Alves", email: "ana@northwind.example", password };
const bo = { name: "Bo Berg", email: "bo@northwind.example", password: "another horse entirely, thanks" };

/** One company from its first minute on; each test goes on where the one before ended. */
let owner: Visit;

test("on a fresh machine the first visitor makes the owner, and is in the workspace of their company", async () => {
  owner = await app.arrive("/");
  const { page } = owner;
  await page.getByRole("heading", { name: "Make the first owner" }).waitFor();
  expect(page.url()).toBe(`${app.url}/welcome`);
  await page.getByLabel("Your name", { exact: true }).fill(ana.name);
  await page.getByLabel("E-mail address").fill(ana.email);
  await page.getByLabel("Password", { exact: true }).fill("too short");
  await page.getByLabel("Company").fill("Northwind");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByRole("button", { name: "Make the owner" }).click();
  await page.getByText("Write at least 12 characters.").waitFor();
  await expect.poll(() => focused(page)).toBe("password");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Make the owner" }).click();
  await page.getByRole("button", { name: `${ana.name} Owner` }).waitFor();
  expect(await page.getByRole("banner").textContent()).toContain("Northwind");
});

test("the owner invites one person, and the page says where the link is when no mail leaves", async () => {
  const { page } = owner;
  await fromMenu(page, "People");
  await page.getByRole("heading", { name: "One person works here; invite the others" }).waitFor();
  await page.getByLabel("Name", { exact: true }).fill(bo.name);
  await page.getByLabel("E-mail address").fill(bo.email);
  await page.getByLabel("Role", { exact: true }).selectOption("Partner manager");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByText("the link is in the log of the server").waitFor();
  await page.getByRole("heading", { name: "1 invitation not accepted yet" }).waitFor();
});

test("an address that is invited already is refused beside its field", async () => {
  const { page } = owner;
  await page.getByLabel("Name", { exact: true }).fill(bo.name);
  await page.getByLabel("E-mail address").fill(bo.email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect.poll(() => focused(page)).toBe("email");
  expect(await page.getByLabel("E-mail address").inputValue()).toBe(bo.email);
});

test("whoever is invited opens the link elsewhere, sets a password, and is in", async () => {
  const { page, faults } = await app.arrive(pathOf(await app.linkTo("/invitation")));
  await page.getByRole("heading", { name: `${ana.name} invites you to Northwind` }).waitFor();
  expect(page.url(), "the secret has left the address bar").toBe(`${app.url}/invitation`);
  await page.getByLabel("Password", { exact: true }).fill(bo.password);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: `${bo.name} Partner manager` }).waitFor();
  await fromMenu(page, "People");
  await page.getByRole("heading", { name: /2 people work here/ }).waitFor();
  expect(await page.getByRole("button", { name: `Change ${ana.name}` }).getAttribute("title")).toMatch(
    /A partner manager may not/,
  );
  expect(faults).toEqual([]);
  await page.context().close();
});

test("several are pasted: each line is answered by itself, and what was refused stays to be mended", async () => {
  const { page } = owner;
  await page.reload();
  await page.getByRole("button", { name: "Several, pasted" }).click();
  const lines = page.getByLabel("People, one in a line");
  await lines.fill(
    `Cy Cole, cy@northwind.example, Finance\n${bo.name}, ${bo.email}\nDi Dunn <di@northwind.example>\nno address`,
  );
  await page.getByRole("button", { name: "Invite 3" }).click();
  await page.getByText("2 invitations made").waitFor();
  expect(await lines.inputValue()).toBe(`${bo.name}, ${bo.email}\nno address`);
  await page.getByRole("heading", { name: "2 invitations not accepted yet" }).waitFor();
});

test("a person is changed with a reason, and both stand in the audit trail", async () => {
  const { page } = owner;
  await page.getByRole("button", { name: `Change ${bo.name}` }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Role", { exact: true }).selectOption("Finance");
  await sheet.getByLabel("Why", { exact: true }).fill("moved to finance");
  await sheet.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await fromMenu(page, "Audit trail");
  const entry = page.getByRole("row").filter({ hasText: "person changed" });
  expect(await entry.textContent()).toMatch(/partner-manager → finance.*moved to finance/);
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Verify", exact: true }).click();
  await page.getByText(/\d+ entries, none missing, none changed; head [0-9a-f]{8}…/).waitFor();
  await page.keyboard.press("Escape");
});

test("somebody else's change meanwhile is not overwritten", async () => {
  const { page } = owner;
  await fromMenu(page, "People");
  await page.getByRole("button", { name: `Change ${bo.name}` }).click();
  await page.getByRole("dialog").getByLabel("Role", { exact: true }).selectOption("Viewer");
  const other = await page.context().newPage();
  await other.goto(`${app.url}/people`);
  await other.getByRole("button", { name: `Change ${bo.name}` }).click();
  await other.getByRole("dialog").getByLabel("Role", { exact: true }).selectOption("Sponsor");
  await other.getByRole("dialog").getByRole("button", { name: "Change", exact: true }).click();
  await other.getByRole("dialog").waitFor({ state: "detached" });
  await other.close();
  await page.getByRole("dialog").getByRole("button", { name: "Change", exact: true }).click();
  await page.getByText("Somebody changed this while you had it open").waitFor();
  await page.keyboard.press("Escape");
});

test("a second factor is set up by scanning, and the next sign-in asks for its code", async () => {
  const { page } = owner;
  await fromMenu(page, "Account");
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("img", { name: /QR code/ }).waitFor();
  const secret = (await page.getByRole("textbox", { name: "Secret" }).textContent()) ?? "";
  await page.getByLabel("The code it shows now").fill(codeOf(secret, 0));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const told = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await told.first().waitFor();
  const codes = await told.allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByLabel("I have kept them").check();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("heading", { name: "Your account asks for a password and a code" }).waitFor();

  const { page: elsewhere } = await app.arrive("/people");
  await signIn(elsewhere, ana);
  await elsewhere.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await elsewhere.getByRole("heading", { name: /people work here/ }).waitFor();
  expect(elsewhere.url(), "back where they were going").toBe(`${app.url}/people`);
  await elsewhere.context().close();
});

test("a session that ends while somebody writes is begun anew over the page, and what they wrote stays", async () => {
  const { page } = await app.arrive("/people");
  await signIn(page, bo);
  await page.getByRole("heading", { name: /people work here/ }).waitFor();
  await fromMenu(page, "Account");
  await page.getByLabel("Your name", { exact: true }).fill("Bo B. Berg");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Change the name" }).click();
  const sheet = page.getByRole("dialog", { name: "Your session has ended" });
  await sheet.getByLabel("Password", { exact: true }).fill(bo.password);
  await sheet.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.getByLabel("Your name", { exact: true }).inputValue()).toBe("Bo B. Berg");
  await page.getByRole("button", { name: "Change the name" }).click();
  await page.getByText("Your name is changed").waitFor();
  await page.context().close();
});

test("what is sensitive asks who it is, and is then done; the key is shown once", async () => {
  const { page } = owner;
  await fromMenu(page, "Keys");
  await page.getByRole("heading", { name: "No key is in use" }).waitFor();
  // The owner has just signed in, so the server would not ask for ten minutes; here it does, once.
  await page.route("**/api/v1/keys", (route) => route.fulfill(confirmFirst), { times: 1 });
  await page.getByLabel("What it is for").fill("Warehouse export");
  await page.getByRole("button", { name: "Make the key" }).click();
  const sheet = page.getByRole("dialog", { name: "Confirm it is you" });
  await sheet.getByLabel("Password", { exact: true }).fill("not the password at all");
  await sheet.getByRole("button", { name: "Confirm" }).click();
  await sheet.getByText("The password is not right").waitFor();
  await sheet.getByLabel("Password", { exact: true }).fill(password);
  await sheet.getByRole("button", { name: "Confirm" }).click();
  const key = (await page.getByRole("textbox", { name: "Key" }).textContent()) ?? "";
  const reply = await fetch(`${app.url}/api/v1/workspace`, { headers: { authorization: `Bearer ${key}` } });
  expect(reply.status).toBe(200);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "1 key works" }).waitFor();
  expect(await page.content()).not.toContain(key);
  await page.getByRole("button", { name: "Revoke Warehouse export" }).click();
  await page.getByText("its next call is refused").waitFor();
});

test("a forgotten password is set anew by the link, which leaves the address bar and works once", async () => {
  const { page } = await app.arrive("/sign-in");
  await page.getByRole("button", { name: "Forgot the password" }).click();
  await page.getByLabel("E-mail address").fill(bo.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText("If the address has an account here").waitFor();
  const link = await app.linkTo("/password");
  bo.password = "a third horse, even longer than these";
  for (const outcome of ["Your new password is set", "This link does not hold"]) {
    const { page: opened } = await app.arrive(pathOf(link));
    expect(opened.url()).toBe(`${app.url}/password`);
    await opened.getByLabel("New password", { exact: true }).fill(bo.password);
    await opened.getByRole("button", { name: "Set it" }).click();
    await opened.getByText(outcome).waitFor();
    await opened.context().close();
  }
  await page.getByRole("button", { name: "Back to the password" }).click();
  await signIn(page, bo);
  await page.getByRole("button", { name: /^Bo/ }).waitFor();
  await page.context().close();
});

test("an owner asks everybody for a second factor; whoever has none sets one up before anything else", async () => {
  const { page } = owner;
  await fromMenu(page, "Settings");
  await page.getByRole("checkbox", { name: "Ask everybody for a second factor" }).check();
  await page.getByRole("button", { name: "Store" }).click();
  await page.getByText("The settings are stored").waitFor();

  const { page: his } = await app.arrive("/people");
  await signIn(his, bo);
  await his.getByRole("heading", { name: "Set up a second factor" }).waitFor();
  await his.getByLabel("Your password").fill(bo.password);
  await his.getByRole("button", { name: "Begin" }).click();
  const secret = (await his.getByRole("textbox", { name: "Secret" }).textContent()) ?? "";
  await his.getByLabel("The code it shows now").fill(codeOf(secret, 0));
  await his.getByRole("button", { name: "Turn it on" }).click();
  await his.getByLabel("I have kept them").check();
  await his.getByRole("button", { name: "Go on" }).click();
  await his.getByRole("heading", { name: /people work here/ }).waitFor();
  await his.context().close();
});

test("a person at a partner is invited to the portal, and the invitation can be revoked", async () => {
  const { page, faults } = await app.visit("/partners/85");
  await page.getByRole("heading", { name: "Nobody of this company uses the portal yet" }).waitFor();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Name", { exact: true }).fill("Paula Partner");
  await sheet.getByLabel("E-mail address").fill("paula@roadway.example");
  await sheet.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByText("the link is in the log of the server").waitFor();
  expect(await app.linkTo("/portal/invitation")).toContain("#inv_");
  await page.getByRole("button", { name: "Revoke paula@roadway.example" }).click();
  await page.getByRole("heading", { name: "Nobody of this company uses the portal yet" }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test("an accountable role of the strategy is given to a person of the workspace", async () => {
  const { page } = await app.visit("/people");
  const roles = page.getByRole("region", { name: "Accountable roles" });
  const holder = roles.getByRole("combobox").first();
  if ((await holder.locator("option").count()) > 1) await holder.selectOption({ index: 1 });
  expect(await page.getByRole("heading", { name: /accountable role/ }).textContent()).toMatch(
    /held by nobody|are held/,
  );
  await page.context().close();
});

test("a wrong password is said so, in the same words as an unknown address", async () => {
  const { page } = await app.arrive("/sign-in");
  const said: (string | null)[] = [];
  for (const email of [bo.email, "nobody@northwind.example"]) {
    await signIn(page, { email, password: "not the password at all" });
    await page.getByRole("alert").waitFor();
    said.push(await page.getByRole("alert").textContent());
    await page.reload();
  }
  expect(said[0]).toMatch(/address or the password is not right/);
  expect(said[1]).toBe(said[0]);
  await page.context().close();
});

async function signIn(page: Page, { email, password: secret }: { email: string; password: string }) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function fromMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole("banner").getByRole("button").last().click();
  await page
    .getByRole("navigation", { name: "Account and workspace" })
    .getByRole("link", { name: entry })
    .click();
  await page.getByRole("navigation", { name: "Account and workspace" }).waitFor({ state: "detached" });
}

const confirmFirst = {
  status: 403,
  headers: { "content-type": "application/problem+json" },
  json: {
    type: "about:blank",
    title: "Not allowed",
    status: 403,
    detail: "To make and revoke API keys, confirm first who you are.",
    errors: [
      { pointer: "", code: "confirm-first", detail: "Confirm first who you are", accepted: "a password" },
    ],
  },
};

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? null);

const pathOf = (link: string): string => link.slice(app.url.length);
