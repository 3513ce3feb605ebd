import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import autocannon, { type Request, type Result } from "autocannon";
import { newId } from "../src/database/ids.ts";
import { makeToken } from "../src/server/tokens.ts";
import { beginSession } from "../src/server/sign-in/sessions.ts";
import { siteOn } from "../tests/server/site.ts";
import { type Size, sizes } from "./company.ts";
import { type Figure, median } from "./figure.ts";
import type { Ground } from "./ground.ts";
import { loadCompany } from "./loading.ts";

const rounds = 5;
const secondsEach = 3;
const connections = 16;
/** Spec 5: p99 at this rate. */
const steady = { perSecond: 200, seconds: 10 };

/**
 * A list and one deal through the whole server, by an API key and by a session, against a handler of Fastify and pg that does
 * the same transaction and proves nobody's identity. Each server has a process of its own; all run at once, and are asked in
 * turn.
 */
export async function measureApi(ground: Ground, size: Size, say: (line: string) => void): Promise<Figure[]> {
  const workspace = await loadCompany(ground, size, say);
  const proofs = await proofsIn(ground, workspace);
  const [ours, bare] = await Promise.all([
    startServer("entente", ground.url, workspace),
    startServer("bare", ground.url, workspace),
  ]);
  const askers: readonly Asker[] = [
    { kind: "bare", url: bare.url, headers: {} },
    { kind: "key", url: ours.url, headers: { authorization: `Bearer ${proofs.key}` } },
    { kind: "session", url: ours.url, headers: { cookie: proofs.cookie } },
  ];
  try {
    const figures: Figure[] = [];
    for (const question of questionsAt(size)) figures.push(...(await measured(question, size, askers)));
    return figures;
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

type Asker = {
  readonly kind: "bare" | "key" | "session";
  readonly url: string;
  readonly headers: Record<string, string>;
};
type Question = { readonly name: string; readonly path: () => string };

/** Every deal in turn, so that no answer is the one of the request before. */
function questionsAt(size: Size): readonly Question[] {
  let asked = 0;
  const next = () => 1 + ((asked++ * 7_919) % sizes[size].deals);
  return [
    { name: "list of 50 deals", path: () => "/api/v1/deals?limit=50" },
    { name: "one deal", path: () => `/api/v1/deals/D-${next()}` },
  ];
}

async function measured(question: Question, size: Size, askers: readonly Asker[]): Promise<Figure[]> {
  const rates: Record<Asker["kind"], number[]> = { bare: [], key: [], session: [] };
  for (const asker of askers) await load(asker, question, { duration: 2 });
  for (let round = 0; round < rounds; round++)
    for (const asker of askers)
      rates[asker.kind].push((await load(asker, question, { duration: secondsEach })).requests.average);
  const figures: Figure[] = [];
  for (const asker of askers.filter(({ kind }) => kind !== "bare")) {
    figures.push({
      what: `${question.name} at ${size}, by ${asker.kind}`,
      value: median(rates[asker.kind]),
      unit: "requests/s",
      baseline: median(rates.bare),
      ...(size === "L" ? { aim: { of: "ratio", atLeast: 0.7 } as const } : {}),
      runs: rounds,
    });
    const { latency, requests } = await load(asker, question, {
      duration: steady.seconds,
      overallRate: steady.perSecond,
    });
    figures.push({
      what: `${question.name} at ${size}, by ${asker.kind}, p99 at ${steady.perSecond}/s`,
      value: latency.p99,
      unit: "ms",
      ...(size === "L" ? { aim: { of: "value", atMost: 250 } as const } : {}),
      runs: requests.total,
    });
  }
  return figures;
}

async function load(
  { url, headers }: Asker,
  { path }: Question,
  how: { readonly duration: number; readonly overallRate?: number },
): Promise<Result> {
  const requests = [{ setupRequest: (request: Request) => ({ ...request, path: path() }) }];
  const result = await autocannon({ url, headers, requests, connections, ...how });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}${path()}: ${result.non2xx} refused, ${result.errors} failed`);
  return result;
}

/** A person of the workspace with a key and with a session. */
async function proofsIn(
  { superuser, connection }: Ground,
  workspace: string,
): Promise<{ key: string; cookie: string }> {
  const [person, user, key] = [newId(), newId(), newId()];
  const now = new Date();
  const { text, secretHash } = makeToken("ent", { workspace, id: key });
  await superuser.query(
    "insert into auth.users (id, name, email, email_verified, created_at, updated_at) values ($1, 'Ana', $2, true, $3, $3)",
    [user, `${user}@example.com`, now],
  );
  await superuser.query("insert into people values ($1, $2, $3, $4, 'Ana', 'viewer', 'active', $5)", [
    workspace,
    person,
    user,
    `${user}@example.com`,
    now,
  ]);
  await superuser.query(
    `insert into api_keys (workspace_id, id, person_id, name, secret_hash, scopes, created_at, expires_at)
       values ($1, $2, $3, 'bench', $4, 'facts.read', $5, $5::timestamptz + interval '1 day')`,
    [workspace, key, person, secretHash, now],
  );
  const asking = { headers: new Headers(), at: now, address: "127.0.0.1" };
  const entry = { workspace, person, partner: null };
  const [cookie = ""] = await beginSession(siteOn(connection), asking, {
    user,
    revision: 0,
    stage: "in",
    entry,
    portalOnly: false,
  });
  return { key: text, cookie: cookie.split(";")[0] ?? "" };
}

async function startServer(
  kind: "entente" | "bare",
  url: string,
  workspace: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const child: ChildProcess = fork(join(import.meta.dirname, "api-server.ts"), [kind, url, workspace], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [said] = (await once(child, "message")) as [{ address: string }];
  const ended = once(child, "exit");
  return {
    url: said.address,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
