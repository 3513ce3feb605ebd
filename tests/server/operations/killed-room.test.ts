import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  DraftHistoryReply,
  DraftReply,
  DraftSavedReply,
  VersionReply,
  VersionsReply,
} from "../../../src/contract/drafts.ts";
import type { AuditReply, AuditVerifyReply, PeopleReply } from "../../../src/contract/people.ts";
import { temporaryDataFolder } from "../../../src/database/test-database.ts";
import { type Running, startProgram } from "../program.ts";

/**
 * The program is killed, again and again, while pages save, an editor writes the watched file, documents are imported and
 * printed, and versions are adopted. Whoever hears nothing says the same again under the same Idempotency-Key, as pages do.
 */
const folder = temporaryDataFolder();
const watched = mkdtempSync(join(tmpdir(), "entente-watched-"));
// The server may run as somebody else.
chmodSync(watched, 0o777);
const file = join(watched, "strategy.yaml");
let program: Running;
let token = "";
let cookie = "";
let done = false;
let [acknowledged, unheard] = [0, 0];

const writers = ["one", "two", "three"] as const;
const beginning = `# What we set out to do
entente: 1
strategy: { name: Plan }
company: { name: Halyard, currency: USD, fiscalYearStart: 1, product: Detection } # as the board says
people: { cro: { title: Chief revenue officer }, cpo: { title: Chief partner officer } }
raci: { strategy-adoption: { cro: A, cpo: R } }
gaps:
${writers.map((name) => `  # of writer ${name}\n  ${name}: { kind: geographic, statement: none 0 }`).join("\n")}
  editor: { kind: geographic, statement: none 0 } # by hand
declined: { retail: { option: Retail, reason: Nobody asks for it, revisit: FY28-Q3 } }
waivers: [{ rule: BUD-001, subject: budget, reason: It is set in spring, until: 2999-06-30 }]
`;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function start(): Promise<void> {
  program = await startProgram({ ENTENTE_DATA: folder, ENTENTE_WORKING_COPY: watched });
  token = readFileSync(join(folder, "local.token"), "utf8").trim();
}

type Asked = { method?: string; body?: unknown; yaml?: string; key?: string; asPerson?: boolean };
async function ask(path: string, { method = "GET", body, yaml, key, asPerson = false }: Asked = {}) {
  const type = yaml === undefined ? "application/json" : "application/yaml";
  const sent = yaml ?? (body === undefined ? undefined : JSON.stringify(body));
  return fetch(`${program.url}/api/v1${path}`, {
    method,
    headers: {
      ...(asPerson ? { cookie } : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
      ...(sent === undefined ? {} : { "content-type": type }),
    },
    ...(sent === undefined ? {} : { body: sent }),
    signal: AbortSignal.timeout(20_000),
  });
}

type Answer<T> = { readonly status: number; readonly body: T };
/** Says it until somebody answers. */
async function insist<T>(path: string, asked: Asked = {}): Promise<Answer<T>> {
  const key = asked.method === undefined ? {} : { key: randomUUID() };
  for (;;) {
    const reply = await ask(path, { ...asked, ...key }).catch(() => undefined);
    const text = await reply?.text().catch(() => undefined);
    const isUnderWay = reply?.status === 409 && /under way/.test(text ?? "");
    if (reply && text !== undefined && reply.status < 500 && !isUnderWay)
      return { status: reply.status, body: JSON.parse(text) as T };
    unheard++;
    await pause(100);
  }
}
async function heard<T>(path: string, asked: Asked = {}): Promise<T> {
  const { status, body } = await insist<T>(path, asked);
  if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  acknowledged++;
  return body;
}

const said = new Map<string, string>();
/** A page that saves each thing it writes, on the revision that it knows. */
async function page(name: string): Promise<void> {
  let { revision } = await heard<DraftReply>("/draft");
  for (let at = 1; !done; at++) {
    const value = `${name} ${at}`;
    const body = { revision, edits: [{ path: ["gaps", name, "statement"], value }] };
    const saved = await heard<DraftSavedReply>("/draft", { method: "PATCH", body });
    if (!saved.saved) throw new Error(`${name} met a conflict: ${JSON.stringify(saved.conflicts)}`);
    ({ revision } = saved);
    said.set(name, value);
    await pause(150);
  }
}

/** Somebody writes the file by hand while no server runs. */
function editByHand(at: number): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^( {2}editor: .*statement: )[^}]*/m, `$1editor ${at} `));
  said.set("editor", `editor ${at}`);
}

async function importer(): Promise<void> {
  for (let at = 1; !done; at++) {
    const yaml = `---\ncompany: Halyard\nproduct: Detection ${at}\n---\n# Plan\n`;
    await heard("/draft/import?take=document", { method: "POST", yaml });
    said.set("importer", `product: Detection ${at}`);
    await pause(300);
  }
}

const adopted: number[] = [];
async function adopter(): Promise<void> {
  while (!done) {
    const { revision } = await heard<DraftReply>("/draft");
    const submitted = await insist<VersionReply>("/versions", { method: "POST", body: { revision } });
    // Somebody else saved in between, or nothing was.
    if (submitted.status !== 201) continue;
    const { version } = submitted.body;
    const approve = { method: "POST", body: { decision: "approve" }, asPerson: true };
    await heard(`/versions/${version}/decisions`, approve);
    await heard(`/versions/${version}/adopt`, { method: "POST", body: { from: "2026-01-01" } });
    adopted.push(version);
  }
}

