import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../../src/contract/endpoints.ts";
import type { InvitedReply, SessionReply } from "../../../src/contract/people.ts";
import { useApp } from "../../web/app.ts";

/** What another site, and what people at partners write, can make a browser of the staff do. */
const app = useApp();
const canary = `"><img src=x onerror=alert(1)><svg/onload=alert(2)>{{7*7}}</title><script>alert(3)</script>`;
let staff: BrowserContext;
let page: Page;
let partner: BrowserContext;
const evil = createServer((request, response) => {
  response.setHeader("content-type", "text/html");
  response.end(attackPage(request.url ?? ""));
});
/** Dialogs, refused scripts, whatever ran. */
const alarms: string[] = [];

beforeAll(async () => {
  ({ page } = await app.own("/"));
  staff = page.context();
  partner = (await app.arrive("/portal/sign-in")).page.context();
  for (const context of [staff, partner]) watch(context);
  const { promise: listens, resolve } = Promise.withResolvers<void>();
  evil.listen(0, "127.0.0.1", resolve);
  await listens;
});
afterAll(() => {
  evil.close();
  evil.closeAllConnections();
});

function watch(context: BrowserContext): void {
  context.on("dialog", (dialog) => {
    alarms.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) alarms.push(message.text());
  });
}

async function call(context: BrowserContext, method: string, path: string, data?: object) {
  const answer = await context.request.fetch(`${app.url}${path}`, { method, ...(data ? { data } : {}) });
  return { status: answer.status(), text: await answer.text() };
}

const sessionOf = async (context: BrowserContext): Promise<SessionReply> =>
  JSON.parse((await call(context, "GET", endpoints.session.path)).text) as SessionReply;

/** Tries everything that needs no leave of the server first, with the visitor's cookies. */
const attackPage = (asked: string): string => `<!doctype html><title>evil</title><body><script>
  const target = ${JSON.stringify("TARGET")}.replace("TARGET", new URLSearchParams(${JSON.stringify(asked)}.split("?")[1]).get("target"));
  const tries = [];
  const form = (path, type, name, value) => {
    const frame = document.body.appendChild(Object.assign(document.createElement("iframe"), { name: "f" + Math.random() }));
    const form = document.body.appendChild(Object.assign(document.createElement("form"), { method: "POST", action: target + path, enctype: type, target: frame.name }));
    form.append(Object.assign(document.createElement("input"), { name, value }));
    form.submit();
  };
  form("/api/v1/sign-out", "text/plain", "{}", "");
  form("/api/v1/sign-out", "application/x-www-form-urlencoded", "a", "b");
  form("/api/v1/invitations", "text/plain", '{"email":"eve@evil.example","name":"Eve","role":"owner","x":"', '"}');
  form("/api/v1/invitations", "multipart/form-data", "email", "eve@evil.example");
  const body = JSON.stringify({ email: "eve@evil.example", name: "Eve", role: "viewer" });
  for (const credentials of ["include"]) for (const mode of ["no-cors", "cors"]) {
    tries.push(fetch(target + "/api/v1/sign-out", { method: "POST", mode, credentials }));
    tries.push(fetch(target + "/api/v1/invitations", { method: "POST", mode, credentials, body }));
    tries.push(fetch(target + "/api/v1/sessions", { method: mode === "cors" ? "DELETE" : "POST", mode, credentials }));
    tries.push(fetch(target + "/api/v1/people", { mode, credentials }).then((answer) => answer.text()).then((text) => { if (text) window.read = text; }));
  }
  tries.push(Promise.resolve(navigator.sendBeacon(target + "/api/v1/sign-out", new Blob(["{}"], { type: "text/plain" }))));
  const framed = document.body.appendChild(Object.assign(document.createElement("iframe"), { src: target + "/people", id: "framed" }));
  Promise.allSettled(tries).then(() => setTimeout(() => { window.done = true; }, 1500));
</script>`;

