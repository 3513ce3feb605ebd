import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { AuditReply, AuditVerifyReply } from "../../../src/contract/people.ts";
import { inWorkspace } from "../../../src/database/connection.ts";
import { byLocalOwner, record, recordEverywhere } from "../../../src/server/audit/actions.ts";
import { type AuditContent, chainBeginning, chainHash } from "../../../src/server/audit/chain.ts";
import { walking } from "../../../src/server/audit/walking.ts";
import type { PrincipalName } from "../access/standings.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";

/** The trail as people read it, export it and verify it, and what refusals leave in it. */
let world: SignedIn;
/** Entries from the opening of the world, before those of this test. */
let earlier = 0;
const at = (day: number) => new Date(Date.UTC(2026, 0, day, 12));
const ask = async (name: PrincipalName, path: string) => {
  const { status, headers, body } = await world.as(name).ask({ path: `/api/v1${path}` });
  return { status, headers, body, json: <T>() => JSON.parse(body) as T };
};
const list = async (query = "", name: PrincipalName = "owner") =>
  (await ask(name, `/audit${query}`)).json<AuditReply>();
const act = (day: number, action: string, kind: string, id: string, after: unknown = null) =>
  inWorkspace(world.database.connection, world.own.id, (tx) =>
    record(
      tx,
      world.own.id,
      { kind: "staff", id: world.staff["partner-manager"].id, role: "partner-manager", via: "session" },
      { action, object: { kind, id }, after },
      { at: at(day), requestId: `request ${day}` },
    ),
  );

/** Places among the entries of this test, from 1. */
const placesOf = (rows: AuditReply["rows"]) => rows.map(({ sequence }) => sequence - earlier);

beforeAll(async () => {
  world = await openSignedIn();
  earlier = (await list("?limit=1")).rows[0]?.sequence ?? 0;
  for (let day = 1; day <= 12; day++)
    await act(day, day % 3 === 0 ? "key.made" : "person.changed", "person", world.staff.viewer.id, { day });
  await act(13, "person.changed", "person", "=HYPERLINK(1)", "@SUM(1)");
});
afterAll(() => world.close());

describe("the list", () => {
  it("has the newest first, with the names that people have today and the role they acted in", async () => {
    const { rows, actions } = await list("?limit=2");
    expect(placesOf(rows)).toEqual([13, 12]);
    expect(rows[1]).toMatchObject({
      at: at(12).toISOString(),
      actor: {
        kind: "staff",
        id: world.staff["partner-manager"].id,
        name: expect.stringContaining("zqxinside"),
      },
      asWhom: "Partner manager",
      action: "key.made",
      object: { kind: "person", id: world.staff.viewer.id, name: expect.stringContaining("zqxinside") },
      after: { day: 12 },
      requestId: "request 12",
    });
    expect(actions).toEqual(expect.arrayContaining(["key.made", "person.changed"]));
    expect(actions).toEqual([...new Set(actions)].toSorted());
  });

  it("goes on by a cursor, to the end and no further, whatever is added meanwhile", async () => {
    const seen: number[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page: AuditReply = await list(`?limit=5${next === "" ? "" : `&cursor=${next}`}`);
      seen.push(...placesOf(page.rows));
      next = page.next;
    }
    expect(seen).toEqual(Array.from({ length: earlier + 13 }, (_, place) => 13 - place));
  });

  test.each<[string, () => string, number[]]>([
    ["an act", () => "?action=key.made", [12, 9, 6, 3]],
    ["all acts on a noun", () => "?action=key&to=2026-02-01", [12, 9, 6, 3]],
    ["no act that only begins so", () => "?action=ke", []],
    ["an act with signs of patterns", () => "?action=%25", []],
    ["who did it", () => `?actor=${world.staff["partner-manager"].id}&limit=1`, [13]],
    ["somebody who did nothing", () => `?actor=${world.staff.sponsor.id}`, []],
    ["a thing", () => `?object=person:${world.staff.viewer.id}&limit=1`, [12]],
    ["a thing by its id alone", () => `?object=${world.staff.viewer.id}&limit=1`, [12]],
    ["a kind of thing", () => "?object=deal", []],
    ["a period, both days included", () => "?from=2026-01-04&to=2026-01-06", [6, 5, 4]],
  ])("narrows to %s", async (_, query, expected) => {
    expect(placesOf((await list(query())).rows)).toEqual(expected);
  });

  test.each(["?from=2026-02-30", "?from=2026-01-02&to=2026-01-01", "?cursor=abc", "?limit=0", "?sort=x"])(
    "refuses %s",
    async (query) => {
      expect((await ask("owner", `/audit${query}`)).status).toBe(400);
    },
  );

  it("is for owners, heads of partnerships and finance; another workspace has its own", async () => {
    const names = [
      "owner",
      "head-of-partnerships",
      "finance",
      "partner-manager",
      "viewer",
      "north admin",
    ] as const;
    const statuses = await Promise.all(names.map(async (name) => (await ask(name, "/audit")).status));
    expect(statuses).toEqual([200, 200, 200, 403, 403, 403]);
    expect((await list("", "other owner")).rows.filter(({ object }) => object.kind === "person")).toEqual([]);
  });
});

