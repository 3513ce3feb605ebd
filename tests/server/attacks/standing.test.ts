import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endpoints } from "../../../src/contract/endpoints.ts";
import {
  asSuperuser,
  codeOf,
  firstOwner,
  foundBy,
  type House,
  openHouse,
  statusesOf,
} from "../sign-in/house.ts";
import { openSignedIn, type PrincipalName, type SignedIn } from "../signed-in.ts";

/** Who would become more than they are: by a key, by an old confirmation, by being first. */
describe("an owner is made", () => {
  let world: SignedIn;
  beforeEach(async () => {
    world = await openSignedIn();
  });
  afterEach(() => world.close());

  const invite = (name: PrincipalName) =>
    world.as(name).ask({
      method: "POST",
      path: endpoints.invite.path,
      body: { email: "zqxmallory@example.com", name: "Mallory", role: "owner" },
    });
  const raise = (name: PrincipalName) =>
    world.as(name).ask({
      method: "PATCH",
      path: endpoints.changePerson.path.replace(":person", world.staff.viewer.id),
      body: { role: "owner" },
    });

  it("by no key: whoever finds one could come in as an owner, and stay", async () => {
    for (const act of [invite, raise]) expect((await act("full key")).status).toBe(403);
  });

  it("by nobody who has not just confirmed who they are", async () => {
    for (const act of [invite, raise]) {
      const { status, body } = await act("unconfirmed owner");
      expect([status, JSON.parse(body).errors?.[0]?.code]).toEqual([403, "confirm-first"]);
    }
  });

  it("by an owner who has", async () => {
    expect((await invite("owner")).status).toBe(201);
  });

  it("and no key goes on where its owner lacks the second factor that the workspace asks for", async () => {
    await world.superuser.query("update workspaces set requires_totp = true where id = $1", [world.own.id]);
    expect((await world.as("owner").ask({ path: endpoints.people.path })).status).toBe(403);
    expect([401, 403]).toContain((await world.as("full key").ask({ path: endpoints.people.path })).status);
  });
});

describe("the first run", () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  it("has one winner among many at once, and leaves one workspace", async () => {
    const answers = await Promise.all(
      Array.from({ length: 18 }, (_, index) =>
        house.browser().post("first-run", { ...firstOwner, email: `first${index}@example.com` }),
      ),
    );
    expect(statusesOf(answers).filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const { rows } = await asSuperuser(
      house.database.superuserUrl,
      "select (select count(*)::int from workspaces) as workspaces, (select count(*)::int from auth.users) as users",
    );
    expect(rows[0]).toEqual({ workspaces: 1, users: 1 });
  });

  it("is over for good once there is an owner, also with the setup code", async () => {
    await foundBy(house);
    const late = await house.browser().post("first-run", { ...firstOwner, email: "eve@example.com" });
    expect([late.status, codeOf(late)]).toEqual([409, "not-first"]);
  });
});
