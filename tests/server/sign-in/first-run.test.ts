import { afterEach, expect, test } from "vitest";
import { inWorkspace } from "../../../src/database/connection.ts";
import { announceFirstRun, setupCode } from "../../../src/server/sign-in/first-run.ts";
import { workspaceCalled } from "../../../src/server/workspaces/finding.ts";
import { strategyInForce } from "../../../src/server/strategies/actions.ts";
import { codeOf, firstOwner, foundBy, type House, openHouse, statusesOf } from "./house.ts";

let house: House;
afterEach(() => house.close());

test("the first owner makes a workspace of their own, is signed in, and the strategy there names the company", async () => {
  house = await openHouse();
  const before = await house.browser().get("session");
  expect(before.body).toMatchObject({ state: "first-run", setupCodeNeeded: false, you: null, may: null });
  const owner = await foundBy(house);
  const { body } = await owner.get("session");
  expect(body).toMatchObject({
    state: "signed-in",
    role: "owner",
    workspace: { name: firstOwner.company, sample: false },
    you: { email: firstOwner.email, totp: false, proof: "session" },
  });
  expect(body.confirmedUntil).not.toBeNull();
  const { rows } = await house.database.connection.signInPool.query("select workspace_id from auth.sessions");
  const { connection } = house.database;
  const workspace = rows[0].workspace_id as string;
  expect(await workspaceCalled(connection, workspace)).toEqual({ name: firstOwner.company, sample: false });
  const { strategy, misfits } = await inWorkspace(connection, workspace, (tx) =>
    strategyInForce(tx, workspace, "2026-11-20"),
  );
  expect(strategy.company).toMatchObject({ name: firstOwner.company, currency: "EUR" });
  expect(misfits).toEqual([]);
});

test("of two first runs at once one wins, and afterwards there is none", async () => {
  house = await openHouse();
  const both = await Promise.all(
    ["ana@example.com", "eve@example.com"].map((email) =>
      house.browser().post("first-run", { ...firstOwner, email }),
    ),
  );
  expect(statusesOf(both)).toEqual([200, 409]);
  expect((await house.browser().get("session")).body.state).toBe("signed-out");
  const late = await house.browser().post("first-run", { ...firstOwner, email: "late@example.com" });
  expect([late.status, codeOf(late)]).toEqual([409, "not-first"]);
});

test("where the server answers other machines the setup code of the log is needed, and guessing it is counted", async () => {
  house = await openHouse({ loopbackOnly: false });
  expect((await house.browser().get("session")).body.setupCodeNeeded).toBe(true);
  const without = await house.browser().post("first-run", firstOwner);
  expect([without.status, codeOf(without)]).toEqual([403, "setup-code"]);
  for (let guess = 0; guess < 9; guess++)
    await house.browser().post("first-run", { ...firstOwner, setupCode: `guess ${guess}` });
  const setup = setupCode(house.site);
  expect((await house.browser().post("first-run", { ...firstOwner, setupCode: setup })).status).toBe(429);
  house.pass({ minutes: 1 });
  expect((await house.browser().post("first-run", { ...firstOwner, setupCode: setup })).status).toBe(200);
});

test("what a proxy brings to a server of this machine alone needs the setup code, too", async () => {
  house = await openHouse();
  for (const headers of [{ "x-forwarded-for": "203.0.113.9" }, { via: "1.1 proxy" }]) {
    const browser = house.browser(headers);
    expect((await browser.get("session")).body.setupCodeNeeded).toBe(true);
    const refused = await browser.post("first-run", firstOwner);
    expect([refused.status, codeOf(refused)]).toEqual([403, "setup-code"]);
  }
  await announceFirstRun(house.site);
  expect(house.said.join("\n")).toContain(setupCode(house.site));
  const brought = house.browser({ "x-forwarded-for": "203.0.113.9" });
  expect((await brought.post("first-run", { ...firstOwner, setupCode: setupCode(house.site) })).status).toBe(
    200,
  );
});

test.each([
  ["welcome123456", "common"],
  ["ana@example.com", "their own address"],
  ["aaaaaaaaaaaaaaaa", "one letter"],
])("%s is refused as a password (%s), at its field", async (password) => {
  house = await openHouse();
  const refused = await house.browser().post("first-run", { ...firstOwner, password });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0]).toMatchObject({ pointer: "/password", code: "password-not-accepted" });
});
