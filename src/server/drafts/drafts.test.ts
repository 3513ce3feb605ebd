import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Citizen, openTown, type Town } from "../../../tests/server/people/town.ts";
import type {
  DraftHistoryReply,
  DraftReply,
  DraftSavedReply,
  DraftStateReply,
} from "../../contract/drafts.ts";
import { projectFolder } from "../../database/project-folder.ts";
import { newId } from "../../database/ids.ts";
import { storeStrategy } from "../strategies/loading.ts";
import { addWorkspace } from "../../../tests/server/people/rows.ts";

let town: Town;
let example = "";
beforeAll(async () => {
  town = await openTown();
  example = await readFile(join(projectFolder(), "samples/halyard/strategy.yaml"), "utf8");
});
afterAll(() => town.close());

const commented = `# What we set out to do
entente: 1
strategy: { name: Plan }
company: { name: Halyard, currency: USD, fiscalYearStart: 1 }
gaps:
  # the oldest one
  asia: { kind: geography, statement: We cannot sell in Asia }
`;

/** A workspace of its own with an owner in it, so that every test begins at revision 0. */
async function office(text = commented): Promise<{ workspace: string; ana: Citizen; ask: Ask }> {
  const workspace = newId();
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Office", at: town.now() });
    await storeStrategy(tx, workspace, { fileName: "plan.yaml", text, name: "Plan", at: town.now() });
  });
  const ana = await town.staff(workspace, "owner");
  return { workspace, ana, ask: askAs(ana) };
}

type Edit = { path: (string | number)[]; value?: unknown };
type Ask = ReturnType<typeof askAs>;
const askAs = (who: Citizen) => ({
  draft: async () => (await town.ask<DraftReply>(who, "GET", "/draft")).body,
  state: async () => (await town.ask<DraftStateReply>(who, "GET", "/draft/state")).body,
  history: async () => (await town.ask<DraftHistoryReply>(who, "GET", "/draft/history")).body,
  edit: (revision: number, edits: Edit[], more: object = {}) =>
    town.ask<DraftSavedReply>(who, "PATCH", "/draft", { revision, edits, ...more }),
  bring: (base: number, text: string, query = "") =>
    town.ask<DraftSavedReply>(who, "PUT", `/draft?base=${base}${query}`, text, {
      "content-type": "application/yaml",
    }),
  undo: (revision: number, body?: object) =>
    town.ask<DraftSavedReply>(who, "POST", `/draft/history/${revision}/undo`, body),
});

describe("the draft", () => {
  it("begins as the version in force, and stands on it", async () => {
    const { ask } = await office();
    expect(await ask.draft()).toMatchObject({
      revision: 0,
      text: commented,
      fileName: "plan.yaml",
      basedOn: 1,
      changed: false,
      saved: null,
      problems: [],
    });
    expect(await ask.state()).toEqual({
      revision: 0,
      basedOn: 1,
      changed: false,
      saved: null,
      file: null,
      commented: null,
    });
  });

  it("takes an edit into the text, and every other line stays as it was written", async () => {
    const { ask, ana } = await office();
    const { body } = await ask.edit(0, [{ path: ["strategy", "name"], value: "Plan for Asia" }]);
    expect(body).toMatchObject({ saved: true, revision: 1, joined: false });
    const draft = await ask.draft();
    expect(draft.text).toBe(commented.replace("name: Plan }", "name: Plan for Asia }"));
    expect(draft).toMatchObject({
      revision: 1,
      changed: true,
      saved: { by: { name: ana.name }, origin: "screen" },
    });
    expect((await ask.history()).rows).toMatchObject([
      { revision: 1, origin: "screen", changes: [{ words: "The strategy: name Plan → Plan for Asia" }] },
    ]);
  });

  it("is a rehearsal with dryRun, and nothing is kept", async () => {
    const { ask, ana } = await office();
    const edits = [{ path: ["strategy", "name"], value: "Other" }];
    const { body } = await town.ask(ana, "PATCH", "/draft?dryRun=true", { revision: 0, edits });
    expect(body).toMatchObject({ saved: true, revision: 1 });
    expect((await ask.state()).revision).toBe(0);
  });

  it("says again what was saved when the same save is sent twice with one key", async () => {
    const { ask, ana } = await office();
    const edits = [{ path: ["strategy", "name"], value: "Other" }];
    const send = () =>
      town.ask(ana, "PATCH", "/draft", { revision: 0, edits }, { "idempotency-key": "one-save-of-one-page" });
    expect((await send()).body).toEqual((await send()).body);
    expect((await ask.state()).revision).toBe(1);
  });

  it("saves nothing when nothing is other than it was", async () => {
    const { ask } = await office();
    const { body } = await ask.edit(0, [{ path: ["strategy", "name"], value: "Plan" }]);
    expect(body).toMatchObject({ saved: true, revision: 0, changes: [] });
    expect((await ask.history()).rows).toEqual([]);
  });

  it("is read by everybody of the workspace and changed by those who may", async () => {
    const { workspace, ask } = await office();
    const viewer = askAs(await town.staff(workspace, "viewer"));
    expect((await viewer.draft()).text).toBe(commented);
    expect((await viewer.edit(0, [{ path: ["strategy", "name"], value: "Mine" }])).status).toBe(403);
    const operations = askAs(await town.staff(workspace, "partner-operations"));
    expect((await operations.edit(0, [{ path: ["strategy", "name"], value: "Ours" }])).status).toBe(200);
    expect((await ask.state()).revision).toBe(1);
  });
});

