import { northStar } from "./company.ts";
import { categoryNames, gapKinds, models, principles } from "./closed-sets.ts";
import { field, list, map, must, ref, refs, shape } from "./fields.ts";
import { duration, oneOf, share, text, texts } from "./values.ts";
import { z } from "zod";

/** What the direct organisation cannot do as well; each partner type must fill at least one. */
export const gaps = map(
  shape({
    kind: field(oneOf(gapKinds), "Which of the six reasons for partners this is"),
    statement: must(text(), "The gap in one sentence, with its figure"),
    sources: field(refs("source"), "Evidence"),
    owner: field(ref("person"), "Who watches the gap"),
  }),
);

export const thesis = shape({
  principle: field(oneOf(principles), "The philosophy of the programme"),
  arrShare: field(share(), "Share of total ARR that partners are to bring"),
  within: field(duration(), "Time in which they are to bring it"),
  markets: field(refs("region"), "Regions where partners should help"),
  models: field(
    list(
      shape({
        model: must(oneOf(models), "How the partner and we go to market"),
        because: field(text(), "Why this model"),
      }),
    ),
    "Partnership models chosen",
  ),
  because: field(text(), "Why partners, in one sentence"),
  statement: field(
    text(),
    "The whole thesis in one sentence of your own; without it, it is written from the fields",
  ),
  mechanisms: field(
    list(
      shape({
        statement: must(text(), "How partners move the outcome"),
        sources: field(refs("source"), "Evidence"),
      }),
    ),
    "The mechanisms the thesis rests on; each is a claim",
  ),
  northStar: field(northStar, "The one outcome the strategy is judged by"),
});

/** What each kind of partnering is for, and what it asks of both sides. */
export const categories = z.partialRecord(
  oneOf(categoryNames),
  shape({
    goal: field(text(), "What this category of partnering is for"),
    offers: field(texts(), "What we offer"),
    gets: field(texts(), "What we get"),
    criteria: field(texts(), "Who qualifies"),
    requirements: field(z.record(z.string(), text()), "What each side must do, by topic"),
  }),
);
