import type { FastifyInstance } from "fastify";
import { inWorkspace, type Tx } from "../../../src/database/connection.ts";
import { newId } from "../../../src/database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import type { PartnerRole, StaffRole } from "../../../src/domain/access/roles.ts";
import { createApp } from "../../../src/server/app.ts";
import type { Site } from "../../../src/server/http/site.ts";
import type { Message } from "../../../src/server/mail/mail.ts";
import { addMember, type Joiner } from "../../../src/server/people/actions.ts";
import { addPartnerPerson } from "../../../src/server/people/partner-queries.ts";
import { createSignIn } from "../../../src/server/sign-in/creation.ts";
import { beginSession } from "../../../src/server/sign-in/sessions.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";
import { siteOn } from "../site.ts";
import { addAccount, addFactor, addPartner, addWorkspace, standStill, untilWaiting } from "./rows.ts";

/** Somebody with an account, in one workspace or at one partner there. */
export type Citizen = Joiner & {
  readonly workspace: string;
  readonly person: string;
  readonly partner: string | null;
  /** Their sessions began long ago, so to speak: who they are was not confirmed just now. */
  readonly unconfirmed?: true;
};

type Asked = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
};
type Answer<T> = {
  readonly status: number;
  readonly body: T;
  readonly etag: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** Two workspaces behind the whole HTTP program, people who have just signed in, and a clock that can be moved on. */
export type Town = {
  readonly database: TestDatabase;
  readonly site: Site;
  readonly halyard: string;
  readonly rival: string;
  readonly mails: Message[];
  passHours(hours: number): void;
  now(): Date;
  staff(workspace: string, role: StaffRole, name?: string): Promise<Citizen>;
  atPartner(workspace: string, partner: string, role: PartnerRole, name?: string): Promise<Citizen>;
  partner(workspace: string, number: number, name: string): Promise<string>;
  inside<T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  turnOnFactor(who: Citizen): Promise<void>;
  /** Asks as a person with a fresh session, with a key of the API, or as nobody. */
  ask<T = unknown>(
    who: Citizen | string | null,
    method: Asked["method"],
    path: string,
    body?: unknown,
    headers?: Asked["headers"],
  ): Promise<Answer<T>>;
  /** Has some calls all arrive in a workspace that stands still before the first of them may go on. */
  meeting<T>(workspace: string, count: number, calls: () => Promise<T>[]): Promise<T[]>;
  /** The same while only the workspace itself is held: for calls that change its settings. */
  whileHeld<T>(workspace: string, count: number, calls: () => Promise<T>[]): Promise<T[]>;
  close(): Promise<void>;
};

const host = "partners.halyard.example";

const strategy = `entente: 1
strategy: { name: Halyard through partners, owner: channel }
company: { name: Halyard, currency: USD, fiscalYearStart: 1 }
people:
  channel: { title: Head of Channel }
  sales: { title: VP Sales }
raci:
  tier-change: { channel: A, sales: C }
  partner-exit: { channel: R, sales: A }
`;

export const strategyWithoutSales = strategy
  .replace("  sales: { title: VP Sales }\n", "")
  .replaceAll(/, sales: [AC]/g, "");

export async function openTown(more: Partial<Site> = {}): Promise<Town> {
  const database = await createTestDatabase();
  const { connection } = database;
  let now = new Date("2026-11-20T10:00:00Z");
  const mails: Message[] = [];
  const url = () => `https://${host}`;
  const site = siteOn(connection, {
    now: () => now,
    url,
    signIn: createSignIn({ connection, url, loopbackOnly: true }),
    mail: { leaves: true, send: (message) => void mails.push(message) },
    limits: { signedIn: 1_000_000, signedOut: 1_000_000 },
    ...more,
  });
  const inside: Town["inside"] = (workspace, work) => inWorkspace(connection, workspace, work);
  const founded = async (name: string): Promise<string> => {
    const id = newId();
    await inside(id, async (tx) => {
      await addWorkspace(tx, { id, name, at: now });
      await storeStrategy(tx, id, { fileName: "strategy.yaml", text: strategy, name, at: now });
    });
    return id;
  };
  const [halyard, rival] = [await founded("Halyard"), await founded("Rival")];
  const app = createApp(site, "/nowhere");
  let count = 0;
  const account = async (role: string, name = `${role}-${++count}`): Promise<Joiner> => {
    const joiner = { user: newId(), email: `${name.toLowerCase()}@halyard.example`, name };
    await addAccount(connection, joiner, now);
    return joiner;
  };
  return {
    database,
    site,
    halyard,
    rival,
    mails,
    passHours: (hours) => void (now = new Date(now.getTime() + hours * 3_600_000)),
    now: () => now,
    inside,
    async staff(workspace, role, name) {
      const joiner = await account(role, name);
      const joined = await inside(workspace, (tx) =>
        addMember(tx, workspace, joiner, { role, via: "test" }, { at: now, requestId: null }),
      );
      if (!joined.ok) throw new Error(joined.reason);
      return { ...joiner, ...joined.value };
    },
    async atPartner(workspace, partner, role, name) {
      const joiner = await account(role, name);
      const id = newId();
      await inside(workspace, (tx) =>
        addPartnerPerson(tx, workspace, { ...joiner, id, partner, role, at: now }),
      );
      return { ...joiner, workspace, person: id, partner };
    },
    async partner(workspace, number, name) {
      const id = newId();
      await inside(workspace, (tx) => addPartner(tx, { workspace, id, number, name }));
      return id;
    },
    turnOnFactor: ({ user }) => addFactor(connection, user, now),
    ask: (who, method, path, body, headers = {}) =>
      ask(app, site, who, { method, path, body, headers: { host, ...headers } }),
    async meeting(workspace, arriving, calls) {
      let going: ReturnType<typeof calls> = [];
      await inside(workspace, async (tx) => {
        await standStill(tx, workspace);
        going = calls();
        await untilWaiting(connection, arriving);
      });
      return Promise.all(going);
    },
    async whileHeld(workspace, arriving, calls) {
      let going: ReturnType<typeof calls> = [];
      await inside(workspace, async (tx) => {
        await tx.selectFrom("workspaces").select("id").where("id", "=", workspace).forUpdate().execute();
        going = calls();
        await untilWaiting(connection, arriving);
      });
      return Promise.all(going);
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

async function ask<T>(
  app: FastifyInstance,
  site: Site,
  who: Citizen | string | null,
  { method, path, body, headers }: Asked,
): Promise<Answer<T>> {
  const reply = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(await standingOf(site, who)), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const { headers: sent } = reply;
  return {
    status: reply.statusCode,
    body: bodyOf<T>(reply),
    etag: String(sent["etag"] ?? ""),
    headers: sent,
  };
}

/** A reply in JSON as what it says; a file as its bytes, read as text. */
const bodyOf = <T>({ headers, body }: { headers: Record<string, unknown>; body: string }): T =>
  (String(headers["content-type"]).includes("json") ? JSON.parse(body) : body) as T;

async function standingOf(site: Site, who: Citizen | string | null): Promise<Record<string, string>> {
  if (who === null) return {};
  if (typeof who === "string") return { authorization: `Bearer ${who}` };
  const asking = { headers: new Headers(), at: site.now(), address: "127.0.0.1" };
  const [cookie = ""] = await beginSession(site, asking, {
    user: who.user,
    revision: 0,
    stage: "in",
    entry: who,
    portalOnly: false,
    ...(who.unconfirmed ? { confirmedAt: null } : {}),
  });
  return { cookie: cookie.split(";")[0] ?? "" };
}
