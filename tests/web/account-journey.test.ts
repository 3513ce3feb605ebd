import { expect, test } from "vitest";
import { firstOwner, type Visit, useApp } from "./app.ts";
import { codeOf } from "./authenticator.ts";
import { fromMenu, pathOf, signIn } from "./steps.ts";

const app = useApp();
const ana = firstOwner;
const { password } = ana;
const bo = { name: "Bo Berg", email: "bo@northwind.example", password: "another horse entirely, thanks" };

let owner: Visit;

test("an owner and a colleague, as the tests after this one know them", async () => {
  owner = await app.own("/account");
  const { page } = owner;
  const { name, email } = bo;
  await page.request.post(`${app.url}/api/v1/invitations`, { data: { name, email, role: "viewer" } });
  const { page: his } = await app.arrive(pathOf(app, await app.linkTo("/invitation")));
  await his.getByLabel("Password", { exact: true }).fill(bo.password);
  await his.getByRole("button", { name: "Accept" }).click();
  await his.getByRole("button", { name: `${name} Viewer` }).waitFor();
  await his.context().close();
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
    const { page: opened } = await app.arrive(pathOf(app, link));
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
