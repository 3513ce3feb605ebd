import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../database/test-database.ts";
import { installationSecret } from "../installation-secret.ts";
import { attempt, networkOf } from "./attempts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const secret = installationSecret("", "a secret of tests that is long enough to be one");
const begin = Date.parse("2026-11-20T10:00:00Z");

/** One try at a second of the test's clock: whether it was let through at all. */
async function tries(account: string, address: string, second: number, right = false): Promise<boolean> {
  const site = { connection: database.connection, secret };
  const at = new Date(begin + second * 1000);
  return attempt(site, "password", { account, address }, at, async (succeeded) => {
    if (right) await succeeded();
    return true;
  }).catch(() => false);
}

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("ten are free; then 30 seconds, then a minute, then two; a quarter of an hour of quiet begins anew", async () => {
  const address = (n: number) => `198.51.100.${n}`;
  for (let n = 0; n < 10; n++) expect(await tries("ana", address(n), n)).toBe(true);
  let second = 9;
  for (const delay of [30, 60, 120, 240]) {
    expect(await tries("ana", address(20), second + delay - 1)).toBe(false);
    second += delay;
    expect(await tries("ana", address(21), second)).toBe(true);
  }
  second += 480 + 15 * 60 + 1;
  for (let n = 0; n < 10; n++) expect(await tries("ana", address(30 + n), second)).toBe(true);
  expect(await tries("ana", address(50), second)).toBe(false);
});

test("one source is counted over all accounts, by its network", async () => {
  for (let n = 0; n < 10; n++) expect(await tries(`user-${n}`, `2001:db8:a:b::${n}`, n)).toBe(true);
  expect(await tries("somebody else", "2001:db8:a:b::ffff", 11)).toBe(false);
  expect(await tries("somebody else", "2001:db8:a:c::1", 11)).toBe(true);
});

test("what is refused for its source does not use up the tries of the account", async () => {
  for (let n = 0; n < 10; n++) await tries(`other-${n}`, "192.0.2.1", n);
  for (let n = 0; n < 30; n++) expect(await tries("victim", "192.0.2.1", 11)).toBe(false);
  expect(await tries("victim", "192.0.2.2", 12)).toBe(true);
});

test("a success takes its own count back from a shared source, and forgives the account", async () => {
  for (let n = 0; n < 50; n++) expect(await tries(`office-${n}`, "192.0.2.50", n, true)).toBe(true);
  for (let n = 0; n < 9; n++) await tries("forgetful", `192.0.2.${60 + n}`, n);
  await tries("forgetful", "192.0.2.80", 10, true);
  for (let n = 0; n < 9; n++) expect(await tries("forgetful", `192.0.2.${90 + n}`, 11)).toBe(true);
});

test("neither addresses of people nor of machines are kept", async () => {
  await tries("somebody@example.com", "192.0.2.200", 0);
  const { rows } = await database.connection.signInPool.query("select key from auth.attempts");
  expect(JSON.stringify(rows)).not.toMatch(/somebody|192\.0\.2/);
});
