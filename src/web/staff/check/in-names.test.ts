import { describe, expect, it } from "vitest";
import { inNames } from "./in-names.ts";
import { namesFor, namesOf, subjectIn } from "../../../domain/strategy/names-of.ts";

const names = namesOf({
  people: { cpo: { title: "Chief Partner Officer" }, cro: { title: "Chief Revenue Officer" } },
  gaps: {
    "local-stock": {
      statement: "Temples order sensors from whoever keeps them in the next town, and we ship from Osaka",
    },
  },
  partnerTypes: { dealer: { name: "Specialist dealer" } },
  bets: { "temples-first": { name: "Temples first" } },
  coverage: { regions: { kansai: { name: "Kansai" } } },
  programs: { resale: { name: "Resale programme", tiers: [{ id: "gold", name: "Gold" }] } },
  assumptions: { "local-stock": { statement: "Stock decides" } },
  risks: { twin: { risk: "A rival copies it" } },
  scenarios: { twin: { owner: "cpo" } },
});
const read = (text: string) =>
  inNames(text, names)
    .map(({ is, text: piece }) => (is === "written" ? `\`${piece}\`` : piece))
    .join("");

describe("a text of the check on the screen", () => {
  it.each([
    ["no agreement covers `dealer`", "no agreement covers Specialist dealer"],
    ["`temples-first` has no leading measure", "“Temples first” has no leading measure"],
    ["`resale/gold` gives discount, `gold` does not", "Gold, Resale programme gives discount, Gold does not"],
    ["the north star wants 9M of `partner-sourced-arr`", "the north star wants 9M of Partner-sourced ARR"],
  ])("calls elements by their names: %s", (text, said) => expect(read(text)).toBe(said));

  it("takes the words that would fit for what they are, and not for people with such a slug", () => {
    const ofSales = namesOf({ people: { sales: { title: "Chief Revenue Officer" } } });
    const said = (rule: string) =>
      inNames("`function` is `legal`; expected one of: sales, finance", namesFor({ rule }, ofSales))
        .map(({ text }) => text)
        .join("");
    expect(said("FMT-001")).toBe("“Function” is legal; expected one of: sales, finance");
    expect(said("REF-001")).toContain("Chief Revenue Officer");
  });

  it("shortens a sentence that names an element, and keeps the whole of it at hand", () => {
    const [, gap] = inNames("no partner type fills `local-stock`", names);
    expect(gap).toEqual({
      is: "name",
      text: "“Temples order sensors from whoever keeps them in the…”",
      whole: "Temples order sensors from whoever keeps them in the next town, and we ship from Osaka",
    });
  });

  it.each([
    ["write who approved it and when (`approved`)", "write who approved it and when (Approved)"],
    ["set the day (`thesis.northStar.by`) to", "set the day (Thesis: North star by) to"],
    ["open it (`status: active`)", "open it (Status: active)"],
    [
      "to the gap `local-stock` (`gaps.local-stock.sources`)",
      "to the gap “Temples order sensors from whoever keeps them in the…” (Sources)",
    ],
    ["(`thesis.mechanisms[0].sources`)", "(Thesis: Mechanisms 1 sources)"],
    ["`kind` is missing", "“Kind” is missing"],
  ])("calls fields by their labels: %s", (text, said) => expect(read(text)).toBe(said));

  it.each([
    [
      "who is accountable (`owner`): cpo, cro and 2 more",
      "who is accountable (Owner): Chief Partner Officer, Chief Revenue Officer and 2 more",
    ],
    ["write one of: dealer, kansai", "write one of: Specialist dealer, Kansai"],
    ["expected one of: commission, referral-fee", "expected one of: commission, referral fee"],
    ["shrink or postpone temples-first", "shrink or postpone “Temples first”"],
  ])("reads lists that no backtick marks: %s", (text, said) => expect(read(text)).toBe(said));

  it("means the element of its own part where parts share a slug", () => {
    const ofAssumptions = (slug: string) => names(slug, "assumptions");
    expect(inNames("`local-stock` has no date", ofAssumptions)[0]?.text).toBe("“Stock decides”");
  });

  it.each([
    ["there is no gap `lokal-stock`", "there is no gap `lokal-stock`"],
    ["no warning of `twin` is a signal", "no warning of `twin` is a signal"],
    ["a co-sell partner is dear, and so is a gold one", "a co-sell partner is dear, and so is a gold one"],
  ])("names nothing that is not there, is meant twice, or is plain English: %s", (text, said) =>
    expect(read(text)).toBe(said),
  );

  it.each([
    [
      "/gaps/local-stock",
      "local-stock",
      "Temples order sensors from whoever keeps them in the next town, and we ship from Osaka",
    ],
    ["/coverage/cells/0", "kansai/dealer", "Kansai, Specialist dealer"],
    ["/budget", "budget", "Budget"],
    ["/roadmap/0", "M-01", "M-01"],
  ])("says what it is about: %s", (path, subject, said) =>
    expect(subjectIn(names, { path, subject })).toBe(said),
  );
});
