import { describe, expect, it } from "vitest";
import { factsOf, type Ledger, strategyWith } from "../../../tests/world.ts";
import { answer } from "./answer.ts";

const asOf = "2026-10-31";

describe("partner retention", () => {
  const retention = (partners: Ledger["partners"] = {}) => {
    const strategy = strategyWith({});
    const facts = factsOf(strategy, asOf, { partners });
    return answer(strategy, facts, { measure: "partner-retention", asOf, scope: {} });
  };
  const kept = { enrolledOn: "2024-01-01" };

  it("is told by the days on which partners joined and left", () => {
    const left = { ...kept, leftOn: "2026-01-01" };
    const recent = { enrolledOn: "2026-05-01" };
    expect(retention({ Stays: kept, Left: left, New: recent })).toMatchObject({ value: 0.5, rows: 2 });
  });

  it("is unknown when one that has left joined on an unknown day: nobody knows whether it was there", () => {
    const left = { enrolledOn: null, leftOn: "2026-01-01" };
    expect(retention({ Stays: kept, Left: left })).toMatchObject({
      value: null,
      unknown: "1 partners joined on an unknown day",
    });
  });
});
