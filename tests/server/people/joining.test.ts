import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InvitedReply } from "../../../src/contract/people.ts";
import { newId } from "../../../src/database/ids.ts";
import {
  acceptInvitationAs,
  addMember,
  joinBySignOn,
  membershipsOf,
  offerOf,
  renameEverywhere,
} from "../../../src/server/people/actions.ts";
import { type Citizen, openTown, type Town } from "./town.ts";

let town: Town;
let owner: Citizen;
let partner: string;
beforeAll(async () => {
  town = await openTown();
  owner = await town.staff(town.halyard, "owner", "Olga");
  partner = await town.partner(town.halyard, 7, "Northgate");
});
afterAll(() => town.close());

const tokenOf = (): string => town.mails.at(-1)?.link?.url.split("#")[1] ?? "";

const told = () => ({ at: town.now(), requestId: "of-a-test" });

async function invited(email: string, role = "viewer"): Promise<{ id: string; token: string }> {
  const { body } = await town.ask<InvitedReply>(owner, "POST", "/invitations", { email, name: "New", role });
  return { id: body.id, token: tokenOf() };
}

const accept = (token: string, email: string, user = newId()) =>
  acceptInvitationAs(town.database.connection, token, { user, email, name: "Newcomer" }, told());
const offer = (token: string) => offerOf(town.database.connection, token, town.now());
const changedAt = (text: string, place: number): string =>
  `${text.slice(0, place)}${text[place] === "A" ? "B" : "A"}${text.slice(place + 1)}`;