describe("another site", () => {
  it.each([
    ["on another port of this machine, which browsers take for the same site", "127.0.0.1"],
    ["of another name", "localhost"],
  ])("%s signs nobody out, invites nobody, reads nothing, and shows no page of ours", async (_, host) => {
    const { port } = evil.address() as AddressInfo;
    const visit = await staff.newPage();
    await visit.goto(`http://${host}:${port}/?target=${encodeURIComponent(app.url)}`);
    await visit.waitForFunction("window.done === true");
    expect(await visit.evaluate("window.read ?? null")).toBeNull();
    const framed = visit.frames().find((frame) => frame.url().includes("/people"));
    expect(framed === undefined ? "" : await framed.locator("h1").allTextContents()).not.toContain("People");
    await visit.close();
    expect((await sessionOf(staff)).state).toBe("signed-in");
    expect((await call(staff, "GET", endpoints.invitations.path)).text).not.toContain("eve@evil.example");
    alarms.length = 0;
  });
});

describe("text that would be a script", () => {
  it("is text, wherever the staff reads what a partner wrote, and the other way round", async () => {
    const written = canary.slice(0, 120);
    await call(staff, "PATCH", endpoints.changeSettings.path, { name: written });
    const { memberships } = await sessionOf(staff);
    const sample = memberships.find((membership) => membership.sample);
    await call(staff, "POST", endpoints.invite.path, { email: "a@b.example", name: written, role: "viewer" });
    await call(staff, "POST", endpoints.makeKey.path, { name: written, scopes: ["facts.read"], days: 3 });
    for (const path of ["/", "/people", "/keys", "/settings", "/audit"]) await look(staff, path);
    await call(staff, "POST", endpoints.enter.path, { membership: sample?.id ?? "" });
    const { text } = await call(staff, "GET", `${endpoints.partners.path}?limit=1`);
    const [first] = (JSON.parse(text) as { rows: { number: number }[] }).rows;
    const made = await call(staff, "POST", `/api/v1/partners/${first?.number}/invitations`, {
      email: "pat@partner.example",
      name: written,
      role: "partner-admin",
    });
    expect((JSON.parse(made.text) as InvitedReply).name).toBe(written);
    const link = await app.linkTo("/portal/invitation");
    const token = new URL(link).hash.slice(1);
    const offered = await partner.newPage();
    await offered.goto(`${app.url}/portal/invitation#${token}`);
    await offered.locator("h1").waitFor();
    const joined = await call(partner, "POST", endpoints.acceptInvitation.path, {
      token,
      name: written,
      password: "correct horse battery staple",
    });
    expect(joined.status).toBe(200);
    await call(partner, "POST", endpoints.portalInvite.path, {
      email: "colleague@partner.example",
      name: written,
      role: "partner-member",
    });
    for (const path of ["/portal", "/portal/company", "/portal/tier", "/portal/deals"])
      await look(partner, path);
    for (const path of [`/partners/P-${first?.number}`, "/people", "/audit", "/account", "/overview"])
      await look(staff, path);
    expect(alarms).toEqual([]);
  });

  it("in an address is text, too", async () => {
    for (const path of [
      `/audit?action=${encodeURIComponent(canary)}`,
      `/partners?search=${encodeURIComponent(canary)}`,
      `/${encodeURIComponent(canary)}`,
      "/sign-in?next=javascript:alert(1)",
      "/sign-in?next=//evil.example",
      "/sign-in#single=<img src=x onerror=alert(1)>",
      "/enter?next=https://evil.example",
    ])
      expect(new URL(await look(staff, path)).origin).toBe(app.url);
    expect(alarms).toEqual([]);
  });

  it("and an alarm is raised where one runs", async () => {
    const probe = await staff.newPage();
    await probe.goto(`${app.url}/people`);
    await probe.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>");
    });
    await expect.poll(() => alarms.length).toBeGreaterThan(0);
    await probe.close();
  });
});

/** Opens a page and waits until nothing more is asked for; answers where it ended. */
async function look(context: BrowserContext, path: string): Promise<string> {
  const seen = await context.newPage();
  await seen.goto(`${app.url}${path}`);
  await seen.waitForLoadState("networkidle");
  const { href } = new URL(seen.url());
  await seen.close();
  return href;
}
