import { afterEach, beforeEach, expect, test } from "vitest";
import { inWorkspace } from "../../../src/database/connection.ts";
import { newId } from "../../../src/database/ids.ts";
import { addSampleWorkspace } from "../../../src/server/workspaces/queries.ts";
import { asSuperuser, auditRows, codeOf, foundBy, type House, openHouse } from "./house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await withSample(house);
});
afterEach(() => house.close());

async function withSample({ database }: House): Promise<void> {
  const id = newId();
  const sample = { id, name: "Sample", currency: "USD", defaultAsOf: "2020-05-31", at: new Date() };
  await inWorkspace(database.connection, id, (tx) => addSampleWorkspace(tx, sample));
}

test("one click enters the sample as its owner, without an account", async () => {
  const browser = house.browser();
  expect((await browser.get("session")).body).toMatchObject({ state: "first-run", sampleOpen: true });
  expect((await browser.post("sample/entry")).body).toEqual({ next: "done" });
  expect((await browser.get("session")).body).toMatchObject({
    state: "signed-in",
    role: "owner",
    workspace: { name: "Sample", sample: true },
    you: { email: "", proof: "sample" },
    memberships: [],
  });
  expect((await browser.get("deals")).status).toBe(200);
  expect((await auditRows(house)).map(({ action }) => action)).toContain("sample.entered");
  // It is nobody's account, so there is nothing to change, and nothing by which to confirm.
  for (const path of ["account/totp", "session/confirmation"])
    expect(codeOf(await browser.post(path, { password: "whatever it may be" }))).toBe("no-account");
  expect((await browser.ask("PATCH", "settings", { name: "Mine" })).status).toBe(403);
});

test("it ends when the workspace is the sample no longer", async () => {
  const browser = house.browser();
  await browser.post("sample/entry");
  await asSuperuser(house.database.superuserUrl, "update workspaces set is_sample = false");
  expect((await browser.get("people")).status).toBe(401);
  expect((await browser.get("session")).body).toMatchObject({ state: "first-run", sampleOpen: false });
  expect(codeOf(await house.browser().post("sample/entry"))).toBe("sample-closed");
});

test.each([
  ["a proxy", { "x-forwarded-for": "203.0.113.9" }],
  ["a standard proxy", { forwarded: "for=203.0.113.9" }],
  ["a proxy that only says its name", { via: "1.1 proxy" }],
])("it is closed to what comes through %s", async (_, headers) => {
  expect((await house.browser(headers).get("session")).body.sampleOpen).toBe(false);
  expect(codeOf(await house.browser(headers).post("sample/entry"))).toBe("sample-closed");
});

test("it ends once the server answers other machines", async () => {
  const browser = house.browser();
  await browser.post("sample/entry");
  expect((await browser.get("deals")).status).toBe(200);
  Object.assign(house.site, { loopbackOnly: false });
  expect((await browser.get("deals")).status).toBe(401);
});

test("it is closed where the server answers other machines", async () => {
  const open = await openHouse({ loopbackOnly: false });
  await withSample(open);
  expect(codeOf(await open.browser().post("sample/entry"))).toBe("sample-closed");
  await open.close();
});

test("the first owner owns the sample, too, and enters either", async () => {
  const owner = await foundBy(house);
  const { workspace, memberships } = (await owner.get("session")).body;
  expect(workspace.sample).toBe(false);
  expect(memberships).toHaveLength(2);
  const sample = memberships.find((one: { sample: boolean }) => one.sample);
  expect((await owner.post("session/entry", { membership: sample.id })).status).toBe(200);
  expect((await owner.get("session")).body.workspace).toEqual({ name: "Sample", sample: true });
});
