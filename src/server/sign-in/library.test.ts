import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../database/test-database.ts";
import { installationSecret } from "../installation-secret.ts";
import { credentialsOf } from "./account-queries.ts";
import { addAccount } from "./new-account.ts";
import { libraryOn } from "./library.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const secret = installationSecret("", "a secret of tests that is long enough to be one");
const somebody = (email: string) => ({ user: newId(), email, name: "Somebody", verified: true });

test("a user and their first proof are made together or not at all", async () => {
  const site = { connection: database.connection, secret };
  const identity = { provider: "https://issuer.example", subject: "one" };
  await addAccount(site, somebody("one@example.com"), identity);
  await expect(addAccount(site, somebody("two@example.com"), identity)).rejects.toMatchObject({
    code: "23505",
  });
  expect(await credentialsOf(database.connection, { email: "two@example.com" })).toBeUndefined();
});

test("one library serves a connection, and a user keeps the id that was chosen", async () => {
  const site = { connection: database.connection, secret };
  const [one, other] = await Promise.all([libraryOn(site), libraryOn(site)]);
  expect(one).toBe(other);
  const account = somebody("Three@Example.com");
  await addAccount(site, account, { provider: "credential", password: "a hash" });
  expect(await credentialsOf(database.connection, { email: "three@example.com" })).toEqual({
    user: account.user,
    email: "three@example.com",
    name: "Somebody",
    totp: false,
    password: "a hash",
    verified: true,
    revision: 0,
  });
});