describe("an act on the installation", () => {
  it("is in the trail of every workspace: each of them is in a backup", async () => {
    const event = { action: "backup.taken", object: { kind: "backup", id: "a hash" }, after: { bytes: 7 } };
    await recordEverywhere(world.database.connection, byLocalOwner("r-1"), event, at(14));
    for (const name of ["owner", "other owner"] as const) {
      const { rows } = await list("?action=backup", name);
      expect(rows).toMatchObject([
        {
          actor: { name: "The local owner", via: "local", key: null },
          after: { bytes: 7 },
          requestId: "r-1",
        },
      ]);
    }
  });
});

describe("the export", () => {
  it("as CSV runs no formula, names its columns, and is in the trail itself", async () => {
    const { status, headers, body } = await ask("owner", "/audit/export");
    expect([status, headers]).toEqual([
      200,
      expect.stringContaining("content-type: text/csv; charset=utf-8"),
    ]);
    expect(headers).toContain('content-disposition: attachment; filename="audit.csv"');
    const rows = parse<Record<string, string>>(body, { columns: true, bom: true });
    const made = rows.find(({ sequence }) => sequence === String(earlier + 13));
    expect([made?.["object id"], made?.["after"]]).toEqual(["'=HYPERLINK(1)", '"@SUM(1)"']);
    expect(rows.at(-1)).toMatchObject({ action: "audit.exported", object: "", "actor kind": "staff" });
    expect(body).not.toMatch(/(^|,)"?[=+\-@]/m);
  });

  it("as JSON lines can be verified by whoever has nothing but the file", async () => {
    const { body } = await ask("owner", "/audit/export?format=jsonl");
    let previous = chainBeginning;
    for (const line of body.trimEnd().split("\n")) {
      const { previousHash, hash, ...content } = JSON.parse(line) as AuditContent & {
        previousHash: string;
        hash: string;
      };
      expect([previousHash, hash]).toEqual([previous, chainHash(previous, content)]);
      previous = hash;
    }
    expect((await ask("owner", `/audit/verification?head=${previous}`)).json()).toMatchObject({
      intact: true,
    });
  });

  it("takes a period, and only the formats there are", async () => {
    const { body } = await ask("owner", "/audit/export?format=jsonl&from=2026-01-02&to=2026-01-03");
    expect(body.trimEnd().split("\n")).toHaveLength(2);
    expect((await ask("owner", "/audit/export?format=xml")).body).toContain("one of: csv, jsonl");
  });

  it("asks whoever did not just prove who they are to do so, and keys never reach it", async () => {
    expect((await ask("unconfirmed owner", "/audit/export")).body).toContain("confirm-first");
    expect((await ask("full key", "/audit/export")).body).toContain("confirm-first");
    expect((await ask("head-of-partnerships", "/audit/export")).body).toContain("not-allowed");
  });

  it("is read in pages, and what is added while it runs is not in it", async () => {
    for (let number = 0; number < 2_100; number += 300)
      await inWorkspace(world.database.connection, world.other.id, async (tx) => {
        for (let one = number; one < number + 300; one++)
          await record(
            tx,
            world.other.id,
            { kind: "program", id: null, role: null, via: "program" },
            { action: "x", object: { kind: "y", id: String(one) } },
            { at: at(1), requestId: null },
          );
      });
    const { body } = await ask("other owner", "/audit/export?format=jsonl");
    const sequences = body
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as AuditContent).sequence);
    expect(sequences).toEqual(sequences.map((_, place) => place + 1));
    expect(sequences.length).toBeGreaterThan(2_100);
    expect((await ask("other owner", "/audit/verification")).json()).toMatchObject({ intact: true });
  });
});