describe("two who write at once", () => {
  it("are joined, where they write in different places", async () => {
    const { ask } = await office();
    await ask.edit(0, [{ path: ["gaps", "asia", "evidence"], value: "Lost deals" }]);
    const { body } = await ask.edit(0, [{ path: ["strategy", "name"], value: "Plan for Asia" }]);
    expect(body).toMatchObject({ saved: true, revision: 2, joined: true });
    expect((await ask.draft()).data).toMatchObject({
      strategy: { name: "Plan for Asia" },
      gaps: { asia: { evidence: "Lost deals" } },
    });
  });

  it("the later one sees the conflict by its place, and nothing is saved until it is decided", async () => {
    const { ask } = await office();
    await ask.edit(0, [{ path: ["gaps", "asia", "statement"], value: "Nobody buys in Asia" }]);
    const mine = [
      { path: ["gaps", "asia", "statement"], value: "Asia is closed to us" },
      { path: ["strategy", "name"], value: "Plan for Asia" },
    ];
    const { body } = await ask.edit(0, mine);
    expect(body).toEqual({
      saved: false,
      revision: 1,
      conflicts: [
        {
          pointer: "/gaps/asia/statement",
          subject: "asia",
          base: "We cannot sell in Asia",
          yours: "Asia is closed to us",
          theirs: "Nobody buys in Asia",
        },
      ],
    });
    const decided = { revision: 1, yours: ["/gaps/asia/statement"], theirs: [] };
    expect((await ask.edit(0, mine, { resolved: decided })).body).toMatchObject({ saved: true, revision: 2 });
    expect((await ask.draft()).data).toMatchObject({
      strategy: { name: "Plan for Asia" },
      gaps: { asia: { statement: "Asia is closed to us" } },
    });
  });

  it("a decision about conflicts counts no longer once somebody has saved since", async () => {
    const { ask } = await office();
    const statement = (value: string) => [{ path: ["gaps", "asia", "statement"], value }];
    await ask.edit(0, statement("One"));
    await ask.edit(1, statement("Two"));
    const resolved = { revision: 1, yours: ["/gaps/asia/statement"], theirs: [] };
    expect((await ask.edit(0, statement("Mine"), { resolved })).body).toMatchObject({
      saved: false,
      revision: 2,
    });
  });

  it("ten saves that arrive together are all kept, each on top of the other", async () => {
    const { workspace, ask } = await office();
    const people = await Promise.all(Array.from({ length: 10 }, () => town.staff(workspace, "owner")));
    const saves = await Promise.all(
      people.map((person, index) =>
        askAs(person).edit(0, [
          { path: ["gaps", `gap-${index}`], value: { kind: "delivery", statement: `Gap ${index}` } },
        ]),
      ),
    );
    expect(saves.map(({ body }) => body.saved)).toEqual(people.map(() => true));
    expect(new Set(saves.map(({ body }) => body.revision)).size).toBe(10);
    const { data, revision } = await ask.draft();
    expect(revision).toBe(10);
    expect(Object.keys((data as { gaps: object }).gaps).length).toBe(11);
  });

  it("nothing that was acknowledged is lost, however edits of two stale pages follow each other", async () => {
    const slugs = ["a", "b", "c", "d"];
    const edit = fc.record({
      page: fc.constantFrom(0, 1),
      slug: fc.constantFrom(...slugs),
      field: fc.constantFrom("statement", "evidence"),
      refresh: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async (edits) => {
        const { ask } = await office();
        const pages = [0, 0];
        const acknowledged = new Map<string, string>();
        for (const [index, { page, slug, field, refresh }] of edits.entries()) {
          if (refresh) pages[page] = (await ask.state()).revision;
          const value = `by ${page}, step ${index}`;
          const { body } = await ask.edit(pages[page] ?? 0, [{ path: ["gaps", slug, field], value }]);
          if (body.saved) acknowledged.set(`${slug} ${field}`, value);
        }
        const { data } = (await ask.draft()) as { data: { gaps: Record<string, Record<string, string>> } };
        for (const [place, value] of acknowledged) {
          const [slug = "", field = ""] = place.split(" ");
          expect(data.gaps[slug]?.[field]).toBe(value);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("a text that is brought whole", () => {
  it("keeps its own comments, and what others saved meanwhile is put into it", async () => {
    const { ask } = await office();
    await ask.edit(0, [{ path: ["strategy", "name"], value: "Renamed" }]);
    const brought = commented.replace("# the oldest one", "# older than the company");
    expect((await ask.bring(0, brought)).body).toMatchObject({ saved: true, joined: true });
    expect((await ask.draft()).text).toBe(brought.replace("name: Plan }", "name: Renamed }"));
  });

  it("and another that was brought meanwhile keep the comments and the order of both", async () => {
    const { ask } = await office();
    const mine = commented.replace("# the oldest one", "# the oldest one, and the largest");
    const theirs = `${commented.replace("# What we set out to do", "# What we set out to do\n# (a draft)")}# the end\n`;
    await ask.bring(0, theirs);
    expect((await ask.bring(0, mine)).body).toMatchObject({ saved: true, joined: true });
    expect((await ask.draft()).text).toBe(
      theirs.replace("# the oldest one", "# the oldest one, and the largest"),
    );
  });

  it("where both wrote another comment in one place, both comments stay", async () => {
    const { ask } = await office();
    await ask.bring(0, commented.replace("# the oldest one", "# ours since 2020"));
    await ask.bring(0, commented.replace("# the oldest one", "# closed by law"));
    const { text } = await ask.draft();
    expect(text).toContain("  # ours since 2020\n");
    expect(text).toContain("  # closed by law\n");
  });

  it("that is no YAML is refused with line and column", async () => {
    const { ask } = await office();
    const { status, body } = await ask.bring(0, "entente: 1\nstrategy: { name: Plan\n");
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ code: "not-readable", detail: expect.stringMatching(/^Line \d+, column \d+/) as string }],
    });
    expect((await ask.state()).revision).toBe(0);
  });

  it.each([
    ["a zero byte", Buffer.from("entente: 1\nstrategy: { name: P\0lan }\n"), "2:20"],
    ["an umlaut of another encoding", Buffer.from("entente: 1\n# M\u00fcller\n", "latin1"), "2:4"],
    ["UTF-16", Buffer.from("\uFEFFentente: 1\n", "utf16le"), "1:1"],
  ])("that holds %s is refused with line and column", async (_, bytes, place) => {
    const { ana, ask } = await office();
    const { status, body } = await town.ask(ana, "PUT", "/draft?base=0", bytes, {
      "content-type": "application/yaml",
    });
    const [line, column] = place.split(":");
    const detail = expect.stringMatching(new RegExp(`^Line ${line}, column ${column}: `)) as string;
    expect([status, body]).toMatchObject([400, { errors: [{ pointer: place, code: "not-text", detail }] }]);
    expect((await ask.state()).revision).toBe(0);
  });

  it("in the form of Windows keeps its line ends and its mark, through edits of a page and what others saved", async () => {
    const { ask } = await office();
    const windows = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    await ask.edit(0, [{ path: ["gaps", "asia", "evidence"], value: "Lost deals" }]);
    const { body } = await ask.bring(0, windows(commented.replace("name: Plan }", "name: Brought }")));
    expect(body).toMatchObject({ saved: true, joined: true });
    await ask.edit(2, [{ path: ["gaps", "asia", "statement"], value: "Far" }]);
    const wanted = commented
      .replace("name: Plan }", "name: Brought }")
      .replace("We cannot sell in Asia }", "Far, evidence: Lost deals }");
    expect((await ask.draft()).text).toBe(windows(wanted));
    await ask.undo(3);
    expect((await ask.draft()).text).toBe(windows(wanted.replace("Far,", "We cannot sell in Asia,")));
    expect((await ask.bring(4, wanted)).body).toMatchObject({ saved: true, changes: [expect.anything()] });
    expect((await ask.draft()).text).toBe(wanted);
  });

  it.each([
    ["a list", "- a\n- b\n"],
    ["the first lines of a letter", "Dear board,\nplease find the plan\n"],
    ["nothing", "\n"],
  ])("that is %s is refused, for a strategy is a map of parts", async (_, text) => {
    const { ask } = await office();
    const { status, body } = await ask.bring(0, text);
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: "1:1", code: "not-readable" }] }]);
  });

  it("that is no strategy yet is a draft all the same", async () => {
    const { ask } = await office();
    expect((await ask.bring(0, "entente: 1\n", "&fileName=empty.yaml&origin=starter")).body).toMatchObject({
      saved: true,
    });
    expect(await ask.draft()).toMatchObject({
      text: "entente: 1\n",
      fileName: "empty.yaml",
      saved: { origin: "starter" },
    });
  });

  it("of a whole strategy takes another's changes over a hundred lines away", async () => {
    const { ask } = await office(example);
    await ask.edit(0, [{ path: ["strategy", "name"], value: "Renamed" }]);
    const brought = `${example}\n# the end\n`;
    expect((await ask.bring(0, brought)).body).toMatchObject({ saved: true, joined: true });
    expect((await ask.draft()).text).toContain("# the end");
  });

  it.each([
    ["?base", "/draft", "text"],
    ["?base", "/draft?base=x", "text"],
    ["?base", "/draft?base=7", "text"],
    ["?origin", "/draft?base=0&origin=screen", "entente: 1"],
    ["?fileName", "/draft?base=0&fileName=a%2Fb", "entente: 1"],
  ])("says at %s what is wrong with %s", async (pointer, path, text) => {
    const { ana } = await office();
    const { status, body } = await town.ask(ana, "PUT", path, text, { "content-type": "application/yaml" });
    expect([400, 422]).toContain(status);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe("an edit is refused", () => {
  it.each([
    ["on a revision that never was", { revision: 9, edits: [{ path: ["a"], value: 1 }] }, "/revision"],
    [
      "at a place that a list does not have",
      { revision: 0, edits: [{ path: ["roadmap", 3], value: 1 }] },
      "/edits/0/path",
    ],
    ["with a merge sign as a key", { revision: 0, edits: [{ path: ["<<"], value: { a: 1 } }] }, "/<<"],
    [
      "with a character that no file holds",
      { revision: 0, edits: [{ path: ["notes"], value: [{ text: "a\u007Fb" }] }] },
      "/notes/0/text",
    ],
  ])("%s", async (_, sent, pointer) => {
    const { ana, ask } = await office();
    const { status, body } = await town.ask(ana, "PATCH", "/draft", sent);
    expect([status, body]).toMatchObject([422, { errors: [{ pointer }] }]);
    expect((await ask.state()).revision).toBe(0);
  });

  it("whose text, read as YAML, holds characters that nothing can keep", async () => {
    const { ask } = await office();
    const { status, body } = await ask.bring(0, 'entente: 1\nnotes: "a\\0b"\n');
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: "/notes", code: "not-writable" }] }]);
  });

  it("that makes the text longer than is read over the network", async () => {
    const { ask } = await office();
    expect((await ask.edit(0, [{ path: ["notes"], value: "x".repeat(260_000) }])).status).toBe(413);
  });
});

