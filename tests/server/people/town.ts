import { inWorkspace, type Tx } from "../../../src/database/connection.ts";
import { newId } from "../../../src/database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import type { PartnerRole, StaffRole } from "../../../src/domain/access/roles.ts";
import type { Site } from "../../../src/server/http/site.ts";
import type { Message } from "../../../src/server/mail/mail.ts";
import type { Account, SignIn } from "../../../src/server/sign-in/sign-in.ts";
import { storeStrategy } from "../../../src/server/strategies/loading.ts";
import { siteOn } from "../site.ts";
import { addPartner, addWorkspace, lockPeople, untilWaiting } from "./rows.ts";
import { type Answer, appOn, askOf, type Method, principalNamed } from "./townhall.ts";

/** Somebody with an account, in one workspace or at one partner there. */
export type Citizen = Account & { readonly workspace: string; readonly person: string };

/** Two workspaces on one server, and people who come in by saying who they are: sessions are tested where sign-in is. */
export type Town = {
  readonly database: TestDatabase;
  readonly site: Site;
  readonly halyard: string;
  readonly rival: string;
  readonly mails: Message[];
  /** Users whose sessions were to be looked at anew. */
  readonly forgotten: string[];
  /** Moves the clock of the server. */
  passHours(hours: number): void;
  now(): Date;
  account(name: string, more?: Partial<Account>): Account;
  staff(workspace: string, role: StaffRole, name?: string): Promise<Citizen>;
  atPartner(workspace: string, partner: string, role: PartnerRole, name?: string): Promise<Citizen>;
  partner(workspace: string, number: number, name: string): Promise<string>;
  inside<T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  ask<T = unknown>(
    who: Citizen | string | null,
    method: Method,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** Has some calls all arrive at the people of a workspace before the first of them may go on. */
  meeting<T>(workspace: string, count: number, calls: () => Promise<T>[]): Promise<T[]>;
  close(): Promise<void>;
};

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

export async function openTown(): Promise<Town> {
  const database = await createTestDatabase();
  const { connection } = database;
  const [halyard, rival] = [newId(), newId()];
  let now = new Date("2026-11-20T10:00:00Z");
  const accounts = new Map<string, Account>();
  const mails: Message[] = [];
  const forgotten: string[] = [];
  const signIn: SignIn = {
    principalOf: async ({ headers }) => principalNamed(database, headers.get("citizen"), now),
    accounts: async (users) => new Map([...accounts].filter(([user]) => users.includes(user))),
    forget: (user) => void forgotten.push(user),
    endSessions: async () => undefined,
  };
  const site = siteOn(connection, {
    now: () => now,
    signIn,
    mail: { leaves: true, send: async (message) => void mails.push(message) },
    url: () => "https://partners.halyard.example",
  });
  for (const [id, name] of [
    [halyard, "Halyard"],
    [rival, "Rival"],
  ] as const)
    await inWorkspace(connection, id, async (tx) => {
      await addWorkspace(tx, { id, name, at: now });
      await storeStrategy(tx, id, { fileName: "strategy.yaml", text: strategy, name, at: now });
    });
  const app = appOn(site);
  const account = (name: string, more: Partial<Account> = {}): Account => {
    const one = {
      user: newId(),
      email: `${name.toLowerCase()}@halyard.example`,
      name,
      totp: false,
      ...more,
    };
    accounts.set(one.user, one);
    return one;
  };
  let count = 0;
  const inside: Town["inside"] = (workspace, work) => inWorkspace(connection, workspace, work);
  return {
    database,
    site,
    halyard,
    rival,
    mails,
    forgotten,
    passHours: (hours) => void (now = new Date(now.getTime() + hours * 3_600_000)),
    now: () => now,
    account,
    inside,
    async staff(workspace, role, name = `${role}-${++count}`) {
      const one = account(name);
      const person = newId();
      await inside(workspace, (tx) =>
        tx
          .insertInto("people")
          .values({
            workspace_id: workspace,
            id: person,
            user_id: one.user,
            email: one.email,
            name,
            role,
            state: "active",
            joined_at: now,
          })
          .execute(),
      );
      return { ...one, workspace, person };
    },
    async atPartner(workspace, partner, role, name = `${role}-${++count}`) {
      const one = account(name);
      const person = newId();
      await inside(workspace, (tx) =>
        tx
          .insertInto("partner_people")
          .values({
            workspace_id: workspace,
            id: person,
            partner_id: partner,
            user_id: one.user,
            email: one.email,
            name,
            role,
            state: "active",
            joined_at: now,
          })
          .execute(),
      );
      return { ...one, workspace, person };
    },
    async partner(workspace, number, name) {
      const id = newId();
      await inside(workspace, (tx) => addPartner(tx, { workspace, id, number, name }));
      return id;
    },
    ask: (who, method, path, body, headers = {}) => askOf(app, who, { method, path, body, headers }),
    async meeting(workspace, count, calls) {
      let going: ReturnType<typeof calls> = [];
      await inside(workspace, async (tx) => {
        await lockPeople(tx, workspace);
        going = calls();
        await untilWaiting(connection, count);
      });
      return Promise.all(going);
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
