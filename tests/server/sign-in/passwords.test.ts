import { afterEach, describe, expect, test } from "vitest";
import { asSuperuser, auditRows, codeOf, firstOwner, foundBy, type House, openHouse } from "./house.ts";

let house: House;
afterEach(() => house.close());

const signIn = (browser: ReturnType<House["browser"]>, password: string, email = firstOwner.email) =>
  browser.post("sign-in", { email, password });

test("address and password open a session, and the cookie of before is dead (fixation)", async () => {
  house = await openHouse();
  const owner = await foundBy(house);
  const before = owner.cookies.get("entente") ?? "";
  const answer = await signIn(owner, firstOwner.password, "ANA@Example.com");
  expect([answer.status, answer.body]).toEqual([200, { next: "done" }]);
  expect(owner.cookies.get("entente")).not.toBe(before);
  const old = house.browser();
  old.cookies.set("entente", before);
  expect((await old.get("session")).body.state).toBe("signed-out");
});

test("a planted session id is never the id of the session", async () => {
  house = await openHouse();
  await foundBy(house);
  const victim = house.browser();
  victim.cookies.set("entente", "planted-by-somebody-else");
  await signIn(victim, firstOwner.password);
  expect(victim.cookies.get("entente")).not.toBe("planted-by-somebody-else");
  const eve = house.browser();
  eve.cookies.set("entente", "planted-by-somebody-else");
  expect((await eve.get("session")).body.state).toBe("signed-out");
});

test("the session cookie is kept from scripts and, over https, bound to the host", async () => {
  house = await openHouse();
  await foundBy(house);
  const plain = await signIn(house.browser(), firstOwner.password);
  const line = plain.headers.getSetCookie().find((one) => one.startsWith("entente=")) ?? "";
  expect(line).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  await house.close();
  house = await openHouse({ url: () => "https://entente.example.com" });
  const secure = await house.browser({ origin: "https://entente.example.com" }).post("first-run", firstOwner);
  expect(secure.headers.getSetCookie().join("\n")).toMatch(
    /__Host-entente=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure/,
  );
});

test("the token of a session is not in the database", async () => {
  house = await openHouse();
  const owner = await foundBy(house);
  const { rows } = await house.database.connection.signInPool.query(
    "select to_jsonb(s)::text as row from auth.sessions s",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].row).not.toContain(owner.cookies.get("entente"));
});

describe("unknown and known addresses", () => {
  test("answer alike, to the byte", async () => {
    house = await openHouse();
    await foundBy(house);
    const known = await signIn(house.browser(), "not the password at all");
    const unknown = await signIn(house.browser(), "not the password at all", "nobody@example.com");
    expect(known.status).toBe(403);
    expect(codeOf(known)).toBe("wrong-credentials");
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  });

  test("take the same time", async () => {
    house = await openHouse();
    await foundBy(house);
    const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 8; round++)
      for (const [kind, email] of [
        ["known", firstOwner.email],
        ["unknown", "nobody@example.com"],
      ] as const) {
        const begun = performance.now();
        expect((await signIn(house.browser(), "not the password", email)).status).toBe(403);
        took[kind].push(performance.now() - begun);
        house.pass({ minutes: 20 });
      }
    // The quickest of each: what a busy machine adds is no part of the answer.
    const [known, unknown] = [Math.min(...took.known), Math.min(...took.unknown)];
    // Without the hash for nobody the difference is the whole hash, several hundred milliseconds.
    expect(Math.abs(known - unknown)).toBeLessThan(known * 0.3);
  });
});

describe("guessing", () => {
  test("ends after ten failures, for the account from everywhere, with a delay that grows", async () => {
    house = await openHouse();
    await foundBy(house);
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess++)
      statuses.push((await signIn(house.browser(), `guess number ${guess}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
    // The right password waits, too: otherwise the answer would tell it.
    expect((await signIn(house.browser(), firstOwner.password)).status).toBe(429);
    house.pass({ minutes: 0.6 });
    expect((await signIn(house.browser(), "one more guess")).status).toBe(403);
    house.pass({ minutes: 0.6 });
    expect((await signIn(house.browser(), "one more guess")).status).toBe(429);
    house.pass({ minutes: 0.5 });
    expect((await signIn(house.browser(), firstOwner.password)).status).toBe(200);
  });

  test("a hundred at once are a hundred", async () => {
    house = await openHouse();
    await foundBy(house);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, guess) => signIn(house.browser(), `at once ${guess}`)),
    );
    const tried = answers.filter(({ status }) => status === 403).length;
    expect(tried).toBeLessThanOrEqual(10);
    expect(answers.every(({ status }) => [403, 429].includes(status))).toBe(true);
  });

  test("does not lock out the browser in which the owner has signed in before", async () => {
    house = await openHouse();
    const owner = await foundBy(house);
    await owner.post("sign-out");
    for (let guess = 0; guess < 11; guess++) await signIn(house.browser(), `guess number ${guess}`);
    expect((await signIn(house.browser(), firstOwner.password)).status).toBe(429);
    expect((await signIn(owner, firstOwner.password)).status).toBe(200);
    const other = house.browser();
    other.cookies.set("entente-device", owner.cookies.get("entente-device")?.replace(/.$/, "x") ?? "");
    expect((await signIn(other, firstOwner.password)).status).toBe(429);
  });

  test("nobody gets in while tries cannot be counted", async () => {
    house = await openHouse();
    await foundBy(house);
    const { superuserUrl } = house.database;
    await asSuperuser(superuserUrl, "alter table auth.attempts rename to attempts_away");
    expect((await signIn(house.browser(), firstOwner.password)).status).toBe(503);
    await asSuperuser(superuserUrl, "alter table auth.attempts_away rename to attempts");
    expect((await signIn(house.browser(), firstOwner.password)).status).toBe(200);
  });
});

test("sign-ins, refusals and sign-outs stand in the trail of the workspace, without addresses", async () => {
  house = await openHouse();
  const owner = await foundBy(house);
  await signIn(house.browser(), "not the password at all");
  await owner.post("sign-out");
  const trail = await auditRows(house);
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["session.began", "session.refused", "session.ended"]),
  );
  expect(JSON.stringify(trail)).not.toContain(firstOwner.email);
});

test("the staff and the portal role have no business in schema auth", async () => {
  house = await openHouse();
  const { connection } = house.database;
  for (const pool of [connection.staff, connection.portal])
    for (const table of ["users", "accounts", "sessions", "second_factors", "attempts"])
      await expect(
        pool
          .selectFrom(`auth.${table}` as never)
          .selectAll()
          .execute(),
      ).rejects.toMatchObject({
        code: "42501",
      });
});