describe("the verification", () => {
  it("answers how many entries there are, where they end, and that all is well", async () => {
    const reply = (await ask("finance", "/audit/verification")).json<AuditVerifyReply>();
    const [newest] = (await list("?limit=1")).rows;
    expect(reply).toEqual({ entries: newest?.sequence, head: newest?.hash, intact: true, fault: null });
  });

  it("walks on a connection without a deadline, and one walk at a time goes through a trail", async () => {
    expect(world.database.connection.pools["longStaff"]?.totalCount).toBeGreaterThan(0);
    const done = walking(world.own.id);
    for (const path of ["/audit/verification", "/audit/export"]) {
      const { status, body } = await ask("owner", path);
      expect([path, status, body.includes("under-way")]).toEqual([path, 409, true]);
    }
    expect((await ask("other owner", "/audit/verification")).status).toBe(200);
    done();
    for (const path of ["/audit/export", "/audit/verification", "/audit/export"])
      expect([path, (await ask("owner", path)).status]).toEqual([path, 200]);
  });

  it("is made so often in an hour and no more", async () => {
    const statuses = [];
    for (let at = 0; at < 21; at++)
      statuses.push((await ask("finance", "/audit/verification?head=x")).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it("refuses what is no head", async () => {
    expect((await ask("owner", "/audit/verification?head=abc")).status).toBe(400);
  });
});

describe("a refusal", () => {
  const denials = async (name: PrincipalName = "owner") =>
    (await list("?action=access.denied&limit=1000", name)).rows.map(({ actor, object, after }) => ({
      id: actor.id,
      call: object.id,
      after,
    }));
  /** Refusals are written after the reply. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

  it("of somebody signed in is in the trail of their workspace, by the template of the call", async () => {
    await ask("viewer", "/audit/verification");
    await world.as("viewer").ask({ method: "DELETE", path: `/api/v1/people/${world.staff.owner.id}` });
    await ask("north member", "/people");
    await settle();
    const found = await denials();
    expect(found).toContainEqual({
      id: world.staff.viewer.id,
      call: "GET /api/v1/audit/verification",
      after: { status: 403, because: "not-allowed" },
    });
    expect(found).toContainEqual({
      id: world.staff.viewer.id,
      call: "DELETE /api/v1/people/:person",
      after: { status: 403, because: "not-allowed" },
    });
    expect(found).toContainEqual({
      id: world.companies.north.member.id,
      call: "GET /api/v1/people",
      after: { status: 403, because: "not-allowed" },
    });
  });

  it("is written once a minute, however often it is asked for", async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask("sponsor", "/audit")));
    await settle();
    const own = (await denials()).filter(({ id }) => id === world.staff.sponsor.id);
    expect(own).toHaveLength(1);
  });

  it("from another site is one, too", async () => {
    await world.as("finance").ask({
      method: "POST",
      path: "/api/v1/invitations",
      body: {},
      headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    });
    await settle();
    expect(await denials()).toContainEqual(
      expect.objectContaining({ id: world.staff.finance.id, call: "POST /api/v1/invitations" }),
    );
  });

  it("of nobody is nobody's, and never of another workspace", async () => {
    const before = (await denials()).length;
    await ask("nobody", "/people");
    await ask("revoked key", "/people");
    await ask("guest", "/people");
    await settle();
    expect(await denials()).toHaveLength(before);
    const there = await denials("other owner");
    expect(there.filter(({ id }) => id === world.staff.viewer.id)).toEqual([]);
  });

  it("leaves the chain whole", async () => {
    expect((await ask("owner", "/audit/verification")).json()).toMatchObject({ intact: true });
  });
});
