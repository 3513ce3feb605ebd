import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../../src/contract/endpoints.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";
import { type Leaks, leaksFor } from "./leaks.ts";
import { everybody } from "./matrix.ts";
import type { PrincipalName } from "./standings.ts";

/** What is no call of the contract, and what a call carries beside its ids. */
let world: SignedIn;
let leaks: Leaks;
beforeAll(async () => {
  world = await openSignedIn();
  leaks = await leaksFor(world);
});
afterAll(() => world.close());

const deal = (number: number): string => endpoints.deal.path.replace(":number", `D-${number}`);

describe("beside the API", () => {
  const paths = [
    "/",
    "/portal",
    "/portal/deals/D-21",
    "/index.html",
    "/portal.html",
    "/assets/x.js",
    "/healthz",
    "/livez",
    "/readyz",
    "/metrics",
    "/api",
    "/api/v1",
    "/api/v1/openapi.json",
    "/api/v2/deals",
    "/api/v1/workspaces",
    "/api/auth/session",
    "/.git/config",
    "/..%2f..%2fpackage.json",
    "/%00",
  ];
  it.each(paths)("%s tells nobody a word of anybody's, and never fails", async (path) => {
    for (const name of everybody) {
      const answer = await world.as(name).ask({ path });
      expect(answer.status, `${name} ${answer.body.slice(0, 200)}`).toBeLessThan(500);
      expect([name, leaks.in(answer, name, { path }, "")]).toEqual([name, []]);
    }
  });

  it("the metrics are the local owner's", async () => {
    for (const name of everybody) {
      const { status } = await world.as(name).ask({ path: "/metrics" });
      if (name !== "local owner") expect([name, status >= 400]).toEqual([name, true]);
    }
  });
});

describe("an address written otherwise", () => {
  const { elsewhere } = { elsewhere: () => world.companies.elsewhere.deal };
  const ways: readonly (readonly [string, () => string])[] = [
    ["with a slash at the end", () => `${deal(elsewhere())}/`],
    ["with two slashes", () => `/${deal(elsewhere())}`],
    ["in capitals", () => deal(elsewhere()).toUpperCase()],
    ["with an encoded letter", () => deal(elsewhere()).replace("deals", "%64eals")],
    ["by way of the portal", () => `/api/v1/portal/../deals/D-${elsewhere()}`],
    ["with an encoded slash", () => `/api/v1/portal%2fdeals%2fD-${world.companies.south.deal}`],
    ["with a second id", () => `${deal(world.companies.north.deal)}%2F..%2FD-${elsewhere()}`],
    ["with a NUL", () => `${deal(elsewhere())}%00`],
    ["with a plain number", () => `/api/v1/deals/${elsewhere()}`],
    ["with a sign", () => `/api/v1/deals/D-+${elsewhere()}`],
    ["with zeros in front", () => `/api/v1/deals/D-0${elsewhere()}`],
  ];
  it.each(ways)("%s leads nobody to another's deal", async (_, write) => {
    for (const name of ["owner", "full key", "local owner", "north admin"] as const) {
      const path = write();
      const answer = await world.as(name).ask({ path });
      expect([400, 403, 404, 405], `${name} ${path}`).toContain(answer.status);
      expect(leaks.in(answer, name, { path }, "")).toEqual([]);
    }
  });
});

describe("beside the ids, a call", () => {
  const list = endpoints.deals.path;

  it("is of the workspace of its session or key, whatever header names another", async () => {
    for (const name of ["viewer", "owner elsewhere", "full key"] as const)
      for (const header of ["entente-workspace", "x-workspace", "x-workspace-id", "x-tenant-id"]) {
        const answer = await world.as(name).ask({ path: list, headers: { [header]: world.other.id } });
        expect(answer.status).toBe(200);
        expect(leaks.in(answer, name, { path: list }, "")).toEqual([]);
      }
  });

  it("is refused where its key does not hold, whatever cookie is beside it", async () => {
    const owner = world.as("owner");
    for (const authorization of ["Bearer ent_x", "Bearer", "Basic b3duZXI6", "bearer the-key-of-the-owner-x"])
      expect((await owner.ask({ path: list, headers: { authorization } })).status).toBe(401);
  });

  it("is not told that another's answer has not changed: a tag is no question about content", async () => {
    const path = deal(world.companies.elsewhere.deal);
    const theirs = await world.as("other owner").ask({ path });
    const tag = /etag: (\S+)/.exec(theirs.headers)?.[1] ?? "";
    expect(tag).not.toBe("");
    const absent = await world.as("owner").ask({ path: deal(4321), headers: { "if-none-match": tag } });
    const foreign = await world.as("owner").ask({ path, headers: { "if-none-match": tag } });
    expect([foreign.status, absent.status]).toEqual([404, 404]);
  });

  it("with an Idempotency-Key that another has used is done, and not answered with the other's answer", async () => {
    const headers = { "idempotency-key": "one-key-for-everybody" };
    const invite = (name: PrincipalName, path: string, role: string) =>
      world.as(name).ask({
        method: "POST",
        path,
        headers,
        body: { email: `${name.replace(" ", "-")}-guest@example.com`, name: `Guest of ${name}`, role },
      });
    const staff = endpoints.invite.path;
    const portal = endpoints.portalInvite.path;
    const answers = [
      ["other owner", await invite("other owner", staff, "viewer")],
      ["owner", await invite("owner", staff, "viewer")],
      ["head-of-partnerships", await invite("head-of-partnerships", staff, "viewer")],
      ["south admin", await invite("south admin", portal, "partner-member")],
      ["north admin", await invite("north admin", portal, "partner-member")],
      ["other admin", await invite("other admin", portal, "partner-member")],
    ] as const;
    for (const [name, { status, headers: told, body }] of answers) {
      expect([name, status < 300]).toEqual([name, true]);
      expect(told).not.toMatch(/idempotent-replayed/);
      expect(body).toContain(`Guest of ${name}`);
    }
  });

  it("by a member of two workspaces is of the one they entered", async () => {
    const answer = await world.as("owner elsewhere").ask({ path: endpoints.workspace.path });
    expect(answer.body).toContain("zqxopen workspace");
    expect(leaks.in(answer, "owner elsewhere", endpoints.workspace, "")).toEqual([]);
  });
});

