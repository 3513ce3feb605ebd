import { gapKinds } from "../strategy/closed-sets.ts";
import { memberIn } from "./member-in.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asOneOf, asTextOn, take } from "./readers.ts";
import { asFillers } from "./reasons-table.ts";
import { owner, sources } from "./references.ts";
import { isBlank } from "./said.ts";
import { cellOf } from "./table.ts";
import { gapWords } from "./vocabulary.ts";

/** Titles of what a gap costs. */
export const costsOfAGap = [
  "what it costs us",
  "what it costs",
  "cost of the gap",
  "cost to us",
  "what we lose",
  "consequence",
  "consequences",
];
/** Titles of the partner types that close it. */
export const closersOfAGap = [
  "filled by",
  "closed by",
  "partner type that closes it",
  "partner type that fills it",
  "partner that closes it",
  "partner that fills it",
  "partners that close it",
  "who closes it",
  "who fills it",
];

export const gaps: PartSpec = {
  part: "gaps",
  what: "gap",
  named: ["gap"],
  name: "statement",
  needs: [
    "kind",
    "reason",
    "kind of gap",
    "evidence",
    "sources",
    "statement",
    ...costsOfAGap,
    ...closersOfAGap,
  ],
  never: ["risk", "bet", "partner type"],
  under: /\bgaps?\b/,
  listed: { under: /^(?:(?:the|our|key) )?gaps$/, isSentence: true },
  fields: [
    field("kind, reason, kind of gap, type", "kind", asOneOf(gapKinds, gapWords)),
    field(["partner type", "partner types", ...closersOfAGap].join(", "), [], asFillers),
    sources,
    owner,
  ],
  also(book, path, name, cells) {
    if (book.options.isOurs) return;
    // A gap is stated with its figure: what it costs goes on with its sentence.
    const cost = cellOf(cells, ...costsOfAGap);
    if (cost && !isBlank(cost.text)) take(book, cost, [...path, "statement"], asTextOn);
    const kind = memberIn(gapKinds, gapWords, name.text.replace(/\s+gap$/i, ""));
    if (!kind) return;
    if (!book.has([...path, "kind"])) book.put(name, [...path, "kind"], kind);
    // A gap that is called by its kind is stated in the column beside it.
    for (const column of ["description", "statement", "evidence", "detail"]) {
      const said = cells.get(column);
      if (said) take(book, said, [...path, "statement"], asTextOn);
    }
  },
};
