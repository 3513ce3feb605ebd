import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openSignedIn, type PrincipalName, type SignedIn } from "../../../tests/server/signed-in.ts";

/** Nobody crowds out the others: requests are counted by person, and by network where nobody is signed in. */
let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn({ site: (site) => ({ ...site, limits: { signedIn: 4, signedOut: 2 } }) });
});
afterAll(() => world.close());
/** Each test has a window of its own. */
let now = Date.now();
afterEach(() => {
  now += 3_600_000;
  vi.spyOn(Date, "now").mockReturnValue(now);
});

const ask = (name: PrincipalName, path = "/api/v1/people", headers: Record<string, string> = {}) =>
  world.as(name).ask({ path, headers });
const header = (headers: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, "m").exec(headers)?.[1];

describe("the limit", () => {
  it("is told with every answer, and where it ends the wait is", async () => {
    const answers = [];
    for (let at = 0; at < 5; at += 1) answers.push(await ask("owner"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => header(headers, "ratelimit-remaining"))).toEqual([
      "3",
      "2",
      "1",
      "0",
      "0",
    ]);
    const last = answers[4];
    expect(header(last?.headers ?? "", "ratelimit-limit")).toBe("4");
    expect(Number(header(last?.headers ?? "", "retry-after"))).toBeGreaterThan(0);
    expect(JSON.parse(last?.body ?? "")).toMatchObject({ status: 429, errors: [{ code: "too-many" }] });
  });

  it("is each person's own, whichever key they use, and the local owner has none", async () => {
    for (const name of ["owner", "full key", "reading key", "unconfirmed owner"] as const)
      expect((await ask(name)).status).toBe(200);
    expect((await ask("full key")).status).toBe(429);
    expect((await ask("viewer")).status).toBe(200);
    for (let at = 0; at < 6; at += 1) expect((await ask("local owner")).status).toBe(200);
  });

  it("of nobody is the network's: keys that do not hold count, and a new one is no new limit", async () => {
    const wrong = (key: string) => ask("nobody", "/api/v1/people", { authorization: `Bearer ent_${key}` });
    expect([(await wrong("a")).status, (await wrong("b")).status, (await wrong("c")).status]).toEqual([
      401, 401, 429,
    ]);
    expect((await ask("nobody")).status).toBe(429);
    expect((await ask("viewer")).status).toBe(200);
  });

  it("is counted by the network before the database is asked: neither guessed keys nor made-up cookies reach it", async () => {
    let asked = 0;
    const watched = await openSignedIn({
      site: (site) => ({
        ...site,
        limits: { signedIn: 3, signedOut: 2 },
        signIn: {
          ...site.signIn,
          principalOf: (asking) => {
            asked += 1;
            return site.signIn.principalOf(asking);
          },
        },
      }),
    });
    const by = (headers: Record<string, string>) =>
      watched.as("nobody").ask({ path: "/api/v1/people", headers });
    const statuses = async (count: number, headers: () => Record<string, string>) => {
      const all = [];
      for (let at = 0; at < count; at += 1) all.push((await by(headers())).status);
      return all;
    };
    // The third guess ends it for this minute: the fourth is not looked up, nor is who shows nothing at all.
    const key = () => ({ authorization: `Bearer ent_${Math.random()}` });
    expect(await statuses(4, key)).toEqual([401, 401, 429, 429]);
    expect([await statuses(1, () => ({})), asked]).toEqual([[429], 0]);
    // Somebody with a session in the same network is not held up by them.
    expect((await watched.as("viewer").ask({ path: "/api/v1/people" })).status).toBe(200);
    // A made-up cookie is looked up, but ten times as often as one person may ask, for the whole network, and no more.
    expect((await statuses(40, () => ({ cookie: `entente=${Math.random()}` }))).at(-1)).toBe(429);
    expect(asked).toBeLessThanOrEqual(30);
    expect((await watched.as("local owner").ask({ path: "/api/v1/people" })).status).toBe(200);
    await watched.close();
  });

  it("of acts that reach strangers is by the hour", async () => {
    const strict = await openSignedIn();
    const invite = (at: number) =>
      strict.as("north admin").ask({
        method: "POST",
        path: "/api/v1/portal/invitations?dryRun=true",
        body: { email: `new-${at}@example.com`, name: "New", role: "partner-member" },
      });
    const statuses = [];
    for (let at = 0; at < 31; at += 1) statuses.push((await invite(at)).status);
    expect([statuses.slice(0, 30).every((status) => status < 400), statuses[30]]).toEqual([true, 429]);
    expect((await strict.as("north admin").ask({ path: "/api/v1/portal/home" })).status).toBe(200);
    await strict.close();
  });
});
