import { describe, expect, it, test } from "vitest";
import { alike } from "./blocks.ts";
import { documentKinds, formatsOf } from "./document.ts";
import { gapName } from "./names.ts";
import { agreementOf, documentOf, printings } from "./documents.ts";
import {
  blocksOf,
  missingIn,
  printOf,
  samples,
  type Sample,
  strategyOf,
  termSheet,
  textsOf,
  wholeText,
} from "./test-strategies.ts";

const both = Object.keys(samples) as Sample[];

describe.each(documentKinds)("the document %s", (kind) => {
  it.each(both)("prints %s twice alike", (sample) => {
    const strategy = strategyOf(sample);
    expect(printOf(kind, strategy)).toEqual(printOf(kind, strategy));
  });

  it.each(both)(
    "states of %s as of when, from which version, by whom and on what ground it speaks",
    (sample) => {
      const strategy = strategyOf(sample);
      const ground = {
        strategy,
        asOf: samples[sample].asOf,
        version: "version 4",
        approver: "the CRO on 1 May",
      };
      expect(documentOf(kind, ground).stamp).toEqual({
        company: strategy.company.name,
        strategy: strategy.strategy.name,
        asOf: samples[sample].asOf,
        version: "version 4",
        approver: "the CRO on 1 May",
        grounding: "1.00",
        currency: "USD",
      });
    },
  );

  it.each(both)("finds something in %s that is not empty talk", (sample) => {
    const document = printOf(kind, strategyOf(sample));
    expect(document.finding.length).toBeGreaterThan(10);
    expect(document.finding).not.toContain("does not say");
    for (const text of textsOf(document)) expect(text).not.toMatch(/undefined|NaN|\[object|null/);
  });

  it.each(both)("has tables of %s whose rows are as wide as their columns", (sample) => {
    for (const block of blocksOf(printOf(kind, strategyOf(sample)))) {
      if (block.kind !== "table") continue;
      const { columns, rows, total } = block.table;
      for (const row of [...rows, ...(total ? [total] : [])]) expect(row).toHaveLength(columns.length);
    }
  });

  test("is called by a title and says what it is for", () => {
    expect(printings[kind].title).not.toBe("");
    expect(printings[kind].purpose).toMatch(/\.$/);
    expect(formatsOf[kind]).toContain("md");
  });
});

describe("the plan", () => {
  it("may have five pages, and answers its source section by section", () => {
    const plan = printOf("plan", strategyOf("halyard"));
    expect(plan.mostPages).toBe(5);
    expect(plan.sections.map(({ title }) => title)).toEqual([
      "Strategic alignment",
      "Where partners win",
      "Partner segmentation",
      "Go-to-market",
      "Resources",
      "Roadmap",
      "Success metrics",
      "Risks",
      "Owners",
      "Checklists",
    ]);
  });

  it("says what zero partners would bring, with every figure of the answer", () => {
    const text = wholeText(printOf("plan", strategyOf("halyard")));
    expect(text).toContain("9 sellers × USD 900K × 65% is USD 5.27M a year, USD 11.8M in 2.25 years");
    expect(text).toContain("Partners must bring USD 6.15M, 20.5% of the target ARR.");
  });

  it("adds up people, lines and systems in full", () => {
    const text = textsOf(printOf("plan", strategyOf("halyard")));
    for (const total of ["USD 580,000", "USD 630,000", "USD 30,000"]) expect(text).toContain(total);
  });

  it("never adds two currencies, nor an amount that is missing", () => {
    const mixed = strategyOf("halyard", (raw) => (raw.budget.lines[0].amount = "EUR 160K"));
    expect(textsOf(printOf("plan", mixed))).toContain("EUR 160,000 + USD 470,000");
    const open = strategyOf("halyard", (raw) => delete raw.budget.lines[0].amount);
    expect(textsOf(printOf("plan", open))).toContain("unknown: an amount is missing");
  });

  it("says what a budget in several currencies costs in each, on every page that names its cost", () => {
    const mixed = strategyOf("halyard", (raw) => (raw.budget.lines[0].amount = "EUR 160K"));
    for (const kind of ["plan", "board"] as const)
      expect(wholeText(printOf(kind, mixed))).toContain(
        "USD 1.08M and EUR 160K for FY28 pay for 5 full-time",
      );
    expect(printOf("five-decisions", mixed).finding).toContain("EUR 160K and USD 470K in lines");
    expect(wholeText(printOf("board", mixed))).toContain("It needs amounts in USD.");
  });

  it("calls partner types by their plural where English has one, and as they are written where not", () => {
    const named = (name: string) =>
      wholeText(
        printOf(
          "plan",
          strategyOf("halyard", (raw) => (raw.partnerTypes.msp.name = name)),
        ),
      );
    expect(named("Healthcare consultancy")).toContain("wins 30% of ARR with healthcare consultancies,");
    expect(named("Regionaler Fachhändler")).toContain("with Regionaler Fachhändler,");
  });

  it("says early warnings and definitions in words, and names no field of the file in them", () => {
    const text = wholeText(printOf("plan", strategyOf("halyard")));
    expect(text).toContain("No contact for more than 30 days");
    expect(text).toContain("Partner-sourced revenue ÷ cost of the programme");
    expect(wholeText(printOf("five-decisions", strategyOf("halyard")))).not.toMatch(
      /definitions\.|budget\.share|target\.partners/,
    );
  });

  it("gives each gap in full, what happens in which quarter, and who decides", () => {
    const text = wholeText(printOf("plan", strategyOf("halyard")));
    expect(text).toContain("No seller covers the Mountain and Gulf states, 1,900 target accounts");
    expect(text).toContain("First partner review held (VP Alliance Go-to-Market)");
    expect(text).toContain("Chief Revenue Officer: strategy adoption");
  });

  it("counts a candidate for a region only where it says that it works there, and tells talks from names", () => {
    const text = (edit?: Parameters<typeof strategyOf>[1]) =>
      wholeText(printOf("plan", strategyOf("halyard", edit)));
    expect(text()).not.toMatch(/open; (?:in recruitment|identified|signed)/);
    expect(text()).toContain(
      "Managed service provider, in recruitment: Northgate Managed IT. Regional reseller, in recruitment: Summit Systems. Core-banking consultant, identified: Corebank Advisers.",
    );
    const placed = text((raw) => {
      raw.landscape["summit-systems"].region = "us-mountain";
      raw.landscape["corebank-advisers"].region = "us-central";
    });
    expect(placed.match(/open; in recruitment: Summit Systems/g)).toHaveLength(1);
    expect(placed.match(/open; identified: Corebank Advisers/g)).toHaveLength(1);
    expect(placed).toContain("region is not said: Managed service provider, in recruitment: Northgate");
  });

  it("calls owners by their role, and says once who holds it", () => {
    const named = strategyOf("halyard", (raw) => (raw.people.dev.name = "Ann Lee"));
    const text = wholeText(printOf("plan", named));
    expect(text.match(/Director of Partner Development \(Ann Lee\)/g)).toHaveLength(1);
    const twins = strategyOf("halyard", (raw) => {
      Object.assign(raw.people.dev, { name: "Ann Lee", title: "Director" });
      Object.assign(raw.people.ops, { name: "Bo Ray", title: "Director" });
    });
    expect(wholeText(printOf("plan", twins)).match(/Director \(Ann Lee\)/g)?.length).toBeGreaterThan(3);
  });

  it("leaves out a column that says nothing in any row, and says so", () => {
    const unknown = strategyOf("halyard", (raw) => {
      for (const cell of raw.coverage.cells) {
        delete cell.accounts;
        delete cell.arr;
      }
    });
    const regions = blocksOf(printOf("plan", unknown)).flatMap((block) =>
      block.kind === "table" && block.table.caption.startsWith("Geographic") ? [block.table] : [],
    )[0];
    expect(regions?.caption).toBe("Geographic coverage, the largest gap first; not said: accounts and ARR");
    expect(regions?.columns.map(({ title }) => title)).toEqual([
      "Region",
      "Who sells",
      "Need, gap and who is coming",
      "Owner",
    ]);
  });

  it("writes the figures of a column with as many decimals as each other", () => {
    const text = wholeText(printOf("plan", strategyOf("halyard")));
    for (const score of ["81.0", "62.5", "54.0"]) expect(text).toContain(score);
    expect(alike([20, 15.94, null], 1)).toEqual(["20.0", "15.9", null]);
    expect(alike([20, 15.02], 1)).toEqual(["20", "15"]);
  });

  it("names an owner who is nobody as missing, not as empty", () => {
    const unowned = strategyOf("halyard", (raw) => delete raw.objectives["managed-service"].owner);
    expect(wholeText(printOf("plan", unowned))).toContain("not said");
  });
});

describe("the board's deck", () => {
  const slides = (edit?: Parameters<typeof strategyOf>[1]) =>
    printOf("board", strategyOf("halyard", edit)).sections;

  it("shows the year of the target, and the target itself", () => {
    const projection = slides()[4];
    const text = JSON.stringify(projection?.blocks);
    expect(text).toContain("FY29, to 31 January 2029");
    expect(text).toContain("to the target of USD 30M by 31 January 2029");
    expect(text).not.toContain("FY27");
  });

  it("tells the bets that run from those that wait", () => {
    expect(JSON.stringify(slides()[0]?.blocks)).toContain("active bet, 1 next");
  });

  it("has ten slides, each with its finding as title, also where the strategy says nothing", () => {
    for (const sections of [
      slides(),
      slides((raw) =>
        Object.keys(raw).forEach(
          (key) => !["entente", "strategy", "company"].includes(key) && delete raw[key],
        ),
      ),
    ]) {
      expect(sections).toHaveLength(10);
      for (const { finding } of sections) expect(finding).toMatch(/\S{2}/);
    }
  });

  it("asks for what is not decided yet, and for nothing else", () => {
    expect(slides()[0]?.finding).toBe("Decide: adopt the strategy and approve the next bet in advance");
    expect(slides((raw) => delete raw.budget.approved)[0]?.finding).toContain("release USD 1.24M");
    const adopted = documentOf("board", {
      strategy: strategyOf("halyard", (raw) => delete raw.bets["regional-resale"]),
      asOf: "2026-11-20",
      version: "version 4",
      approver: "Ann Lee",
    });
    expect(adopted.sections[0]?.finding).toBe(
      "Nothing is left to decide: the strategy is adopted and its budget approved",
    );
  });

  it("reckons the return before the reader's eyes, and says what is missing for it", () => {
    expect(slides()[3]?.finding).toBe(
      "Each USD spent in FY28 is to bring 1.61, above the 1.5 that is asked for",
    );
    expect(slides((raw) => delete raw.budget)[3]?.finding).toMatch(/^The return is unknown: /);
  });
});

describe("what is not said", () => {
  it("is named as the forms name it, and by no field of the file", () => {
    const bare = strategyOf("halyard", (raw) => {
      for (const key of Object.keys(raw))
        if (!["entente", "strategy", "company"].includes(key)) delete raw[key];
      raw.company = { name: "Bare", currency: "USD" };
    });
    for (const kind of documentKinds) {
      const text = wholeText(printOf(kind, bare));
      expect(text).not.toMatch(/\b(?:company|thesis|budget|strategy|coverage|definitions)\.[a-z]/);
      expect(text).not.toMatch(/\b(?:partnerTypes|northStar|goToMarket|arrShare)\b/);
    }
    expect(missingIn(printOf("plan", bare))).toContain("The partnership thesis. Write it in Thesis.");
  });
});

describe("what tables call a gap", () => {
  it("is its slug in words, with the capitals of its statement and of regions, and no others", () => {
    const strategy = strategyOf("halyard", (raw) => {
      raw.coverage.regions["us-mountain"].name = "Denmark";
      raw.gaps["brand-denmark-iso"] = {
        kind: "credibility",
        statement: "Brand trust follows ISO audits here",
      };
    });
    expect(gapName(strategy, "brand-denmark-iso")).toBe("Brand Denmark ISO");
    expect(gapName(strategy, "no-managed-service")).toBe("No managed service");
  });
});

describe("a bet that is parked", () => {
  it("has not started in a quarter that is still to come", () => {
    const strategy = strategyOf("halyard", (raw) => {
      raw.bets["msp-first"].status = "parked";
      raw.bets["msp-first"].start = "FY29-Q1";
    });
    const text = wholeText(printOf("where-to-win", strategy));
    expect(text).toContain("is parked; its start was set for FY29-Q1");
  });
});

describe("an agreement", () => {
  it("prints with every key term of its kind, and leaves the parties to be filled in", () => {
    const text = wholeText(termSheet("resale-agreement", strategyOf("halyard")));
    for (const term of [
      "Territory",
      "Exclusivity",
      "Pricing",
      "Deal registration",
      "Training",
      "Quota",
      "Reporting",
      "Term",
      "Termination",
    ])
      expect(text).toContain(term);
    expect(text).toContain("____");
    expect(text).toContain("counted by the calendar “");
    const sheet = termSheet("resale-agreement", strategyOf("halyard"));
    const tables = sheet.sections.flatMap(({ blocks }) =>
      blocks.flatMap((one) => (one.kind === "table" ? [one.table] : [])),
    );
    expect(tables.filter(({ byHand }) => byHand).map(({ caption }) => caption)).toEqual(["For the parties"]);
  });

  it("says which key terms are open", () => {
    const open = strategyOf("halyard", (raw) => delete raw.agreements["resale-agreement"].quota);
    const sheet = termSheet("resale-agreement", open);
    expect(sheet.finding).toBe("Resale agreement. 1 key term still open: Quota");
    expect(missingIn(sheet)).toContain("Quota. Write it in Agreements.");
  });

  it("that the strategy does not have is a no that names those it has", () => {
    const ground = { strategy: strategyOf("halyard"), asOf: "2026-11-20", version: "v", approver: null };
    expect(agreementOf("constructor", ground)).toEqual({
      ok: false,
      reason: "the strategy has no agreement constructor",
      accepted: "resale-agreement, consultant-referral-agreement or console-integration",
    });
  });
});
