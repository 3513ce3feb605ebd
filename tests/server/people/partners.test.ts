import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import type { InvitedReply, PartnerPeopleReply, PartnerPersonRow } from "../../../src/contract/people.ts";
import { newId } from "../../../src/database/ids.ts";
import { type Citizen, openTown, type Town } from "./town.ts";

/** People at partners, as the staff and as the partner's own admin handle them: the same work under two database roles. */
let town: Town;
let manager: Citizen;
let north: string;
let south: string;
let admin: Citizen;
let sibling: Citizen;
beforeAll(async () => {
  town = await openTown();
  manager = await town.staff(town.halyard, "partner-manager");
  north = await town.partner(town.halyard, 1, "Northgate");
  south = await town.partner(town.halyard, 2, "Southgate");
  admin = await town.atPartner(town.halyard, north, "partner-admin", "Ada");
  sibling = await town.atPartner(town.halyard, south, "partner-admin", "Sid");
});
afterAll(() => town.close());

const invitation = (email: string, role = "partner-member") => ({ email, name: "Colleague", role });
const inviteAt = (email: string) =>
  town.ask<InvitedReply>(admin, "POST", "/portal/invitations", invitation(email));

describe("people at a partner", () => {
  it("are seen by the staff and by their own company, never by another one", async () => {
    const { body } = await town.ask<PartnerPeopleReply>(manager, "GET", "/partners/P-1/people");
    expect(body.rows.map(({ name, you }) => [name, you])).toEqual([["Ada", false]]);
    const own = await town.ask<PartnerPeopleReply>(admin, "GET", "/portal/people");
    expect(own.body.rows.map(({ name, you }) => [name, you])).toEqual([["Ada", true]]);
    expect(JSON.stringify(own.body)).not.toContain("Sid");
    expect((await town.ask(admin, "GET", "/partners/P-1/people")).status).toBe(403);
    expect((await town.ask(manager, "GET", "/portal/people")).status).toBe(403);
  });

  it("are handled by the staff who may, at partners of their own workspace", async () => {
    const foreignPartner = await town.partner(town.rival, 9, "Elsewhere");
    await town.atPartner(town.rival, foreignPartner, "partner-admin");
    for (const number of ["P-9", "9", "P-404", "P-0", "x", "P-99999999999", "-1"])
      expect([number, (await town.ask(manager, "GET", `/partners/${number}/people`)).status]).toEqual([
        number,
        404,
      ]);
    const viewer = await town.staff(town.halyard, "viewer");
    expect((await town.ask(viewer, "GET", "/partners/1/people")).status).toBe(200);
    expect(
      (await town.ask(viewer, "POST", "/partners/1/invitations", invitation("v@x.example"))).status,
    ).toBe(403);
  });

  it("invite colleagues as admins do, in the trail under their own name, and members do not", async () => {
    const { status, body } = await inviteAt("cole@northgate.example");
    expect([status, body.invitedBy, body.role]).toEqual([201, "Ada", "partner-member"]);
    expect((await inviteAt("COLE@northgate.example")).status).toBe(409);
    expect((await inviteAt(admin.email)).status).toBe(409);
    const listed = await town.ask<PartnerPeopleReply>(admin, "GET", "/portal/people");
    expect(listed.body.invitations.map(({ email }) => email)).toEqual(["cole@northgate.example"]);
    const entry = await town.inside(town.halyard, (tx) =>
      tx
        .selectFrom("audit_entries")
        .selectAll()
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    expect(entry).toMatchObject({
      action: "invitation.made",
      object_id: body.id,
      actor: { kind: "partner", id: admin.person, partner: north },
    });
    const member = await town.atPartner(town.halyard, north, "partner-member");
    expect((await town.ask(member, "POST", "/portal/invitations", invitation("m@x.example"))).status).toBe(
      403,
    );
    const raised = await town.ask(admin, "POST", "/portal/invitations", {
      ...invitation("owner@x.example"),
      role: "owner",
    });
    expect(raised.status).toBe(400);
  });

  it("are invited whatever a sibling company or another workspace has for the same address", async () => {
    const email = "shared@example.com";
    const answers = [
      await town.ask(sibling, "POST", "/portal/invitations", invitation(email)),
      await inviteAt(email),
      await inviteAt(sibling.email),
      await inviteAt(manager.email),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  });

  it("cannot be reached from a sibling company: what is there answers as what is not", async () => {
    const theirs = await town.ask<InvitedReply>(
      sibling,
      "POST",
      "/portal/invitations",
      invitation("s@southgate.example"),
    );
    const foreign = [
      await town.ask(admin, "DELETE", `/portal/invitations/${theirs.body.id}`),
      await town.ask(admin, "DELETE", `/portal/invitations/${newId()}`),
      await town.ask(admin, "DELETE", "/portal/invitations/none"),
      await town.ask(manager, "DELETE", `/partners/P-1/invitations/${theirs.body.id}`),
    ];
    const people = [
      await town.ask(admin, "DELETE", `/portal/people/${sibling.person}`),
      await town.ask(admin, "PATCH", `/portal/people/${sibling.person}`, { role: "partner-member" }),
      await town.ask(admin, "DELETE", `/portal/people/${newId()}`),
      await town.ask(admin, "DELETE", "/portal/people/none"),
      await town.ask(manager, "DELETE", `/partners/P-1/people/${sibling.person}`),
    ];
    for (const answers of [foreign, people]) {
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    }
    expect((await town.ask(sibling, "DELETE", `/portal/invitations/${theirs.body.id}`)).status).toBe(200);
  });

  it("do not touch themselves, and leave their company with an admin; the staff may take the last one", async () => {
    const own = await town.ask<Problem>(admin, "DELETE", `/portal/people/${admin.person}`);
    expect([own.status, own.body.detail]).toEqual([409, "Nobody removes themselves"]);
    const demoted = await town.ask(admin, "PATCH", `/portal/people/${admin.person}`, {
      role: "partner-member",
    });
    expect(demoted.status).toBe(409);
    const third = await town.partner(town.halyard, 3, "Westgate");
    const last = await town.atPartner(town.halyard, third, "partner-admin");
    const removed = await town.ask(manager, "DELETE", `/partners/3/people/${last.person}`);
    expect([removed.status, (await town.ask(last, "GET", "/portal/home")).status]).toEqual([200, 403]);
  });

  it("are changed by two at once one after the other: the second is told that the list is another by now", async () => {
    const [one, two] = [
      await town.atPartner(town.halyard, north, "partner-member"),
      await town.atPartner(town.halyard, north, "partner-member"),
    ];
    const { etag } = await town.ask(manager, "GET", "/partners/1/people");
    const change = ({ person }: Citizen) =>
      town.ask(
        manager,
        "PATCH",
        `/partners/1/people/${person}`,
        { state: "suspended" },
        { "if-match": etag },
      );
    const answers = await town.meeting(town.halyard, 2, () => [change(one), change(two)]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412]);
  });

  it("are not invited once their company has left", async () => {
    const gone = await town.partner(town.halyard, 4, "Eastgate");
    await town.inside(town.halyard, (tx) =>
      tx.updateTable("partners").set({ status: "left" }).where("id", "=", gone).execute(),
    );
    const refused = await town.ask<Problem>(
      manager,
      "POST",
      "/partners/4/invitations",
      invitation("e@e.example"),
    );
    expect([refused.status, refused.body.detail]).toEqual([409, "The company is no longer a partner"]);
  });

  it("change under the portal's role, and only role and state", async () => {
    const colleague = await town.atPartner(town.halyard, north, "partner-member");
    const changed = await town.ask<PartnerPersonRow>(admin, "PATCH", `/portal/people/${colleague.person}`, {
      role: "partner-admin",
    });
    expect([changed.status, changed.body.role]).toEqual([200, "partner-admin"]);
    for (const extra of [{ partner_id: south }, { email: "x@y.example" }, { workspace_id: town.rival }])
      expect((await town.ask(admin, "PATCH", `/portal/people/${colleague.person}`, extra)).status).toBe(400);
    const list = await town.ask(admin, "GET", "/portal/people");
    const ifMatch = { "if-match": list.etag };
    const first = await town.ask(
      admin,
      "PATCH",
      `/portal/people/${colleague.person}`,
      { state: "suspended" },
      ifMatch,
    );
    const second = await town.ask(admin, "DELETE", `/portal/people/${colleague.person}`, undefined, ifMatch);
    expect([first.status, second.status]).toEqual([200, 412]);
    expect((await town.ask(colleague, "GET", "/portal/people")).status).toBe(403);
  });

  it("of two admins who remove each other at once, one stays", async () => {
    for (let round = 0; round < 3; round++) {
      const company = await town.partner(town.halyard, 20 + round, `Gate ${round}`);
      const one = await town.atPartner(town.halyard, company, "partner-admin");
      const other = await town.atPartner(town.halyard, company, "partner-admin");
      const answers = await town.meeting(town.halyard, 2, () => [
        town.ask(one, "DELETE", `/portal/people/${other.person}`),
        town.ask(other, "DELETE", `/portal/people/${one.person}`),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });
});