describe("an invitation", () => {
  it("offers what it is for, and nothing of how it stands to whoever lacks its secret", async () => {
    const { token } = await invited("lea@halyard.example", "finance");
    expect(await offer(token)).toEqual({
      ok: true,
      value: {
        workspace: "Halyard",
        partner: null,
        email: "lea@halyard.example",
        name: "New",
        role: "finance",
        invitedBy: "Olga",
        expiresAt: new Date(town.now().getTime() + 72 * 3_600_000).toISOString(),
      },
    });
    const another = await invited("leo@halyard.example");
    const [, place = "", secret = ""] = /^inv_(.{43})_(.{43})$/.exec(token) ?? [];
    const otherSecret = another.token.slice(-43);
    const wrong = [
      "",
      "inv__",
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      token.replace("inv_", "ent_"),
      `inv_${place}_${otherSecret}`,
      `inv_${place}_${changedAt(secret, 0)}`,
      `inv_${changedAt(place, 3)}_${secret}`,
      `inv_${place.slice(0, -1)}${place.endsWith("B") ? "C" : "B"}_${secret}`,
      `inv_${Buffer.from(`${newId()}${newId()}`.replaceAll("-", ""), "hex").toString("base64url")}_${secret}`,
      `${token}\n`,
    ];
    const refusals = new Set<string>();
    for (const text of wrong) {
      refusals.add(JSON.stringify(await offer(text)));
      refusals.add(JSON.stringify(await accept(text, "lea@halyard.example")));
    }
    expect([...refusals]).toEqual([
      JSON.stringify({
        ok: false,
        reason: "This invitation does not hold",
        accepted: "the whole link of an invitation that was not used",
      }),
    ]);
  });

  it("is of its own workspace: the ids of another one in its place lead nowhere", async () => {
    const { token, id } = await invited("mia@halyard.example");
    const place = Buffer.from(`${town.rival}${id}`.replaceAll("-", ""), "hex").toString("base64url");
    expect((await offer(`inv_${place}_${token.slice(-43)}`)).ok).toBe(false);
  });

  it("makes the holder of its address a person, once, and says so in the trail", async () => {
    const { token, id } = await invited("Noa@halyard.example", "finance");
    const user = newId();
    const other = await accept(token, "noa@elsewhere.example");
    expect(other).toMatchObject({ ok: false, reason: "The invitation is for another address" });
    const joined = await accept(token, "noa@HALYARD.example", user);
    expect(joined).toMatchObject({
      ok: true,
      value: { kind: "staff", workspace: town.halyard, partner: null, role: "finance" },
    });
    expect(await accept(token, "noa@halyard.example")).toMatchObject({
      ok: false,
      reason: "The invitation was accepted already",
    });
    expect(await offer(token)).toMatchObject({ ok: false, reason: "The invitation was accepted already" });
    expect((await membershipsOf(town.database.connection, user)).map(({ role }) => role)).toEqual([
      "finance",
    ]);
    const entry = await town.inside(town.halyard, (tx) =>
      tx
        .selectFrom("audit_entries")
        .selectAll()
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    expect(entry).toMatchObject({
      action: "person.joined",
      actor: { kind: "staff", role: "finance", via: "invitation" },
      after: { role: "finance", state: "active", invitation: id },
    });
    expect(JSON.stringify(entry)).not.toMatch(/noa@/i);
  });

  it("accepted by two at once makes one", async () => {
    for (let round = 0; round < 3; round++) {
      const email = `twice${round}@halyard.example`;
      const { token } = await invited(email);
      const answers = await town.meeting(town.halyard, 4, () =>
        Array.from({ length: 4 }, () => accept(token, email)),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const people = await town.inside(town.halyard, (tx) =>
        tx.selectFrom("people").select("id").where("email", "=", email).execute(),
      );
      expect(people).toHaveLength(1);
    }
  });

  it("accepted and revoked at once is one of the two", async () => {
    const { token, id } = await invited("both@halyard.example");
    const [accepted, revoked] = await Promise.all([
      accept(token, "both@halyard.example"),
      town.ask(owner, "DELETE", `/invitations/${id}`),
    ]);
    expect([accepted.ok, revoked.status === 200].filter(Boolean)).toHaveLength(1);
  });

  it("is dead when revoked, when it has run out, and, by the old link, when sent again", async () => {
    const revoked = await invited("r@halyard.example");
    await town.ask(owner, "DELETE", `/invitations/${revoked.id}`);
    expect(await accept(revoked.token, "r@halyard.example")).toMatchObject({
      reason: "The invitation was revoked already",
    });
    const late = await invited("late@halyard.example");
    town.passHours(72);
    expect(await accept(late.token, "late@halyard.example")).toMatchObject({
      reason: "The invitation has run out: it stood 72 hours",
    });
    await town.ask(owner, "POST", `/invitations/${late.id}/resending`, {});
    expect(await accept(late.token, "late@halyard.example")).toMatchObject({
      reason: "This invitation does not hold",
    });
    expect((await accept(tokenOf(), "late@halyard.example")).ok).toBe(true);
  });

  it("is not used up by somebody who belongs here already", async () => {
    const { token } = await invited("second@halyard.example");
    const again = await accept(token, "second@halyard.example", owner.user);
    expect(again).toMatchObject({ ok: false, reason: "You belong here already" });
    expect((await offer(token)).ok).toBe(true);
  });

  it("to a portal makes a person of that partner, whose membership names the company", async () => {
    await town.ask(owner, "POST", "/partners/P-7/invitations", {
      email: "nora@northgate.example",
      name: "Nora",
      role: "partner-admin",
    });
    const mail = town.mails.at(-1);
    expect(mail?.link?.url).toMatch(/^https:\/\/partners\.halyard\.example\/portal\/invitation#inv_/);
    expect(mail?.text.join(" ")).toContain("Northgate");
    const user = newId();
    const joined = await accept(tokenOf(), "nora@northgate.example", user);
    expect(joined).toMatchObject({ ok: true, value: { kind: "partner", partner, role: "partner-admin" } });
    expect(await membershipsOf(town.database.connection, user)).toEqual([
      {
        kind: "partner",
        person: joined.ok ? joined.value.person : "",
        workspace: town.halyard,
        workspaceName: "Halyard",
        sample: false,
        requiresTotp: false,
        role: "partner-admin",
        partner: { id: partner, number: 7, name: "Northgate", status: "active", leftOn: null },
      },
    ]);
  });
});

describe("memberships", () => {
  it("are those of one user in every workspace, without the suspended ones", async () => {
    const user = newId();
    const join = (workspace: string) =>
      town.inside(workspace, (tx) =>
        addMember(
          tx,
          workspace,
          { user, email: "two@example.com", name: "Two" },
          { role: "viewer", via: "first-run" },
          told(),
        ),
      );
    const [first] = [await join(town.halyard), await join(town.rival)];
    expect(await join(town.halyard)).toMatchObject({ ok: false, reason: "You belong here already" });
    const names = async () =>
      (await membershipsOf(town.database.connection, user)).map(({ workspaceName }) => workspaceName);
    expect((await names()).toSorted()).toEqual(["Halyard", "Rival"]);
    await town.ask(owner, "PATCH", `/people/${first.ok ? first.value.person : ""}`, { state: "suspended" });
    expect(await names()).toEqual(["Rival"]);
    await renameEverywhere(town.database.connection, { user, name: "Two Thousand" }, told());
    for (const workspace of [town.halyard, town.rival])
      expect(
        await town.inside(workspace, (tx) =>
          tx.selectFrom("people").select("name").where("user_id", "=", user).executeTakeFirst(),
        ),
      ).toEqual({ name: "Two Thousand" });
    const acts = await town.inside(town.rival, (tx) =>
      tx.selectFrom("audit_entries").selectAll().where("action", "=", "person.renamed").execute(),
    );
    expect(acts).toMatchObject([{ request_id: "of-a-test", actor: { kind: "staff", via: "session" } }]);
    expect(JSON.stringify(acts)).not.toContain("Two");
  });
});

describe("whoever comes by single sign-on", () => {
  const come = (email: string, roleForNew: "viewer" | null, user = newId()) =>
    joinBySignOn(
      town.database.connection,
      town.halyard,
      { user, email, name: "By sign-on" },
      roleForNew,
      told(),
    );

  it("gets the role of an invitation that waits for their address, else the one for new people, else none", async () => {
    await invited("Sso@halyard.example", "finance");
    expect(await come("sso@halyard.example", "viewer")).toMatchObject({
      ok: true,
      value: { role: "finance" },
    });
    expect(await come("new@halyard.example", "viewer")).toMatchObject({
      ok: true,
      value: { role: "viewer" },
    });
    expect(await come("other@halyard.example", null)).toMatchObject({
      ok: false,
      reason: "Only people who were invited come in this way",
    });
  });

  it("comes back after a removal by a new invitation alone", async () => {
    const user = newId();
    const first = await come("gone@halyard.example", "viewer", user);
    const person = first.ok ? first.value.person : "";
    expect((await town.ask(owner, "DELETE", `/people/${person}`)).status).toBe(200);
    expect(await come("gone@halyard.example", "viewer", user)).toMatchObject({
      ok: false,
      reason: "You were removed",
    });
    const kept = await town.inside(town.halyard, (tx) =>
      tx.selectFrom("removed_people").selectAll().where("user_id", "=", user).execute(),
    );
    expect(kept).toEqual([{ workspace_id: town.halyard, user_id: user, removed_at: town.now() }]);
    await invited("gone@halyard.example", "finance");
    expect(await come("gone@halyard.example", "viewer", user)).toMatchObject({ value: { role: "finance" } });
    // Whoever belongs here again, and goes again, is removed again: what counts is the last time.
    expect(
      await town.inside(town.halyard, (tx) =>
        tx.selectFrom("removed_people").selectAll().where("user_id", "=", user).execute(),
      ),
    ).toEqual([]);
  });

  it("finds no invitation that has run out, and none of a portal", async () => {
    await invited("slow@halyard.example", "finance");
    town.passHours(73);
    expect((await come("slow@halyard.example", null)).ok).toBe(false);
    await town.ask(owner, "POST", "/partners/7/invitations", {
      email: "portal@northgate.example",
      name: "P",
      role: "partner-member",
    });
    expect((await come("portal@northgate.example", null)).ok).toBe(false);
  });
});
