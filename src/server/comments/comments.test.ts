import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import { type Citizen, openTown, type Town } from "../../../tests/server/people/town.ts";
import type { Problem } from "../../contract/api.ts";
import type { CommentRow, CommentsReply, DraftStateReply } from "../../contract/drafts.ts";
import { newId } from "../../database/ids.ts";
import { storeStrategy } from "../strategies/loading.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const text = `entente: 1
strategy: { name: Plan }
company: { name: Halyard, currency: USD, fiscalYearStart: 1 }
gaps:
  asia: { kind: geographic, statement: We cannot sell in Asia }
roadmap:
  - { id: M-01, title: Portal open }
  - { id: M-02, title: First partner }
`;

async function office() {
  const workspace = newId();
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Office", at: town.now() });
    await storeStrategy(tx, workspace, { fileName: "plan.yaml", text, name: "Plan", at: town.now() });
  });
  return { workspace, ana: await town.staff(workspace, "owner"), bo: await town.staff(workspace, "viewer") };
}

const comment = (who: Citizen, body: object) =>
  town.ask<CommentRow & Problem>(who, "POST", "/comments", { body: "What does it rest on?", ...body });
const listed = async (who: Citizen, query = "") =>
  (await town.ask<CommentsReply>(who, "GET", `/comments${query}`)).body.rows;

describe("a comment", () => {
  it("stands on an element of the draft, and everybody of the workspace may write one", async () => {
    const { ana, bo } = await office();
    const { status, body } = await comment(bo, { element: "/gaps/asia" });
    expect([status, body]).toMatchObject([
      201,
      {
        element: "/gaps/asia",
        gone: false,
        subject: "asia",
        parent: null,
        by: { name: bo.name },
        resolved: null,
      },
    ]);
    expect(await listed(bo)).toEqual([body]);
    expect((await town.ask<DraftStateReply>(ana, "GET", "/draft/state")).body.commented).toBe(body.at);
  });

  it("goes with its element when others are put before it, and says when it is gone", async () => {
    const { ana } = await office();
    await comment(ana, { element: "/roadmap/1/title" });
    const milestone = (id: string) => ({ id, title: id });
    const value = [milestone("M-00"), milestone("M-01"), milestone("M-02")];
    await town.ask(ana, "PATCH", "/draft", { revision: 0, edits: [{ path: ["roadmap"], value }] });
    expect(await listed(ana)).toMatchObject([{ element: "/roadmap/2/title", gone: false }]);
    expect(await listed(ana, "?element=/roadmap/2")).toHaveLength(1);
    expect(await listed(ana, "?element=/roadmap/1")).toHaveLength(0);
    await town.ask(ana, "PATCH", "/draft", { revision: 1, edits: [{ path: ["roadmap"] }] });
    expect(await listed(ana)).toMatchObject([{ element: "/roadmap/1/title", gone: true }]);
  });

  it("is found by its element and by the part that holds it", async () => {
    const { ana } = await office();
    await comment(ana, { element: "/gaps/asia" });
    expect(await listed(ana, "?element=/gaps")).toHaveLength(1);
    expect(await listed(ana, "?element=/gap")).toHaveLength(0);
    expect(await listed(ana, "?element=/strategy")).toHaveLength(0);
  });

  it("may stand on an element of a version that the draft has no longer", async () => {
    const { ana } = await office();
    await town.ask(ana, "PATCH", "/draft", { revision: 0, edits: [{ path: ["gaps"] }] });
    expect((await comment(ana, { element: "/gaps/asia" })).status).toBe(422);
    expect((await comment(ana, { element: "/gaps/asia", version: 1 })).body).toMatchObject({
      version: 1,
      gone: true,
    });
  });

  it("is kept as it was written, whatever signs it holds", async () => {
    const { ana } = await office();
    const body = '<script>alert(1)</script> & "quotes"\nsecond line \u{1F600}';
    expect((await comment(ana, { element: "/strategy", body })).body.body).toBe(body);
  });
});

describe("a thread", () => {
  it("holds its answers, one level deep", async () => {
    const { ana, bo } = await office();
    const first = (await comment(ana, { element: "/gaps/asia" })).body;
    const answer = (await comment(bo, { parent: first.id })).body;
    expect(answer).toMatchObject({ parent: first.id, element: "/gaps/asia" });
    expect((await comment(ana, { parent: answer.id })).body.parent).toBe(first.id);
  });

  it("is settled and opened again, and lists show the one or the other", async () => {
    const { ana, bo } = await office();
    const first = (await comment(ana, { element: "/gaps/asia" })).body;
    const answer = (await comment(bo, { parent: first.id })).body;
    const settled = await town.ask<CommentRow>(bo, "POST", `/comments/${first.id}/resolve`);
    expect(settled.body.resolved?.by?.name).toBe(bo.name);
    expect((await listed(ana, "?state=resolved")).map(({ id }) => id).toSorted()).toEqual(
      [first.id, answer.id].toSorted(),
    );
    expect(await listed(ana, "?state=open")).toEqual([]);
    expect((await town.ask(bo, "POST", `/comments/${answer.id}/resolve`)).status).toBe(409);
    await town.ask(ana, "POST", `/comments/${first.id}/reopen`);
    expect(await listed(ana, "?state=open")).toHaveLength(2);
  });

  it("goes on page by page, the newest first", async () => {
    const { ana } = await office();
    const written: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      town.passHours(1 / 3600);
      written.push((await comment(ana, { element: "/strategy", body: `Comment ${index}` })).body.body);
    }
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page: CommentsReply = (
        await town.ask<CommentsReply>(ana, "GET", `/comments?limit=2${next === "" ? "" : `&cursor=${next}`}`)
      ).body;
      seen.push(...page.rows.map(({ body }) => body));
      next = page.next;
    }
    expect(seen).toEqual(written.toReversed());
  });
});

describe("the words of a comment", () => {
  const amended = (who: Citizen, { id }: CommentRow, body: object) =>
    town.ask<CommentRow & Problem>(who, "PATCH", `/comments/${id}`, { body: "Set right", ...body });
  const removed = (who: Citizen, { id }: CommentRow) => town.ask<Problem>(who, "DELETE", `/comments/${id}`);

  it("are changed by whoever wrote them, and by nobody else", async () => {
    const { ana, bo } = await office();
    const first = (await comment(bo, { element: "/gaps/asia" })).body;
    expect(await amended(ana, first, {})).toMatchObject({
      status: 409,
      body: { errors: [{ code: "not-own", detail: `Only ${bo.name} may change this comment` }] },
    });
    town.passHours(1);
    const { body } = await amended(bo, first, {});
    expect(body).toMatchObject({
      body: "Set right",
      at: first.at,
      amended: town.now().toISOString(),
      own: true,
    });
    expect(await listed(ana)).toEqual([{ ...body, own: false }]);
    for (const nothing of [" ", "\u200b\u200b"])
      expect((await amended(bo, first, { body: nothing })).status).toBe(400);
  });

  it("call whom they mention anew, and nobody twice", async () => {
    const { workspace, ana, bo } = await office();
    const cem = await town.staff(workspace, "viewer");
    const first = (await comment(ana, { element: "/gaps/asia", mentions: [bo.person] })).body;
    town.mails.length = 0;
    await amended(ana, first, { mentions: [bo.person, cem.person] });
    expect(town.mails.map(({ to }) => to)).toEqual([cem.email]);
    expect(await listed(cem, "?mentioning=me")).toHaveLength(1);
    await amended(ana, first, {});
    expect(await listed(cem, "?mentioning=me")).toEqual([]);
  });

  it("are taken back by whoever wrote them, or by whoever adopts the strategy", async () => {
    const { ana, bo } = await office();
    const [hers, his] = [
      (await comment(ana, { element: "/strategy" })).body,
      (await comment(bo, { element: "/strategy" })).body,
    ];
    expect((await removed(bo, hers)).body).toMatchObject({ status: 409, errors: [{ code: "not-own" }] });
    expect([(await removed(ana, his)).status, (await removed(ana, hers)).status]).toEqual([200, 200]);
    expect(await listed(ana)).toEqual([]);
    for (const gone of [await removed(ana, hers), await amended(ana, hers, {})])
      expect(gone.status).toBe(404);
    expect((await town.ask(ana, "POST", `/comments/${hers.id}/resolve`)).status).toBe(404);
  });

  it("leave their place behind while answers stand under it", async () => {
    const { ana, bo } = await office();
    const first = (await comment(ana, { element: "/strategy", mentions: [bo.person] })).body;
    const answer = (await comment(bo, { parent: first.id })).body;
    await removed(ana, first);
    expect(await listed(ana)).toMatchObject([
      { id: answer.id },
      { id: first.id, body: "", mentions: [], removed: town.now().toISOString() },
    ]);
    const settled = await town.ask<CommentRow>(ana, "POST", `/comments/${first.id}/resolve`);
    expect(settled.body.resolved?.by?.name).toBe(ana.name);
    await removed(bo, answer);
    expect(await listed(ana)).toEqual([]);
  });
});

it("whoever is mentioned finds it in the room, as long as it is open", async () => {
  const { ana, bo } = await office();
  const called = (await comment(ana, { element: "/strategy", mentions: [bo.person] })).body;
  await comment(ana, { element: "/strategy" });
  const mine = "?mentioning=me&state=open";
  expect(await listed(bo, mine)).toMatchObject([{ id: called.id, own: false }]);
  expect(await listed(ana, mine)).toEqual([]);
  await town.ask(bo, "POST", `/comments/${called.id}/resolve`);
  expect(await listed(bo, mine)).toEqual([]);
  expect((await town.ask<Problem>(bo, "GET", "/comments?mentioning=you")).status).toBe(400);
});

describe("who is mentioned", () => {
  it("is told by mail, where to answer, and nobody writes to themselves", async () => {
    const { ana, bo } = await office();
    town.mails.length = 0;
    const { body } = await comment(ana, { element: "/gaps/asia", mentions: [bo.person, ana.person] });
    expect(body.mentions.map(({ name }) => name).toSorted()).toEqual([ana.name, bo.name].toSorted());
    expect(town.mails).toMatchObject([
      { to: bo.email, link: { url: `https://partners.halyard.example/draft/gaps?comment=${body.id}` } },
    ]);
  });

  it("is an active person of the workspace, and of a rehearsal nobody hears", async () => {
    const { workspace, ana, bo } = await office();
    const stranger = await town.staff(town.rival, "owner");
    const suspended = await town.staff(workspace, "viewer");
    await town.ask(ana, "PATCH", `/people/${suspended.person}`, { state: "suspended" });
    for (const mentions of [[stranger.person], [bo.person, suspended.person]])
      expect(await comment(ana, { element: "/strategy", mentions })).toMatchObject({
        status: 422,
        body: { errors: [{ code: "unknown-person", pointer: `/mentions/${mentions.length - 1}` }] },
      });
    town.mails.length = 0;
    await town.ask(ana, "POST", "/comments?dryRun=true", {
      element: "/strategy",
      body: "Hm",
      mentions: [bo.person],
    });
    expect([town.mails, await listed(ana)]).toEqual([[], []]);
  });
});

it.each([
  [{ element: "/bets/nowhere" }, "/element"],
  [{ element: "gaps" }, "/element"],
  [{}, "/element"],
  [{ parent: newId() }, "/parent"],
  [{ element: "/strategy", version: 7 }, "/version"],
])("a comment on %j is refused", async (body, pointer) => {
  const { ana } = await office();
  expect(await comment(ana, body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
});
