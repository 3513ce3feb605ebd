import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { type Change, diffStrategies } from "./diff.ts";

const changes = (edit: (raw: Raw) => void): Change[] => diffStrategies(exampleWith(), exampleWith(edit));
const words = (edit: (raw: Raw) => void): string[] => changes(edit).map((change) => change.words);

describe("the difference of two strategies", () => {
  it("is nothing for the same strategy", () => expect(changes(() => {})).toEqual([]));

  it("is said in the strategy's words, with both values as they are written", () => {
    expect(changes((raw) => (raw.programs.managed.tiers[2].criteria[1].atLeast = 4))).toEqual([
      {
        path: "/programs/managed/tiers/2/criteria/1/atLeast",
        subject: "managed/gold",
        kind: "changed",
        before: 3,
        after: 4,
        words: "tier managed/gold: certified people 3 → 4",
      },
    ]);
  });

  it.each<[(raw: Raw) => void, string]>([
    [(raw) => (raw.company.arr.target = "40M"), "company: arr target 30M → 40M"],
    [(raw) => (raw.thesis.northStar.atLeast = "8M"), "thesis: north star partner-sourced ARR 9M → 8M"],
    [
      (raw) => (raw.bets["msp-first"].leading.atLeast = "1.5M"),
      "bet msp-first: leading partner-sourced pipeline 1.2M → 1.5M",
    ],
    [(raw) => delete raw.bets["msp-first"].budget, "bet msp-first: budget removed (was 310K)"],
    [(raw) => (raw.bets["msp-first"].targets = ["A", "B"]), "bet msp-first: targets added"],
    [(raw) => raw.bets["msp-first"].serves.shift(), "bet msp-first: serves − mid-market-growth"],
    [
      (raw) => raw.partnerTypes.msp.fills.reverse(),
      "partner type msp: fills in another order: no-managed-service, cost-to-reach → cost-to-reach, no-managed-service",
    ],
    [(raw) => (raw.coverage.cells[3].need = 7), "cell us-mountain/general/medium: need 6 → 7"],
    [(raw) => raw.coverage.cells[3].types.push("msp"), "cell us-mountain/general/medium: types + msp"],
    [
      (raw) => (raw.programs.managed.tiers[2].benefits[1].value = "12K"),
      "tier managed/gold: benefit mdf value 10K → 12K",
    ],
    [
      (raw) => raw.programs.managed.tiers[3].criteria.pop(),
      "tier managed/platinum: dedicated-practice removed",
    ],
    [(raw) => raw.programs.managed.tiers.splice(1, 1), "tier managed/silver removed"],
    [(raw) => (raw.budget.lines[0].amount = "170K"), "budget line Co-marketing funds: amount 160K → 170K"],
    [(raw) => (raw.budget.people[0].fte = 4), "position Partner manager: fte 3 → 4"],
    [(raw) => (raw.decisions["D-001"].facts.core = true), "decision D-001: facts core no → yes"],
    [
      (raw) => (raw.okrs.scale.keyResults[0].atLeast = "90%"),
      "key result KR-2.1: registration answer rate 95% → 90%",
    ],
    [(raw) => (raw.metrics[3].targets.FY28 = 5), "metric active partners (category ecosystem): FY28 4 → 5"],
    [
      (raw) => (raw.metrics[0].targets["FY28-Q3"] = "1M"),
      "metric partner-sourced revenue: FY28-Q3 added: 1M",
    ],
    [(raw) => raw.roadmap.unshift({ id: "M-00", title: "Kick-off" }), "milestone M-00 added"],
    [(raw) => (raw.raci["tier-change"].cpo = "R"), "RACI of tier-change: cpo A → R"],
    [(raw) => delete raw.value, "value removed"],
    [
      (raw) => (raw.coverage.rulesOfEngagement[1].seller = "shared"),
      "coverage: rule of engagement (route partner) seller partner → shared",
    ],
    [
      (raw) => (raw.measures["partner-satisfaction"].unit = "share"),
      "measure partner-satisfaction: unit score → share",
    ],
  ])("%s: %s", (edit, sentence) => expect(words(edit)).toEqual([sentence]));

  it.each<[(raw: Raw) => void, string]>([
    [(raw) => (raw.company.arr.target = "40M"), "Company: ARR target 30M → 40M"],
    [
      (raw) => (raw.bets["msp-first"].owner = "cro"),
      "Bet “Win the managed mid-market through MSPs”: owner VP Alliance Go-to-Market → Chief Revenue Officer",
    ],
    [
      (raw) => raw.coverage.cells[3].types.push("msp"),
      "Cell US Mountain, General business, 200 to 2000 people: types + Managed service provider",
    ],
    [
      (raw) => (raw.programs.managed.tiers[2].benefits[1].value = "12K"),
      "Tier Gold, Managed partner programme: benefit market development funds value 10K → 12K",
    ],
    [
      (raw) => (raw.decisions["D-001"].facts.core = true),
      "Decision D-001 “A managed detection service”: facts core no → yes",
    ],
    [
      (raw) => (raw.okrs.scale.keyResults[0].atLeast = "90%"),
      "Key result KR-2.1 “Answer 95% of registrations within 48 hours”: registration answer rate 95% → 90%",
    ],
    [(raw) => raw.roadmap.unshift({ id: "M-00", title: "Kick-off" }), "Milestone M-00 “Kick-off” added"],
    [(raw) => (raw.raci["tier-change"].cpo = "R"), "RACI of tier change: Chief Partner Officer A → R"],
    [(raw) => delete raw.raci, "Who decides removed"],
    [(raw) => delete raw.bets["msp-first"], "Bet “Win the managed mid-market through MSPs” removed"],
    [
      (raw) => (raw.competitors.palisade.partners[0].locked = true),
      "Competitor Palisade: partner Summit Systems locked no → yes",
    ],
    [(raw) => (raw.metrics[3].targets.FY28 = 5), "Metric active partners (category ecosystem): FY28 4 → 5"],
    [(raw) => (raw.budget.share.msp = "20%"), "Budget: share Managed service provider 50% → 20%"],
  ])("speaks in names where it is asked to, %s: %s", (edit, sentence) =>
    expect(diffStrategies(exampleWith(), exampleWith(edit), "names")).toMatchObject([{ words: sentence }]),
  );

  it("tells the elements of a list apart by name and not by place", () => {
    expect(changes((raw) => raw.roadmap.shift())).toMatchObject([
      { kind: "removed", subject: "M-01", path: "/roadmap/0" },
    ]);
  });

  it("says that elements changed places, and nothing else", () => {
    const moved = changes((raw) =>
      raw.coverage.rulesOfEngagement.splice(
        1,
        2,
        raw.coverage.rulesOfEngagement[2],
        raw.coverage.rulesOfEngagement[1],
      ),
    );
    expect(moved).toMatchObject([{ kind: "changed", path: "/coverage/rulesOfEngagement" }]);
    expect(moved[0]?.words).toMatch(/^coverage: rules of engagement in another order: /);
  });

  it("tells cells of the same dimensions apart by their partner types", () => {
    const cell = (type: string, need: number) => ({ region: "us-central", types: [type], need });
    const before = { coverage: { cells: [cell("msp", 1), cell("var", 2)] } };
    const after = { coverage: { cells: [cell("var", 3), cell("msp", 1)] } };
    expect(diffStrategies(before, after).map((change) => change.words)).toEqual([
      "coverage: cells in another order: us-central (1), us-central (2) → us-central (2), us-central (1)",
      "cell us-central/var: need 2 → 3",
    ]);
  });

  it("answers for texts that are no strategy at all", () => {
    expect(diffStrategies(null, [])).toMatchObject([{ path: "", subject: "strategy", kind: "changed" }]);
    expect(diffStrategies({}, { bets: 5 })).toMatchObject([
      { path: "/bets", kind: "added", before: null, after: 5 },
    ]);
  });
});