describe("undo", () => {
  it("of the last save brings the text before it back, byte for byte", async () => {
    const { ask } = await office();
    await ask.edit(0, [{ path: ["gaps"] }]);
    expect((await ask.draft()).text).not.toContain("the oldest one");
    expect((await ask.undo(1)).body).toMatchObject({ saved: true, revision: 2, joined: false });
    expect((await ask.draft()).text).toBe(commented);
    expect((await ask.history()).rows[0]).toMatchObject({ revision: 2, origin: "undo" });
  });

  it("of an older save leaves what was saved since, and can itself be undone", async () => {
    const { ask } = await office();
    await ask.edit(0, [{ path: ["strategy", "name"], value: "Renamed" }]);
    await ask.edit(1, [{ path: ["gaps", "asia", "evidence"], value: "Lost deals" }]);
    expect((await ask.undo(1)).body).toMatchObject({ saved: true, joined: true });
    const undone = { strategy: { name: "Plan" }, gaps: { asia: { evidence: "Lost deals" } } };
    expect((await ask.draft()).data).toMatchObject(undone);
    await ask.undo(3);
    expect((await ask.draft()).data).toMatchObject({ ...undone, strategy: { name: "Renamed" } });
  });

  it("shows the conflict where somebody changed the place since", async () => {
    const { ask } = await office();
    await ask.edit(0, [{ path: ["strategy", "name"], value: "One" }]);
    await ask.edit(1, [{ path: ["strategy", "name"], value: "Two" }]);
    expect((await ask.undo(1)).body).toMatchObject({
      saved: false,
      conflicts: [{ pointer: "/strategy/name", base: "One", yours: "Plan", theirs: "Two" }],
    });
  });

  it("is decided place by place where it meets a change, and a decision counts while nobody saved since", async () => {
    const { ask } = await office();
    const name = (value: string) => [{ path: ["strategy", "name"], value }];
    await ask.edit(0, name("One"));
    await ask.edit(1, name("Two"));
    const resolved = { revision: 2, yours: ["/strategy/name"], theirs: [] };
    await ask.edit(2, [{ path: ["gaps", "asia", "evidence"], value: "Lost deals" }]);
    expect((await ask.undo(1, { resolved })).body).toMatchObject({ saved: false, revision: 3 });
    expect((await ask.undo(1, { resolved: { ...resolved, revision: 3 } })).body).toMatchObject({
      saved: true,
    });
    expect((await ask.draft()).data).toMatchObject({
      strategy: { name: "Plan" },
      gaps: { asia: { evidence: "Lost deals" } },
    });
  });

  const three = `${commented}  africa: { kind: geography, statement: Nobody is there }   # since May
  # a large one
  europe:
    kind: delivery
    statement: Too slow   # by weeks
  india: { kind: geography, statement: Far }
`;
  const withoutEurope = three.replace(/ {2}europe:\n.*\n.*\n/, "");

  it("of a removal puts the element back where it was, with its comments, whatever was written since", async () => {
    const { ask } = await office(three);
    await ask.edit(0, [{ path: ["gaps", "europe"] }]);
    expect((await ask.draft()).text).toBe(withoutEurope);
    await ask.edit(1, [{ path: ["gaps", "india", "statement"], value: "Very far" }]);
    await ask.undo(1);
    expect((await ask.draft()).text).toBe(three.replace("Far", "Very far"));
  });

  it("on the page, which sends the values alone, does so too", async () => {
    const { ask } = await office(three);
    const value = { kind: "delivery", statement: "Too slow" };
    await ask.edit(0, [{ path: ["gaps", "europe"] }]);
    await ask.edit(1, [{ path: ["strategy", "name"], value: "Other" }]);
    await ask.edit(2, [{ path: ["gaps", "europe"], value }]);
    expect((await ask.draft()).text).toBe(three.replace("name: Plan", "name: Other"));
    await ask.edit(3, [{ path: ["gaps", "europe"] }]);
    await ask.edit(4, [{ path: ["gaps", "europe"], value: { ...value, statement: "Another" } }]);
    expect((await ask.draft()).data).toMatchObject({ gaps: { europe: { statement: "Another" } } });
  });

  it("on the page, of what was written in one place, brings back how it was written before", async () => {
    const begun = three.replace("Nobody is there", "12.10").replace("Far", "'Far'");
    const { ask } = await office(begun);
    const far = (value: string) => [{ path: ["gaps", "india", "statement"], value }];
    await ask.edit(0, [{ path: ["gaps", "africa", "statement"], value: "#" }]);
    await ask.edit(1, [{ path: ["gaps", "africa", "statement"], value: "# 12" }]);
    await ask.edit(2, [{ path: ["gaps", "africa", "statement"], value: 12.1 }]);
    expect((await ask.draft()).text).toBe(begun);
    await ask.edit(3, far("Farther"));
    await ask.edit(4, [{ path: ["strategy", "name"], value: "Other" }]);
    await ask.edit(5, far("Far"));
    expect((await ask.draft()).text).toBe(begun.replace("name: Plan", "name: Other"));
  });

  it("on the page, of a move, brings the lines back as they stood", async () => {
    const begun = `${three}roadmap:\n  # all\n  - { id: M-01 } # 1\n\n  # second\n  - id: M-02 # 2\n`;
    const { ask } = await office(begun);
    const [first, second] = [{ id: "M-01" }, { id: "M-02" }];
    await ask.edit(0, [{ path: ["roadmap"], value: [second, first] }]);
    expect((await ask.draft()).text).toContain("  # second\n  - id: M-02 # 2\n\n  - { id: M-01 } # 1\n");
    await ask.edit(1, [{ path: ["roadmap"], value: [first, second] }]);
    expect((await ask.draft()).text).toBe(begun);
  });

  it.each(["0", "7", "x"])("of save %s, which never was, finds nothing", async (revision) => {
    const { ana } = await office();
    expect((await town.ask(ana, "POST", `/draft/history/${revision}/undo`)).status).toBe(404);
  });
});