describe("what exists elsewhere is not told by a refusal", () => {
  const invited = async (name: PrincipalName, path: string, email: string, role: string) => {
    const answer = await world.as(name).ask({
      method: "POST",
      path: `${path}?dryRun=true`,
      body: { email, name: "Somebody", role },
    });
    const told = { ...(JSON.parse(answer.body) as object), id: "", email: "" };
    return { status: answer.status, told };
  };

  it("to the staff: an address of another workspace is invited as one that nobody knows", async () => {
    const nobody = await invited("owner", endpoints.invite.path, "nobody-at-all@example.com", "viewer");
    expect(nobody.status).toBeLessThan(300);
    for (const { email } of [world.companies.elsewhere.admin, { email: "zqxother-invited@example.com" }])
      expect(await invited("owner", endpoints.invite.path, email, "viewer")).toEqual(nobody);
  });

  it("to a partner: an address of a sibling partner, of the staff, or of another workspace, too", async () => {
    const path = endpoints.portalInvite.path;
    const nobody = await invited("north admin", path, "nobody-at-all@example.com", "partner-member");
    expect(nobody.status).toBeLessThan(300);
    const { south, elsewhere } = world.companies;
    const known = [
      south.admin,
      { email: "zqxsouth-invited@example.com" },
      elsewhere.member,
      world.staff.owner,
    ];
    for (const { email } of known)
      expect(await invited("north admin", path, email, "partner-member")).toEqual(nobody);
  });

  it("and it can tell: one's own colleague is refused", async () => {
    const { member } = world.companies.north;
    const own = await invited("north admin", endpoints.portalInvite.path, member.email, "partner-member");
    expect(own.status).toBe(409);
  });
});

describe("what exists elsewhere is not told by time", () => {
  const rounds = 60;
  const median = (times: readonly number[]): number =>
    times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

  /** A foreign id, an absent one, in turn; the time of each in milliseconds. */
  async function timesOf(name: PrincipalName, foreign: string, absent: string) {
    const times: { foreign: number[]; absent: number[] } = { foreign: [], absent: [] };
    const ask = async (kind: "foreign" | "absent") => {
      const begun = performance.now();
      await world.as(name).ask({ path: kind === "foreign" ? foreign : absent });
      times[kind].push(performance.now() - begun);
    };
    for (let round = 0; round < rounds; round++) {
      await ask("foreign");
      await ask("absent");
    }
    return { foreign: median(times.foreign), absent: median(times.absent) };
  }

  it("a foreign id takes as long as an absent one", async () => {
    const { companies, elsewhere } = world;
    const questions: readonly (readonly [PrincipalName, string, string])[] = [
      ["owner", deal(companies.elsewhere.deal), deal(9999)],
      [
        "owner",
        `/api/v1/people/${elsewhere.idElsewhere}`,
        "/api/v1/people/00000000-0000-7000-8000-000000000000",
      ],
      ["north admin", `/api/v1/portal/deals/D-${companies.south.deal}`, "/api/v1/portal/deals/D-9999"],
    ];
    for (const [name, foreign, absent] of questions) {
      const found = await timesOf(name, foreign, absent);
      const line = `${name} ${foreign.replace(/[0-9a-f-]{36}/, "…")}: foreign ${found.foreign.toFixed(2)} ms, absent ${found.absent.toFixed(2)} ms`;
      process.stdout.write(`timing: ${line}\n`);
      // Generous, because other work shares the machine; a second look at rows would still be seen in the line above.
      expect(Math.abs(found.foreign - found.absent), line).toBeLessThan(Math.max(3, found.absent));
    }
  });
});