/** Every leaf of plain data, with its path as text. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${path}/${key}`));
}

const isUnder = (path: string, change: Change): boolean =>
  path === change.path || path.startsWith(`${change.path}/`);

describe("for any edit of a value", () => {
  const all = leaves(exampleWith());
  const edits = fc.uniqueArray(fc.nat(all.length - 1), { minLength: 1, maxLength: 6 });

  it("each value that differs is in exactly one change, and no other change is told", () => {
    fc.assert(
      fc.property(edits, (indexes) => {
        // Ids and names tell elements apart: another name is another element, which the examples above are about.
        const named =
          /\/(id|name|role|metric|fact|kind|step|model|when|where|region|vertical|size|signal|from|before|event|on)(\/|$)/;
        const chosen = indexes.map((index) => all[index]?.[0] ?? "").filter((path) => !named.test(path));
        const edited = exampleWith((raw) => chosen.forEach((path) => set(raw, path, "something else")));
        const told = diffStrategies(exampleWith(), edited);
        for (const path of chosen) expect(told.filter((change) => isUnder(path, change))).toHaveLength(1);
        for (const change of told) expect(chosen.some((path) => isUnder(path, change))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("what is added one way is removed the other way", () => {
    fc.assert(
      fc.property(edits, (indexes) => {
        const chosen = indexes.map((index) => all[index]?.[0] ?? "").filter((path) => !/\/\d+$/.test(path));
        const edited = exampleWith((raw) => chosen.forEach((path) => set(raw, path, undefined)));
        const kinds = (before: Raw, after: Raw, kind: string) =>
          diffStrategies(before, after).filter((change) => change.kind === kind).length;
        expect(kinds(exampleWith(), edited, "removed")).toBe(kinds(edited, exampleWith(), "added"));
        expect(kinds(exampleWith(), edited, "added")).toBe(kinds(edited, exampleWith(), "removed"));
      }),
      { numRuns: 40 },
    );
  });
});

/** Writes a leaf, or takes it away. */
function set(raw: Raw, path: string, value: unknown): void {
  const steps = path.slice(1).split("/");
  const last = steps.pop() ?? "";
  const holder = steps.reduce((parent, step) => parent?.[step], raw);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}
