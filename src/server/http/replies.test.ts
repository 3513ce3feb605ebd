import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSignedIn, type PrincipalName, type SignedIn } from "../../../tests/server/signed-in.ts";
import type { Problem } from "../../contract/api.ts";

/** What stands around a reply: its tag, what browsers may keep of it, and the key by which a call is done once. */
let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn();
});
afterAll(() => world.close());

type Asked = { method?: string; path: string; body?: unknown; headers?: Record<string, string> };
const ask = async (asked: Asked, by: PrincipalName = "owner") => {
  const { status, headers, body } = await world.as(by).ask({ ...asked, path: `/api/v1${asked.path}` });
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(headers)?.[1];
  return { status, header, body, problem: () => JSON.parse(body) as Problem };
};

describe("a tag", () => {
  it("is recognized alone, in a list, and made weak by a proxy", async () => {
    const tag = (await ask({ path: "/workspace" })).header("etag") ?? "";
    const known = [tag, `W/${tag}`, `"other", W/"another", ${tag}`, `"a,b",W/${tag}`, "*", " * "];
    for (const header of known)
      expect([
        header,
        (await ask({ path: "/workspace", headers: { "if-none-match": header } })).status,
      ]).toEqual([header, 304]);
    for (const header of ['"other"', tag.replaceAll('"', ""), `"x${tag.slice(1)}`, ""])
      expect([
        header,
        (await ask({ path: "/workspace", headers: { "if-none-match": header } })).status,
      ]).toEqual([header, 200]);
  });

  it("lets a change through when it is weak or one of a list, and no other", async () => {
    const tag = (await ask({ path: "/settings" })).header("etag") ?? "";
    const change = async (header: string) =>
      (
        await ask({
          method: "PATCH",
          path: "/settings?dryRun=true",
          body: { name: "Another" },
          headers: { "if-match": header },
        })
      ).status;
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, "*"])
      expect([header, await change(header)]).toEqual([header, 200]);
    for (const header of ['W/"other"', '"other", "another"', "other"])
      expect([header, await change(header)]).toEqual([header, 412]);
  });
});

describe("browsers", () => {
  it("keep figures and ask again, and keep nothing of people, keys, settings, the trail and the portal", async () => {
    for (const path of ["/workspace", "/strategy", "/deals"])
      expect([path, (await ask({ path })).header("cache-control")]).toEqual([path, "private, no-cache"]);
    for (const path of ["/people", "/keys", "/settings", "/audit", "/invitations", "/session", "/sessions"])
      expect([path, (await ask({ path })).header("cache-control")]).toEqual([path, "no-store"]);
    const portal = await ask({ path: "/portal/people" }, "north admin");
    expect([portal.status, portal.header("cache-control")]).toEqual([200, "no-store"]);
  });
});

describe("an Idempotency-Key", () => {
  const headers = { "idempotency-key": "one-key" };

  it("is refused where it would do nothing, and the reason is said", async () => {
    const refused = [
      await ask({ method: "POST", path: "/sign-in", body: { email: "a@b.example", password: "x" }, headers }),
      await ask({ method: "POST", path: "/sign-out", body: {}, headers }),
      await ask({ method: "POST", path: "/imports?path=/nowhere", headers }, "local owner"),
      await ask({ method: "POST", path: "/drift", body: "entente: 1", headers }),
    ];
    for (const { status, problem } of refused)
      expect([status, problem().errors?.[0]?.pointer, problem().errors?.[0]?.code]).toEqual([
        400,
        "Idempotency-Key",
        "not-answered-once",
      ]);
    expect((await ask({ path: "/people", headers })).status).toBe(200);
  });

  it("leaves nothing behind where a call only asks: an answer is kept where something was changed", async () => {
    await ask({ method: "POST", path: "/drift", body: "entente: 1" });
    await ask({ method: "PATCH", path: "/settings", body: { name: "Named once" }, headers });
    const { rows } = await world.superuser.query<{ count: string }>(
      "select count(*) from idempotent_answers",
    );
    expect(rows[0]?.count).toBe("1");
  });
});

describe("content", () => {
  it("of a strategy is read where one is asked for, and nowhere else", async () => {
    const yaml = { "content-type": "application/yaml" };
    const json = { "content-type": "application/json" };
    const refused = [
      await ask({ method: "POST", path: "/invitations", body: "email: a@b.example", headers: yaml }),
      await ask({ method: "POST", path: "/sign-in", body: "a".repeat(5_000_000), headers: yaml }, "nobody"),
      await ask({ method: "POST", path: "/drift", body: {}, headers: json }),
    ];
    expect(refused.map(({ status, problem }) => [status, problem().errors?.[0]?.accepted])).toEqual([
      [415, "application/json"],
      [415, "application/json"],
      [415, "application/yaml"],
    ]);
  });

  it("of a strategy is as long as people write them; only the machine's own user has longer ones read", async () => {
    const long = { method: "POST", path: "/drift", body: `# ${"x".repeat(2_000_000)}` } as const;
    expect((await ask({ ...long, body: `# ${"x".repeat(200_000)}` })).status).toBe(400);
    expect((await ask(long)).problem().errors?.[0]?.code).toBe("too-long");
    expect((await ask(long, "local owner")).status).toBe(400);
    expect((await ask({ ...long, body: "x".repeat(6_000_001) })).status).toBe(413);
  });
});
