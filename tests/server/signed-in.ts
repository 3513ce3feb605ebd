import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { inWorkspace } from "../../src/database/connection.ts";
import { createTestDatabase, type TestDatabase } from "../../src/database/test-database.ts";
import type { Principal } from "../../src/domain/access/principal.ts";
import type { StaffRole } from "../../src/domain/access/roles.ts";
import { program, record } from "../../src/server/audit/actions.ts";
import { createApp } from "../../src/server/app.ts";
import { rebuildDailyFacts } from "../../src/server/facts/daily-facts-queries.ts";
import type { Site } from "../../src/server/http/site.ts";
import { beginSession, hashOf } from "../../src/server/sign-in/sessions.ts";
import { publishMissingTerms } from "../../src/server/strategies/terms.ts";
import { everybody } from "./access/everybody.ts";
import { at, type Entry, type PrincipalName as NameOfPrincipal, type Standing } from "./access/standings.ts";
import {
  canaries,
  type Company,
  type Member,
  statementsOf,
  type Workspace,
} from "./access/workspace-rows.ts";
import { siteOn } from "./site.ts";

export type PrincipalName = NameOfPrincipal;

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
  readonly sessions: { readonly own: string; readonly other: string };
  as(name: PrincipalName): { readonly principal: Principal; ask(asked: Asked): Promise<Answer> };
  /** New sessions for the user behind a principal: after calls that end or change them. */
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
  await leaveTraces(database, rows);
  await publishMissingTerms(database.connection, at);
  const site = change(siteOn(database.connection, { now: () => at, limits: unlimited }));
  const app = createApp(site, "/nowhere");
  plant?.(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const everyone = await signEverybodyIn(site, superuser, rows);
  return {
    database,
    superuser,
    site,
    app,
    url,
    ...rows,
    sessions: everyone.sessions,
    renew: everyone.renew,
    as: (name) => {
      const { headers, principal } = rows.fixed.get(name) ?? everyone.standingOf(name);
      return { principal, ask: (asked) => send(url, asked, headers()) };
    },
    close: async () => {
      await app.close();
      await superuser.end();
      await database.drop();
    },
  };
}

/** Two entries in the trail of each workspace, which hold its word. */
async function leaveTraces({ connection }: TestDatabase, { own, other }: Everybody): Promise<void> {
  for (const [{ id }, word] of [
    [own, canaries.inside],
    [other, canaries.other],
  ] as const)
    for (const after of [{ name: `${word} before` }, { name: `${word} after` }])
      await inWorkspace(connection, id, (tx) =>
        record(
          tx,
          id,
          program,
          { action: "workspace.changed", object: { kind: "workspace", id }, after },
          { at, requestId: word },
        ),
      );
}

const unlimited = { signedIn: 1_000_000, signedOut: 1_000_000 };

type Everybody = ReturnType<typeof everybody>;

/** A session for everybody who has one, by the functions that sign people in. */
async function signEverybodyIn(site: Site, superuser: pg.Client, { entries, staff, companies }: Everybody) {
  const begun = new Map<PrincipalName, { readonly cookie: string; readonly session: string }>();
  const begin = async (user: string, entry?: Entry, confirmedAt: Date | null = at) => {
    const asking = { headers: new Headers(), at, address: "127.0.0.1" };
    const { rows: found } = await superuser.query<{ revision: number }>(
      "select proof_revision as revision from auth.users where id = $1",
      [user],
    );
    const revision = found[0]?.revision ?? 0;
    const beginning = { user, revision, stage: "in", entry, portalOnly: false, confirmedAt } as const;
    const [cookie = ""] = await beginSession(site, asking, beginning);
    const value = cookie.split(";")[0] ?? "";
    const { rows } = await superuser.query<{ id: string }>(
      "select id from auth.sessions where token_hash = $1",
      [hashOf(value.split("=")[1] ?? "")],
    );
    return { cookie: value, session: rows[0]?.id ?? "" };
  };
  const renew = async (renewed: PrincipalName): Promise<void> => {
    const user = entries.get(renewed)?.user;
    for (const [name, entered] of entries) {
      if (entered.user !== user) continue;
      const session = await begin(entered.user, entered.entry);
      begun.set(name, session);
      if (name === "unconfirmed owner")
        await superuser.query("update auth.sessions set confirmed_at = null where id = $1", [
          session.session,
        ]);
    }
  };
  for (const name of entries.keys()) await renew(name);
  return {
    renew,
    sessions: {
      own: (await begin(staff.owner.user)).session,
      other: (await begin(companies.elsewhere.admin.user)).session,
    },
    standingOf: (name: PrincipalName): Standing => {
      const [entered, session] = [entries.get(name), begun.get(name)];
      if (!entered || !session) throw new Error(`Nobody is called ${name}`);
      return {
        headers: () => ({ cookie: session.cookie }),
        principal: { ...entered.principal, session: session.session } as Principal,
      };
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
