import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Visit, useApp } from "./app.ts";
import { focused, fromMenu, pathOf } from "./steps.ts";

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
  const { page, faults } = await app.arrive(pathOf(app, await app.linkTo("/invitation")));
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

test("the trail is narrowed by its address, and saved as a file that holds all of it", async () => {
  const { page } = owner;
  await page.getByLabel("What", { exact: true }).selectOption("person changed");
  await page.getByRole("heading", { name: "1 entry fits these filters" }).waitFor();
  expect(page.url()).toBe(`${app.url}/audit?action=person.changed`);
  await page.getByRole("button", { name: ana.name, exact: true }).first().click();
  await page.getByRole("button", { name: `By ${ana.name}` }).waitFor();
  await page.getByRole("button", { name: "Show everything" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const text = readFileSync(await (await saving).path(), "utf8");
  expect(text).toMatch(/^\uFEFFsequence,/);
  expect(text).toContain("moved to finance");
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

test("the owner goes over to the sample, and invites a person of a partner to its portal", async () => {
  const { page } = owner;
  await page.getByRole("banner").getByRole("button").last().click();
  await page.getByRole("button", { name: "AdventureWorks Owner" }).click();
  await page.getByText("You are looking at the sample company").waitFor();
  await page.goto(`${app.url}/partners/85`);
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
});

test("an accountable role of the strategy is given to a person, and stands beside their name", async () => {
  const { page } = owner;
  await fromMenu(page, "People");
  const roles = page.getByRole("region", { name: "Accountable roles" });
  await roles.getByRole("combobox").first().selectOption(ana.name);
  const title = (await roles.getByRole("rowheader").first().textContent()) ?? "";
  await page
    .getByRole("region", { name: "People of the workspace" })
    .getByRole("row", { name: ana.name })
    .getByText(title)
    .waitFor();
});
