import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditReply, AuditVerifyReply, InvitationsReply } from "../../../src/contract/people.ts";
import { postmasterPid } from "../../../src/database/embedded/leftover.ts";
import { temporaryDataFolder } from "../../../src/database/test-database.ts";
import { type Running, startProgram } from "../program.ts";

/**
 * The server and its database are killed, each several times, under people who write and, when they hear nothing, say the same
 * again under the same Idempotency-Key (spec 5, Reliability).
 */
const folder = temporaryDataFolder();
let program: Running;
let token = "";
let done = false;
const acknowledged: { kind: "invited" | "renamed"; what: string; id: string }[] = [];
let invited = 0;
let retries = 0;
let twice = 0;

async function start(): Promise<void> {
  program = await startProgram({ ENTENTE_DATA: folder });
  token = readFileSync(join(folder, "local.token"), "utf8").trim();
}
/** What the log has of faults, for whoever reads a failed test. */
const faults = () =>
  program
    .logged()
    .split("\n")
    .filter((line) => line.includes('"error"'))
    .slice(-4)
    .join("\n");
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends when a writer has failed, too: what it failed of is told at the end. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo() && !done) await pause(50);
}

type Write = { readonly method: string; readonly path: string; readonly body: unknown; readonly key: string };

async function ask(
  { method, path, body, key }: Write,
  patienceMs = 10_000,
): Promise<{ status: number; replayed: boolean; text: string }> {
  const reply = await fetch(`${program.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
  return {
    status: reply.status,
    replayed: reply.headers.has("idempotent-replayed"),
    text: await reply.text(),
  };
}

/** Says it until somebody answers; what the answer to a key "under way" means is known only from the next one. */
async function insist(write: Write, firstPatienceMs?: number): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const reply = await ask(write, attempt === 0 ? firstPatienceMs : undefined).catch(() => undefined);
    if (reply && (reply.status === 200 || reply.status === 201)) {
      if (reply.replayed) twice++;
      return reply.text;
    }
    const mayPass = !reply || reply.status === 503 || (reply.status === 409 && /under way/.test(reply.text));
    if (!mayPass) throw new Error(`${write.path} answered ${reply.status}: ${reply.text}\n${faults()}`);
    retries++;
    await pause(100);
  }
}

async function client(number: number): Promise<void> {
  for (let at = 0; !done; at++) {
    const what = `writer ${number} act ${at}`;
    // Fewer invitations than a workspace has room for, however fast the machine is.
    const kind = at % 2 === 0 && invited++ < 900 ? "invited" : "renamed";
    const write =
      kind === "invited"
        ? {
            method: "POST",
            path: "/invitations",
            body: { email: `w${number}.${at}@example.com`, name: what, role: "viewer" },
          }
        : { method: "PATCH", path: "/settings", body: { name: what } };
    // Now and then a writer hangs up before the answer can be there, and asks again.
    const text = await insist({ ...write, key: randomUUID() }, at % 5 === 4 ? 1 + (at % 40) : undefined);
    acknowledged.push({ kind, what, id: String((JSON.parse(text) as { id?: string }).id) });
  }
}

const get = async <T>(path: string): Promise<T> => {
  const reply = await fetch(`${program.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
};

async function pagesOf<Row, Reply extends { rows: Row[]; next: string | null }>(
  path: string,
): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = "";
  while (next !== null) {
    const cursor: string = next === "" ? "" : `&cursor=${next}`;
    const page: Reply = await get<Reply>(`${path}${cursor}`);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

beforeAll(async () => {
  await start();
  const writing = Promise.all(Array.from({ length: 4 }, (_, number) => client(number)));
  // Heard at the end; a writer that fails before must not end the run by itself, and nothing is waited for any more.
  writing.catch(() => {
    done = true;
  });
  const heardOf = (count: number) => () => acknowledged.length >= count;
  // As long as it takes, however busy the machine is: kills that meet nobody would show nothing.
  for (let round = 0; round < 6; round++) {
    const before = acknowledged.length;
    await pause(500 + round * 130);
    await until(heardOf(before + 12));
    if (round % 2 === 0) {
      program.child.kill("SIGKILL");
      await program.ended;
      await start();
    } else {
      process.kill(postmasterPid(join(folder, "postgres")) ?? 0, "SIGKILL");
    }
  }
  await until(heardOf(acknowledged.length + 12));
  await until(() => retries > 0 && twice > 0);
  done = true;
  await writing;
}, 600_000);
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe("after server and database were killed under writers", () => {
  it("the writers met the kills, and went on", () => {
    expect(acknowledged.length).toBeGreaterThan(60);
    expect(retries).toBeGreaterThan(0);
    expect(twice).toBeGreaterThan(0);
    console.info(
      `${acknowledged.length} acknowledged, ${retries} said again, ${twice} answered by what was kept`,
    );
  });

  it("every invitation that was acknowledged is there, once, and no other", async () => {
    const rows = await pagesOf<InvitationsReply["rows"][number], InvitationsReply>("/invitations?limit=1000");
    const wanted = acknowledged.filter(({ kind }) => kind === "invited").map(({ id }) => id);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
  });

  it("the audit trail has each act once, no act that nobody heard of, and its chain holds", async () => {
    const rows = await pagesOf<AuditReply["rows"][number], AuditReply>("/audit?limit=1000");
    const acts = rows.flatMap(({ action, object, after }) =>
      action === "invitation.made"
        ? [object.id]
        : action === "workspace.changed"
          ? [(after as { name: string }).name]
          : [],
    );
    const wanted = acknowledged.map(({ kind, what, id }) => (kind === "invited" ? id : what));
    expect(acts.toSorted()).toEqual(wanted.toSorted());
    expect(await get<AuditVerifyReply>("/audit/verification")).toMatchObject({ intact: true, fault: null });
  });

  it("an act that is said again under another key is a second one: that is what the first count would have shown", async () => {
    const rename = (name: string, key: string) =>
      ask({ method: "PATCH", path: "/settings", body: { name }, key });
    const first = randomUUID();
    await rename("one", first);
    await rename("other", randomUUID());
    expect((await rename("one", first)).replayed).toBe(true);
    expect((await rename("one", randomUUID())).replayed).toBe(false);
    const { rows } = await get<AuditReply>("/audit?action=workspace.changed&limit=3");
    expect(rows.map(({ after }) => (after as { name: string }).name)).toEqual(["one", "other", "one"]);
  });
});
