import { createHash } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { inWorkspace } from "../../src/database/connection.ts";
import { createTestDatabase, type TestDatabase } from "../../src/database/test-database.ts";
import type { Principal } from "../../src/domain/access/principal.ts";
import type { StaffRole } from "../../src/domain/access/roles.ts";
import { createApp } from "../../src/server/app.ts";
import { rebuildDailyFacts } from "../../src/server/facts/daily-facts-queries.ts";
import type { Site } from "../../src/server/http/site.ts";
import { beginSession, principalIn } from "../../src/server/sign-in/sessions.ts";
import { publishMissingTerms } from "../../src/server/strategies/terms.ts";
import { everybody } from "./access/everybody.ts";
import { at, type Entry, type PrincipalName, type Standing } from "./access/standings.ts";
import { type Company, type Member, statementsOf, type Workspace } from "./access/two-workspaces.ts";
import { siteOn } from "./site.ts";

export type Answer = { readonly status: number; readonly headers: string; readonly body: string };
export type Asked = {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type SignedIn = {
  readonly database: TestDatabase;
  readonly superuser: pg.Client;
  readonly site: Site;
  readonly app: FastifyInstance;
  readonly url: string;
  /** `own` and `other` are two workspaces; north and south are partners of the one, elsewhere is one of the other. */
  readonly own: Workspace;
  readonly other: Workspace;
  readonly companies: { readonly north: Company; readonly south: Company; readonly elsewhere: Company };
  readonly staff: Readonly<Record<StaffRole, Member>>;
  /** An owner of the other workspace who is a viewer of this one, too. */
  readonly elsewhere: Member & { readonly idElsewhere: string };
  readonly keys: { readonly own: string; readonly other: string };
  readonly sessions: { own: string; other: string };
  as(name: PrincipalName): { readonly principal: Principal; ask(asked: Asked): Promise<Answer> };
  /** A new session for those who have one: after calls that end or change it. */
  renew(name: PrincipalName): Promise<void>;
  close(): Promise<void>;
};

export type Opening = {
  /** Plants a fault: a test of the tests. */
  readonly plant?: (app: FastifyInstance) => void;
  readonly site?: (site: Site) => Site;
};

/** Two workspaces with everybody in them behind a server that listens on this machine. */
export async function openSignedIn({
  plant,
  site: change = (site) => site,
}: Opening = {}): Promise<SignedIn> {
  const database = await createTestDatabase();
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  const rows = everybody();
  await superuser.query(statementsOf(rows.tables));
  for (const { id } of [rows.own, rows.other])
    await inWorkspace(database.connection, id, (tx) => rebuildDailyFacts(tx, id));
  await publishMissingTerms(database.connection, at);
  const limits = { signedIn: 1_000_000, signedOut: 1_000_000 };
  const bare = siteOn(database.connection, { now: () => at, limits });
  const site = change({
    ...bare,
    signIn: { ...bare.signIn, principalOf: (asking) => principalIn(bare, asking) },
  });
  const app = createApp(site, "/nowhere");
  plant?.(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const cookies = new Map<PrincipalName, { cookie: string; session: string }>();
  const sessions = { own: "", other: "" };

  const begin = async (user: string, entry: Entry | undefined, confirmed = true) => {
    const asking = { headers: new Headers(), at, address: "127.0.0.1" };
    const [cookie = ""] = await beginSession(site, asking, { user, stage: "in", entry, portalOnly: false });
    const value = cookie.split(";")[0] ?? "";
    const hash = createHash("sha256")
      .update(value.split("=")[1] ?? "")
      .digest("hex");
    const { rows: found } = await superuser.query<{ id: string }>(
      `update auth.sessions set confirmed_at = ${confirmed ? "confirmed_at" : "null"} where token_hash = $1 returning id`,
      [hash],
    );
    return { cookie: value, session: found[0]?.id ?? "" };
  };
  const renew = async (name: PrincipalName): Promise<void> => {
    const entry = rows.entries.get(name);
    if (entry) cookies.set(name, await begin(entry.user, entry.entry, name !== "unconfirmed owner"));
  };
  for (const name of rows.entries.keys()) await renew(name);
  sessions.own = (await begin(rows.staff.owner.user, undefined)).session;
  sessions.other = (await begin(rows.companies.elsewhere.admin.user, undefined)).session;

  const standingOf = (name: PrincipalName): Standing => {
    const fixed = rows.fixed.get(name);
    if (fixed) return fixed;
    const { cookie = "", session = "" } = cookies.get(name) ?? {};
    const entered = rows.entries.get(name);
    if (!entered) throw new Error(`Nobody is called ${name}`);
    return { headers: () => ({ cookie }), principal: { ...entered.principal, session } as Principal };
  };
  return {
    database,
    superuser,
    site,
    app,
    url,
    ...rows,
    sessions,
    renew,
    as: (name) => {
      const { headers, principal } = standingOf(name);
      return { principal, ask: (asked) => send(url, asked, headers()) };
    },
    close: async () => {
      await app.close();
      await superuser.end();
      await database.drop();
    },
  };
}

async function send(
  url: string,
  { method = "GET", path, body, headers }: Asked,
  standing: Readonly<Record<string, string>>,
): Promise<Answer> {
  const isText = typeof body === "string";
  const type = isText ? "application/yaml" : "application/json";
  const reply = await fetch(`${url}${path}`, {
    method,
    redirect: "manual",
    headers: { ...standing, ...(body === undefined ? {} : { "content-type": type }), ...headers },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const sent = [...reply.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { status: reply.status, headers: `${reply.statusText}\n${sent}`, body: await reply.text() };
}
