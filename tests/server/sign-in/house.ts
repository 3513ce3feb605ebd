import type { AddressInfo } from "node:net";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import type { Problem } from "../../../src/contract/api.ts";
import pg from "pg";
import { createApp } from "../../../src/server/app.ts";
import type { Message } from "../../../src/server/mail/mail.ts";
import type { Site } from "../../../src/server/http/site.ts";
import { backgroundEnded } from "../../../src/server/background.ts";
import { createSignIn } from "../../../src/server/sign-in/creation.ts";
import { siteOn } from "../site.ts";

/** A server with real sign-in that listens on this machine, an outbox instead of mail, and a clock that can be moved on. */
export type House = {
  readonly database: TestDatabase;
  readonly site: Site;
  readonly url: string;
  readonly sent: Message[];
  readonly said: string[];
  /** Moves the clock of the server on. */
  pass(time: { readonly minutes?: number; readonly hours?: number; readonly days?: number }): void;
  browser(headers?: Readonly<Record<string, string>>): Browser;
  /** What was said by mail or log, once all of it has happened. */
  lastLink(): Promise<URL>;
  close(): Promise<void>;
};

export async function openHouse(more: Partial<Site> = {}): Promise<House> {
  const database = await createTestDatabase();
  const [sent, said]: [Message[], string[]] = [[], []];
  let passed = 0;
  let url = "http://127.0.0.1:0";
  const here = () => url;
  const site: Site = siteOn(database.connection, {
    now: () => new Date(Date.now() + passed),
    url: here,
    signIn: createSignIn({
      connection: database.connection,
      url: here,
      get loopbackOnly() {
        return site.loopbackOnly;
      },
    }),
    mail: { leaves: true, send: (message) => void sent.push(message) },
    say: (line) => void said.push(line),
    ...more,
  });
  const app = createApp(site, "/nowhere");
  await app.listen({ port: 0, host: "127.0.0.1" });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const listening = url;
  return {
    database,
    site,
    url,
    sent,
    said,
    pass: ({ minutes = 0, hours = 0, days = 0 }) => {
      passed += ((days * 24 + hours) * 60 + minutes) * 60_000;
    },
    browser: (headers) => new Browser(listening, headers),
    async lastLink() {
      await backgroundEnded();
      return new URL(sent.at(-1)?.link?.url ?? "none:");
    },
    async close() {
      await app.close();
      await backgroundEnded();
      await database.drop();
    },
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it knows to be there
export type Said = { readonly status: number; readonly body: any; readonly headers: Headers };

/** Keeps its cookies as browsers do, and sends requests as the page does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  get = (path: string): Promise<Said> => this.ask("GET", path);
  post = (path: string, body: object = {}): Promise<Said> => this.ask("POST", path, body);

  async ask(method: string, path: string, body?: object): Promise<Said> {
    const answer = await fetch(new URL(path, `${this.#url}/api/v1/`), {
      method,
      redirect: "manual",
      headers: {
        origin: this.#url,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...this.#headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  }

  #keep(line: string): void {
    const [pair = "", ...settings] = line.split("; ");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (settings.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

export const goodPassword = "four words of no sense";

export const firstOwner = {
  name: "Ana Owner",
  email: "ana@example.com",
  password: goodPassword,
  company: 'Example: "Works" & Söhne',
  currency: "EUR",
};

/** The browser of the first owner, signed in. */
export async function foundBy(house: House): Promise<Browser> {
  const browser = house.browser();
  const answer = await browser.post("first-run", firstOwner);
  if (answer.status !== 200) throw new Error(`first run: ${JSON.stringify(answer.body)}`);
  return browser;
}

/** Invites an address and answers the secret of the link. */
export async function invited(house: House, owner: Browser, email: string, role = "viewer"): Promise<string> {
  const answer = await owner.post("invitations", { email, name: "Ben Invited", role });
  if (answer.status > 201) throw new Error(`invite: ${JSON.stringify(answer.body)}`);
  return (await house.lastLink()).hash.slice(1);
}

export const codeOf = (answer: Said): string | undefined => (answer.body as Problem).errors?.[0]?.code;

/** The statuses of answers, the lowest first. */
export const statusesOf = (answers: readonly Said[]): number[] =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);

/** Every entry of every trail, as the owner of the database reads them. */
export async function auditRows(house: House): Promise<{ action: string; after: unknown }[]> {
  await backgroundEnded();
  const { rows } = await asSuperuser(
    house.database.superuserUrl,
    "select action, actor, object_kind, object_id, after from audit_entries order by workspace_id, sequence",
  );
  return rows as { action: string; after: unknown }[];
}

export async function asSuperuser(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
