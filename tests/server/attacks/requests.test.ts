import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import { endpoints } from "../../../src/contract/endpoints.ts";
import { bodyFor, namesOf } from "../access/targets.ts";
import { openSignedIn, type PrincipalName, type SignedIn } from "../signed-in.ts";

/** Requests that say more, or other, than they may. */
let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn();
});
afterAll(() => world.close());

const every = Object.values(endpoints);
const json = { "content-type": "application/json" };

/** A call with its own ids in the path, so that only the body is at fault. */
function pathOf({ path, ids }: (typeof every)[number]): string {
  let filled: string = path;
  for (const [name, noun] of Object.entries(ids ?? {}))
    filled = filled.replace(`:${name}`, namesOf(world, noun, path).own);
  return filled;
}

const callerOf = (door: string): PrincipalName =>
  door.startsWith("portal") ? "north admin" : door === "local-owner" ? "local owner" : "owner";

/** What the tables hold, but for when sessions were seen and which tries were counted. */
async function state(): Promise<string> {
  const { rows } = await world.superuser.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'auth') and tablename not in ('attempts', 'sessions', 'audit_entries', 'audit_heads') order by 1`,
  );
  const hash = createHash("sha256");
  for (const { name } of rows) {
    const { rows: kept } = await world.superuser.query(`select t::text from ${name} t order by 1`);
    hash.update(JSON.stringify(kept));
  }
  return hash.digest("hex");
}

describe("a body that names what is not its to set", () => {
  const smuggled: Readonly<Record<string, unknown>> = {
    workspaceId: "00000000-0000-7000-8000-000000000000",
    workspace_id: "00000000-0000-7000-8000-000000000000",
    partnerId: null,
    partner: "P-1",
    company: null,
    userId: "00000000-0000-7000-8000-000000000000",
    user: "x",
    id: "00000000-0000-7000-8000-000000000000",
    proof: "local",
    confirmedAt: "2099-01-01T00:00:00Z",
    emailVerified: true,
    isSample: true,
    invitedBy: "x",
    secretHash: "x",
    expiresAt: "2099-01-01T00:00:00Z",
    domainProvenAt: "2020-01-01T00:00:00Z",
  };
  const written = every.filter(({ body }) => body !== undefined && body !== "text");

  it.each(written.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    "%s refuses it, names it, and changes nothing",
    async (_, endpoint) => {
      const before = await state();
      for (const [field, value] of Object.entries(smuggled)) {
        const { status, body } = await world.as(callerOf(endpoint.door)).ask({
          method: endpoint.method,
          path: pathOf(endpoint),
          body: { ...(bodyFor(endpoint.body) as object), [field]: value },
        });
        const { errors } = JSON.parse(body) as Problem;
        expect([field, status, errors?.map(({ pointer }) => pointer)]).toEqual([field, 400, [`/${field}`]]);
      }
      expect(await state()).toBe(before);
    },
  );

  it("in a row of many is refused with its place", async () => {
    const row = { email: "zqxrow@example.com", name: "Row", role: "viewer", state: "accepted" };
    const { status, body } = await world
      .as("owner")
      .ask({ method: "POST", path: endpoints.inviteMany.path, body: { rows: [row] } });
    expect([status, (JSON.parse(body) as Problem).errors?.[0]?.pointer]).toEqual([400, "/rows/0/state"]);
  });

  it("says a role of the other side is none: no partner becomes staff, no staff a partner", async () => {
    const asked = async (name: PrincipalName, path: string, role: string) =>
      (
        await world
          .as(name)
          .ask({ method: "POST", path, body: { email: "zqxr@example.com", name: "R", role } })
      ).status;
    for (const role of ["owner", "viewer", "Partner-Admin", "partner-admin ", "ＯＷＮＥＲ"])
      expect([role, await asked("north admin", endpoints.portalInvite.path, role)]).toEqual([role, 400]);
    expect(await asked("owner", endpoints.invite.path, "partner-admin")).toBe(400);
  });
});

describe("a value of another kind", () => {
  it.each([
    ["a list for a text", { email: ["zqx@example.com"], name: "N", role: "viewer" }],
    ["an object for a text", { email: { $ne: null }, name: "N", role: "viewer" }],
    ["a list of one role", { email: "zqx@example.com", name: "N", role: ["owner"] }],
    ["a number for a name", { email: "zqx@example.com", name: 1, role: "viewer" }],
    ["nothing for a name", { email: "zqx@example.com", name: null, role: "viewer" }],
    ["a name of spaces", { email: "zqx@example.com", name: "  ", role: "viewer" }],
    ["a name of two lines", { email: "zqx@example.com", name: "a\r\nBcc: x@example.com", role: "viewer" }],
    ["two addresses", { email: "zqx@example.com,eve@example.com", name: "N", role: "viewer" }],
    [
      "an address of two lines",
      { email: "zqx@example.com\r\nBcc: eve@example.com", name: "N", role: "viewer" },
    ],
    ["a list for a body", [{ email: "zqx@example.com", name: "N", role: "viewer" }]],
  ])("is refused: %s", async (_, body) => {
    const { status } = await world.as("owner").ask({ method: "POST", path: endpoints.invite.path, body });
    expect(status).toBe(400);
  });

  it.each([
    ["an address that controls a terminal", { email: "zqx\u001b[2J@example.com", name: "N", role: "viewer" }],
    [
      "an address that turns round what is read",
      { email: "zqx\u202e@example.com", name: "N", role: "viewer" },
    ],
    [
      "an address with a query for a mail program",
      { email: "zqx@example.co?bcc=eve", name: "N", role: "viewer" },
    ],
  ])("is refused: %s", async (_, body) => {
    const { status } = await world.as("owner").ask({ method: "POST", path: endpoints.invite.path, body });
    expect(status).toBe(400);
  });

  it("said twice is one of the two, and never both", async () => {
    const sent = await fetch(`${world.url}${endpoints.changeSettings.path}?dryRun=true`, {
      method: "PATCH",
      headers: { ...json, authorization: "Bearer the-key-of-the-owner", "entente-workspace": world.own.id },
      body: '{"name":"first","name":"second"}',
    });
    expect(sent.status).toBe(200);
    expect(((await sent.json()) as { name: string }).name).toBe("second");
  });
});

describe("an id written otherwise", () => {
  const own = () => world.staff.sponsor.id;
  const forms: readonly (readonly [string, (id: string) => string])[] = [
    ["in braces", (id) => `{${id}}`],
    ["as a URN", (id) => `urn:uuid:${id}`],
    ["without dashes", (id) => id.replaceAll("-", "")],
    ["with a space", (id) => `%20${id}`],
    ["with a line", (id) => `${id}%0a`],
    ["with a slash", (id) => `${id}%2f`],
    ["beside another", (id) => `${id},${id}`],
    ["in other digits", (id) => encodeURIComponent(id.replace("0", "٠"))],
    ["very long", (id) => id.repeat(40)],
    ["with the end of a statement", (id) => encodeURIComponent(`${id}' or '1'='1`)],
  ];

  it.each(forms)("names nobody: %s", async (_, written) => {
    const { status } = await world.as("owner").ask({ path: `/api/v1/people/${written(own())}` });
    expect([404, 414]).toContain(status);
  });

  it("in capitals is the same person, and no other's door", async () => {
    const ask = async (id: string) =>
      (await world.as("owner").ask({ path: `/api/v1/people/${id.toUpperCase()}` })).status;
    expect([await ask(own()), await ask(world.elsewhere.idElsewhere)]).toEqual([200, 404]);
  });
});

describe("a cursor", () => {
  const first = async (name: PrincipalName, path: string): Promise<string> => {
    const { body } = await world.as(name).ask({ path });
    return (JSON.parse(body) as { next: string | null }).next ?? "";
  };
  const status = async (name: PrincipalName, path: string) => (await world.as(name).ask({ path })).status;

  it("goes on with the list it is of, and with no other", async () => {
    const cursor = await first("owner", "/api/v1/deals?limit=1");
    expect(cursor).not.toBe("");
    expect(await status("owner", `/api/v1/deals?limit=2&cursor=${cursor}`)).toBe(200);
    const [position = "", signature = ""] = cursor.split(".");
    const wrong = [
      `/api/v1/deals?limit=1&stage=won&cursor=${cursor}`,
      `/api/v1/partners?limit=1&cursor=${cursor}`,
      `/api/v1/audit?limit=1&cursor=${cursor}`,
      `/api/v1/deals?cursor=${Buffer.from("[0]").toString("base64url")}.${signature}`,
      `/api/v1/deals?cursor=${position}.${signature.slice(1)}`,
      `/api/v1/deals?cursor=${position}.${signature}.x`,
      `/api/v1/deals?cursor=${position}`,
      "/api/v1/deals?cursor=.",
      `/api/v1/deals?cursor=${"A".repeat(10_000)}`,
    ];
    for (const path of wrong)
      expect([path.slice(0, 60), await status("owner", path)]).toEqual([path.slice(0, 60), 400]);
  });

  it("of another workspace, or of a sibling partner, is refused", async () => {
    const there = await first("other owner", "/api/v1/deals?limit=1");
    expect(there).not.toBe("");
    expect(await status("owner", `/api/v1/deals?limit=1&cursor=${there}`)).toBe(400);
    const south = await first("south admin", "/api/v1/portal/deals?limit=1");
    expect(south).not.toBe("");
    expect(await status("north admin", `/api/v1/portal/deals?limit=1&cursor=${south}`)).toBe(400);
  });
});

describe("a page of another site", () => {
  const forged: readonly (readonly [string, Record<string, string>])[] = [
    ["by its origin", { origin: "https://evil.example" }],
    ["from nowhere", { origin: "null" }],
    ["by a name that begins alike", { origin: "http://127.0.0.1.evil.example" }],
    ["by another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["by what the browser says", { "sec-fetch-site": "cross-site" }],
    ["of a sibling name", { "sec-fetch-site": "same-site" }],
  ];
  const unsafe = every.filter(({ method, door }) => method !== "GET" && door !== "local-owner");

  it.each(forged)("makes nobody's browser do anything: %s", async (_, headers) => {
    const before = await state();
    for (const endpoint of unsafe) {
      const body = bodyFor(endpoint.body);
      // As somebody else than above: some calls are counted by the hour before they are refused.
      const { status, body: text } = await world
        .as(endpoint.door.startsWith("portal") ? "south admin" : "viewer")
        .ask({
          method: endpoint.method,
          path: pathOf(endpoint),
          ...(body === undefined ? {} : { body }),
          headers,
        });
      expect([endpoint.path, status, (JSON.parse(text) as Problem).errors?.[0]?.code]).toEqual([
        endpoint.path,
        403,
        "foreign-origin",
      ]);
    }
    expect(await state()).toBe(before);
  });
});
