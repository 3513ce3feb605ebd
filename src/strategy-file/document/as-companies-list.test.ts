import { describe, expect, it } from "vitest";
import { at, imported, leftOf } from "./test-import.ts";

const of = (...lines: readonly string[]) => imported(lines.join("\n"));

describe("rivals", () => {
  const plan = of(
    "# Plan",
    "## Competitor landscape",
    "| Competitor | Channel approach | Their key partners | Weakness |",
    "|---|---|---|---|",
    "| Kiwa Motion | Resale | Toyo Lift, NordLift | Slow software |",
    "| OttoMat | Direct only | none | No service abroad |",
  );

  it("stand with the partners that they have, each with the model of the row", () => {
    expect(at(plan, "competitors", "kiwa-motion")).toEqual({
      name: "Kiwa Motion",
      partners: [
        { name: "Toyo Lift", model: "resale" },
        { name: "NordLift", model: "resale" },
      ],
    });
  });

  it("have no partner called none, and what the model does not keep is left", () => {
    expect(at(plan, "competitors", "ottomat")).toEqual({ name: "OttoMat" });
    expect(leftOf(plan, 6)).toEqual(["Direct only", "none", "No service abroad"]);
  });
});

describe("candidates in an order", () => {
  const table = (priority: string, ...more: readonly string[]) =>
    of(
      "# Plan",
      "## Target partners",
      `| Partner | Priority |${more.length > 0 ? " Tier |" : ""}`,
      `|---|---|${more.length > 0 ? "---|" : ""}`,
      `| Vanriet | ${priority} |${more.map((tier) => ` ${tier} |`).join("")}`,
    );

  it("of A, B and C are in these tiers, which is an assumption", () => {
    const plan = table("A");
    expect(at(plan, "landscape", "vanriet")).toEqual({ name: "Vanriet", tier: "A" });
    expect(plan.assumptions.map(({ words }) => words)).toContain(
      "The priorities A, B and C of candidates are read as their tiers",
    );
  });

  it("of P0 to P2 have that priority, and any other is left", () => {
    expect(at(table("P0"), "landscape", "vanriet")).toEqual({ name: "Vanriet", priority: "P0" });
    expect(at(table("1"), "landscape", "vanriet")).toEqual({ name: "Vanriet" });
  });

  it("keep the tier that a column of its own gives", () => {
    const plan = table("A", "B");
    expect(at(plan, "landscape", "vanriet")).toEqual({ name: "Vanriet", tier: "B" });
  });
});
