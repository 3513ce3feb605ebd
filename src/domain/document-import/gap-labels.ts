import type { LabelledPart } from "./labels.ts";
import { asFillers } from "./reasons-table.ts";

const gapLabels: readonly (readonly [kind: string, says: string])[] = [
  ["market-velocity", "market velocity gap, market_velocity_gap, market velocity"],
  ["credibility", "credibility gap, credibility_gap, credibility"],
  ["delivery", "delivery gap, delivery_gap, delivery"],
  ["geographic", "geographic gap, geographic_gap, geographic, geographic reach, geography gap"],
  ["cost-efficiency", "cost efficiency, cost_efficiency, cost efficiency gap, cost-efficiency"],
  ["competitive-pressure", "competitive pressure, competitive_pressure, competitive-pressure"],
];

/** The six reasons for partners, each a gap of its kind. */
export const gapKindLabels: LabelledPart = {
  base: ["gaps"],
  what: "gap",
  fields: gapLabels.map(([kind, says]) => ({
    says: says.split(", "),
    at: [],
    read: (book, said) => {
      const [, statement = said.text, filled] =
        /^(.+?)[.;,]?\s+(?:partner types?|filled by|closed by):\s+(.+)$/i.exec(said.text) ?? [];
      const slug = book.element(said, "gaps", statement.trim(), "statement");
      book.put(said, ["gaps", slug, "kind"], kind);
      if (filled) asFillers(book, { ...said, text: filled }, ["gaps", slug]);
    },
  })),
};