let printed = 0;
async function printer(): Promise<void> {
  while (!done) {
    const reply = await ask("/documents/plan?format=pdf").catch(() => undefined);
    const bytes = await reply?.arrayBuffer().catch(() => undefined);
    if (!reply?.ok || !bytes) continue;
    const text = Buffer.from(bytes).toString("latin1");
    if (!text.startsWith("%PDF") || !text.trimEnd().endsWith("%%EOF")) throw new Error("Half a document");
    printed++;
  }
}

beforeAll(async () => {
  await start();
  const owner = { name: "Ana", email: "ana@halyard.example", password: "correct horse battery staple" };
  const first = await ask("/first-run", {
    method: "POST",
    body: { ...owner, company: "Halyard", currency: "USD" },
  });
  cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const [ana] = (await heard<PeopleReply>("/people")).rows;
  const { revision } = await heard<DraftReply>("/draft");
  await heard(`/draft?base=${revision}`, { method: "PUT", yaml: beginning });
  await heard("/raci/cro", { method: "PUT", body: { person: ana?.id } });
  while (!readdirSync(watched).includes("strategy.yaml")) await pause(100);
  while (readFileSync(file, "utf8") !== beginning) await pause(100);
  const all = Promise.all([...writers.map(page), importer(), adopter(), printer()]);
  // Heard at the end; whoever fails before must not end the run by itself.
  all.catch(() => {
    done = true;
  });
  for (let round = 0; round < 3 && !done; round++) {
    const before = acknowledged;
    // So that each round meets people at work, however slow the machine is, and each kill another moment of it.
    while (acknowledged < before + 40 && !done) await pause(37 + round * 11);
    program.child.kill("SIGKILL");
    await program.ended;
    editByHand(round);
    await start();
  }
  const [before, seen] = [acknowledged, printed];
  while ((acknowledged < before + 40 || printed === seen || adopted.length === 0) && !done) await pause(50);
  done = true;
  await all;
}, 600_000);
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.ended;
  for (const one of [folder, watched]) rmSync(one, { recursive: true, force: true, maxRetries: 5 });
});

describe("after the program was killed under a strategy room at work", () => {
  it("the kills met people", () => {
    expect(unheard).toBeGreaterThan(0);
    expect(adopted.length).toBeGreaterThan(0);
    console.info(
      `${acknowledged} acknowledged, ${unheard} said again, ${adopted.length} adopted, ${printed} printed`,
    );
  });

  it("file and draft are one, hold the last word of everybody, and every comment; nothing is left beside the file", async () => {
    await expect
      .poll(
        async () => {
          const { text, file: kept } = await heard<DraftReply>("/draft");
          return [
            kept?.state,
            text === readFileSync(file, "utf8"),
            ...[...said.values()].map((word) => text.includes(word) || word),
          ];
        },
        { timeout: 40_000 },
      )
      .toEqual(["in-step", true, ...[...said.keys()].map(() => true)]);
    const text = readFileSync(file, "utf8");
    const words = (of: string) => of.replaceAll(/(none|one|two|three|editor|Detection) \d+/g, "");
    expect(words(text)).toBe(words(beginning).replace("product: Detection", "product: "));
    expect(readdirSync(watched)).toEqual(["strategy.yaml"]);
  });

  it("every save is there once, and can be read", async () => {
    const revisions: number[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const history: DraftHistoryReply = await heard(`/draft/history?limit=1000${cursor}`);
      revisions.push(...history.rows.map(({ revision }) => revision));
      ({ next } = history);
    }
    const { revision } = await heard<DraftReply>("/draft");
    expect(revisions).toEqual(Array.from({ length: revision }, (_, index) => revision - index));
    for (let at = 2; at < revision; at += 7) {
      const edits = [{ path: ["strategy", "owner"], value: "cro" }];
      await heard("/draft?dryRun=true", { method: "PATCH", body: { revision: at, edits } });
    }
  });

  it("every version that was said to be adopted is, once in the trail, and none is half", async () => {
    const { rows, inForce } = await heard<VersionsReply>("/versions?limit=1000");
    const whole = rows.filter(
      ({ state, adopted: stamp }) => (state === "adopted" || state === "superseded") === (stamp !== null),
    );
    expect(whole).toHaveLength(rows.length);
    const stand = rows
      .filter(({ adopted: stamp, adoptedFrom }) => stamp !== null && adoptedFrom !== null)
      .map(({ version }) => version);
    expect(stand).toEqual(expect.arrayContaining(adopted));
    expect(inForce).toBe(Math.max(...stand));
    const { rows: acts } = await heard<AuditReply>("/audit?action=version.adopted&limit=1000");
    expect(acts.map(({ object }) => Number(object.id)).toSorted((a, b) => a - b)).toEqual(
      stand.toSorted((a, b) => a - b),
    );
    expect(await heard<AuditVerifyReply>("/audit/verification")).toMatchObject({ intact: true, fault: null });
  });
});
