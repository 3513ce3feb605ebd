import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect } from "vitest";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { PartnersReply } from "../../src/contract/api.ts";
import type { SessionReply } from "../../src/contract/people.ts";
import { type App, useApp } from "./app.ts";

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const password = "correct horse battery staple";

export type PortalApp = {
  readonly app: App;
  /** The workspace, for the staff of a test. */
  readonly staff: Page;
  /** The numbers of the two companies that sell most of those who are not at the top of their programme. */
  readonly own: number;
  readonly sibling: number;
  /** Invites an admin; answers the address that the link leads to. */
  readonly inviteTo: (partner: number, email: string, name: string) => Promise<string>;
  /** The link that was said after the last one: the log of the server may lag behind its answer. */
  readonly newLink: (page: string) => Promise<string>;
};

/** The real server with its sample, an owner in it, and two partner companies to invite people of. */
export function settledPortal(): PortalApp {
  const app = useApp();
  let found: { staff: Page; own: number; sibling: number } | undefined;
  let lastLink = "";
  beforeAll(async () => {
    found = await settle(app);
  });
  const ready = () => {
    if (!found) throw new Error("The portal is not ready yet");
    return found;
  };
  const newLink = async (page: string): Promise<string> => {
    await expect.poll(() => app.linkTo(page)).not.toBe(lastLink);
    lastLink = await app.linkTo(page);
    return lastLink;
  };
  return {
    app,
    get staff() {
      return ready().staff;
    },
    get own() {
      return ready().own;
    },
    get sibling() {
      return ready().sibling;
    },
    newLink,
    inviteTo: async (partner, email, name) => {
      const path = endpoints.invitePartnerPerson.path.replace(":number", String(partner));
      await post(ready().staff, app, { path }, { email, name, role: "partner-admin" });
      return newLink("/portal/invitation");
    },
  };
}

async function settle(app: App): Promise<{ staff: Page; own: number; sibling: number }> {
  const { page: staff } = await app.arrive("/welcome");
  await post(staff, app, endpoints.firstRun, {
    name: "Olga Owner",
    email: "olga@vendor.example",
    password,
    company: "Halyard Security",
    currency: "USD",
  });
  const { memberships } = await get<SessionReply>(staff, app, endpoints.session.path);
  const sample = memberships.find((membership) => membership.sample);
  if (!sample) throw new Error("The first owner is not in the sample");
  await post(staff, app, endpoints.enter, { membership: sample.id });
  const { rows } = await get<PartnersReply>(staff, app, `${endpoints.partners.path}?sort=-revenue&limit=100`);
  const [first, second] = rows.filter(({ tier }) => tier?.nextName);
  if (!first || !second) throw new Error("The sample has no partners on their way");
  return { staff, own: first.number, sibling: second.number };
}

export const pathOf = (link: string): string => link.slice(new URL(link).origin.length);

export async function post(
  page: Page,
  { url }: App,
  { path }: { path: string },
  data: object,
): Promise<void> {
  const reply = await page.request.post(`${url}${path}`, { data });
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`);
}

export async function get<Reply>(page: Page, { url }: App, path: string): Promise<Reply> {
  const reply = await page.request.get(`${url}${path}`);
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`);
  return (await reply.json()) as Reply;
}
