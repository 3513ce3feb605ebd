import { competitors } from "./competitors.ts";
import type { Path } from "../strategy/path.ts";
import { bets, declined } from "./bets.ts";
import type { Book } from "./book.ts";
import { budgetPath } from "./budget-table.ts";
import type { Context } from "./context.ts";
import { gaps } from "./gaps.ts";
import { landscape } from "./landscape.ts";
import type { PartSpec } from "./part-spec.ts";
import { lines, positions, systems } from "./parts-budget.ts";
import { assumptions, decisions, risks, sources, value } from "./parts-how.ts";
import { objectives, partnerTypes } from "./parts-why.ts";
import type { Said } from "./said.ts";

/** Parts by table, the more particular first: a risk has a mitigation, and so may an investment. */
export const elements: readonly PartSpec[] = [
  objectives,
  risks,
  assumptions,
  competitors,
  bets,
  decisions,
  partnerTypes,
  gaps,
  landscape,
  value,
  declined,
  sources,
];
/** Parts of the budget: more columns are needed to know them, so that they come last. */
export const budgetParts: readonly PartSpec[] = [positions, systems, lines];

export const parts: readonly PartSpec[] = [...elements, ...budgetParts];

/** Where an element of a part stands, by its name and what the headings say of it. */
export function elementPath(book: Book, spec: PartSpec, name: Said, context: Context): Path {
  if (budgetParts.includes(spec)) return budgetPath(book, spec, name);
  if (spec.part === "decisions") {
    const id = `D-${String(book.countOf(["decisions"]) + 1).padStart(3, "0")}`;
    book.put(name, ["decisions", id, "need"], name.text.trim());
    return ["decisions", id];
  }
  const slug = book.element(name, spec.part, name.text.trim(), spec.name);
  if (spec.part === "landscape" && context.candidateTier)
    book.put(name, ["landscape", slug, "tier"], context.candidateTier);
  if (spec.part === "partnerTypes" && context.category)
    book.put(name, ["partnerTypes", slug, "category"], context.category);
  return [spec.part, slug];
}
