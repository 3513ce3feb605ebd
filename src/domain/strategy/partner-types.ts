import {
  categoryNames,
  earningKinds,
  models,
  partnerKinds,
  priorities,
  typeDecisions,
} from "./closed-sets.ts";
import { field, list, map, must, refs, shape } from "./fields.ts";
import { targetFields } from "./target.ts";
import { atLeastZero, count, day, oneOf, share, text, texts } from "./values.ts";

/** The partner types that belong in the portfolio, the gap each fills, and what is in it for them. */
export const partnerTypes = map(
  shape({
    name: must(text(), "Name of the type"),
    kind: field(oneOf(partnerKinds), "Kind of company"),
    category: field(oneOf(categoryNames), "Category of partnering"),
    fills: field(refs("gap"), "Gaps that this type fills"),
    earns: field(list(oneOf(earningKinds)), "How the partner makes money with us"),
    models: field(list(oneOf(models)), "How the partner and we go to market"),
    priority: field(oneOf(priorities), "Priority among the types"),
    target: field(
      shape({
        partners: field(count(), "Enrolled partners wanted"),
        share: field(share(), "Intended share of partner-attached revenue over 12 months"),
      }),
      "The intended composition",
    ),
    role: field(
      shape({
        primary: field(text(), "What the partner is for"),
        sales: field(text(), "Its part in the sale"),
        marketing: field(text(), "Its part in marketing"),
        success: field(shape(targetFields), "The measure its success is judged by; counts 12 months"),
      }),
      "Role card",
    ),
    gives: field(texts(), "What we give the partner"),
    gets: field(texts(), "What we get from the partner"),
    criteria: field(texts(), "Who qualifies"),
    capacity: field(
      shape({
        vendors: field(atLeastZero(), "Vendors such a partner works with"),
        hoursPerQuarter: field(atLeastZero(), "Hours a quarter it can give us"),
      }),
      "What such a partner can realistically give us",
    ),
    reviews: field(
      list(
        shape({
          on: must(day(), "Day of the audit"),
          decision: must(oneOf(typeDecisions), "What was decided"),
          because: field(text(), "Why"),
        }),
      ),
      "Yearly audits of the type",
    ),
  }),
);
