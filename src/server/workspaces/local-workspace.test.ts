import { afterAll, beforeAll, expect, it } from "vitest";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import { inWorkspace } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../database/test-database.ts";
import { localWorkspace } from "./actions.ts";

let database: TestDatabase;
const [halyard, impostor] = [newId(), newId()];
const at = new Date("2026-11-20T10:00:00Z");
const named = (name: string | undefined) => localWorkspace({ connection: database.connection }, name);

beforeAll(async () => {
  database = await createTestDatabase();
  for (const [id, name] of [
    [halyard, "Halyard"],
    [impostor, halyard],
  ] as const)
    await inWorkspace(database.connection, id, (tx) => addWorkspace(tx, { id, name, at }));
});
afterAll(() => database.drop());

it("the local owner names a workspace by its id, and no other can be called by it", async () => {
  expect([await named(halyard), await named(halyard.toUpperCase()), await named(impostor)]).toEqual([
    halyard,
    halyard,
    impostor,
  ]);
});

it("else by its name, where one alone has it", async () => {
  expect(await named("Halyard")).toBe(halyard);
  await expect(named("Nowhere")).rejects.toMatchObject({ status: 404 });
  await expect(named(undefined)).rejects.toMatchObject({ status: 409 });
  const twin = newId();
  await inWorkspace(database.connection, twin, (tx) => addWorkspace(tx, { id: twin, name: "Halyard", at }));
  await expect(named("Halyard")).rejects.toMatchObject({ status: 409 });
});
