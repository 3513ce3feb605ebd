import { expect, it } from "vitest";
import { readStrategy } from "./read.ts";
import { sentenceFromFields, thesisSentence } from "./thesis-sentence.ts";

function strategyWith(thesis: object) {
  const { strategy } = readStrategy({
    entente: 1,
    strategy: { name: "Plan" },
    company: { name: "Tallyard", currency: "EUR" },
    partnerTypes: { consultancy: { name: "Consultancy" } },
    thesis,
  });
  if (!strategy) throw new Error("This is a strategy");
  return strategy;
}

it("is written from the fields until it has words of its own", () => {
  const fields = { because: "Buyers ask an adviser first", arrShare: "25%", within: "3 years" };
  const written = thesisSentence(strategyWith(fields));
  expect(written).toMatch(/^Buyers ask an adviser first, so Tallyard wins 25% of .* within 3 years\.$/);
  const own = strategyWith({ ...fields, statement: "Advisers open the doors that we cannot." });
  expect(thesisSentence(own)).toBe("Advisers open the doors that we cannot.");
  expect(sentenceFromFields(own)).toBe(written);
  expect(thesisSentence(strategyWith({ ...fields, statement: " " }))).toBe(written);
});

it("speaks of partner types in the plural where it is known, and leaves what stands in brackets", () => {
  const named = (name: string) => {
    const strategy = strategyWith({});
    return sentenceFromFields({ ...strategy, partnerTypes: { one: { name } } });
  };
  expect(named("Gateway maker (OEM)")).toContain("with gateway makers (OEM).");
  expect(named("Hyperscaler marketplace")).toContain("with hyperscaler marketplaces.");
  expect(named("Systemhaus (Süd)")).toContain("with Systemhaus (Süd).");
});

it("says what waits for evidence, and does not begin with it", () => {
  const starter = strategyWith({ because: "To confirm: buyers ask an adviser first." });
  expect(thesisSentence(starter)).toMatch(/^Buyers ask an adviser first \(to confirm\), so Tallyard wins/);
});