describe("a version that is loaded beside the draft", () => {
  const load = (workspace: string, text: string) =>
    town.inside(workspace, (tx) =>
      storeStrategy(tx, workspace, { fileName: "plan.yaml", text, name: "Plan", at: town.now() }),
    );

  it("becomes the draft, where the draft was not changed", async () => {
    const { workspace, ask } = await office();
    await load(workspace, commented.replace("Asia", "India"));
    expect(await ask.draft()).toMatchObject({
      revision: 1,
      basedOn: 2,
      changed: false,
      saved: { by: null, origin: "version" },
    });
  });

  it("takes the changes of the draft along; where both changed a place, the draft stays where it was", async () => {
    const { workspace, ask } = await office();
    await ask.edit(0, [{ path: ["strategy", "name"], value: "Renamed" }]);
    await load(workspace, commented.replace("Asia", "India"));
    expect(await ask.draft()).toMatchObject({ revision: 2, basedOn: 2, changed: true });
    expect((await ask.draft()).text).toBe(
      commented.replace("Asia", "India").replace("name: Plan }", "name: Renamed }"),
    );
    await load(workspace, commented.replace("name: Plan }", "name: Loaded }"));
    expect(await ask.draft()).toMatchObject({ revision: 2, basedOn: 2 });
  });
});
