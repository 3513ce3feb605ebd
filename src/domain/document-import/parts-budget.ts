import { lineKinds, positionKinds, purposes } from "../strategy/closed-sets.ts";
import { memberIn } from "./member-in.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asAmount, asFte, asOneOf, type Reader } from "./readers.ts";
import { asType, owner } from "./references.ts";
import { lineWords, positionWords, purposeWords } from "./vocabulary.ts";

export const systems: PartSpec = {
  part: "systems",
  what: "system",
  named: ["system", "technology", "tool", "platform"],
  name: "name",
  needs: ["purpose", "cost", "what it is for"],
  fields: [
    field("purpose, what it is for, use", "purpose"),
    field("cost, amount, annual cost", "cost", asAmount),
    owner,
  ],
};

export const positions: PartSpec = {
  part: "positions",
  what: "position",
  named: ["resource", "position", "role", "headcount"],
  name: "role",
  needs: ["fte", "ftes", "full-time people", "full time people", "headcount"],
  fields: [
    field("fte, ftes, full-time people, full time people", "fte", asFte),
    field("headcount, heads", "fte", asHeadcount),
    field(
      "cost, annual cost, fully loaded cost, loaded cost, amount, spend, annual spend, cost per year, total cost, salary",
      "cost",
      asAmount,
    ),
    field("partner types, types, works for, for", "types", asType(true)),
    field("kind", "kind", asOneOf(positionKinds, positionWords)),
    field("role", [], asPositionRole),
  ],
  also(book, path, name) {
    const kind = memberIn(positionKinds, positionWords, name.text);
    if (kind && !book.has([...path, "kind"])) book.put(name, [...path, "kind"], kind);
  },
};

export const lines: PartSpec = {
  part: "lines",
  what: "budget line",
  named: ["initiative", "budget line", "investment line", "line", "program", "investment"],
  name: "name",
  needs: ["amount", "budget", "cost", "spend", "annual spend", "planned spend", "investment"],
  never: ["fte", "system", "risk", "bet"],
  under:
    /budget|investments?(?: (?:for |in )?(?:fy ?)?(?:20)?\d\d)?$|investment (?:plan|ask|required|needed|summary)|spend|costs?$|\b(?:programme|program|partner|channel|plan) costs?\b|^(?:money|funding)$/,
  namedUnder: [
    "item",
    "description",
    "category",
    "area",
    "expense",
    "cost item",
    "position",
    "what",
    "activity",
    "programme",
    "spend category",
    "region",
    "market",
    "country",
  ],
  listed: {
    under:
      /^(?:(?:annual|partner|our) )?(?:budget|investment|investment plan)(?: (?:for )?fy ?(?:20)?\d\d)?$|^fy ?(?:20)?\d\d (?:budget|investment)$/,
    isSentence: false,
    rest: "amount",
  },
  fields: [
    field(
      "amount, budget, cost, annual budget, spend, annual spend, planned spend, investment, annual cost",
      "amount",
      asAmount,
    ),
    field("partner type, type, spent on, for", "type", asType(false)),
    field("purpose, investment purpose", "purpose", asOneOf(purposes, purposeWords)),
    field("kind", "kind", asOneOf(lineKinds, lineWords)),
    field("allocation", [], asAllocation),
  ],
  also(book, path, name) {
    const kind = memberIn(lineKinds, lineWords, name.text);
    if (kind && !book.has([...path, "kind"])) book.put(name, [...path, "kind"], kind);
  },
};

/** People are counted as full-time people, which is said. */
function asHeadcount(...[book, said, path]: Parameters<Reader>): void {
  asFte(book, said, path);
  if (book.has(path))
    book.assume({
      words: "Headcount is read as full-time people",
      change: "write the full-time people where some work part of the time",
      line: said.line,
    });
}

/** `Marketing, for Reseller, Referral partner`: the kind of a position and the types it works for; any other words have no place. */
function asPositionRole(...[book, said, path]: Parameters<Reader>): void {
  const match = /^(?:(.+?), )?for (.+)$/i.exec(said.text);
  const kind = memberIn(positionKinds, positionWords, match?.[1] ?? said.text);
  if (kind) book.put(said, [...path, "kind"], kind);
  if (match) asType(true)(book, { ...said, text: match[2] ?? "" }, [...path, "types"]);
  if (!kind && !match) book.leave(said, "the model has no place for “role” of a position");
}

/** `Reseller · Activation`: the partner type and the purpose of a line; any other words have no place. */
function asAllocation(...[book, said, path]: Parameters<Reader>): void {
  const parts = said.text.split(" · ");
  for (const text of parts) {
    const purpose = memberIn(purposes, purposeWords, text);
    if (purpose) book.put(said, [...path, "purpose"], purpose);
    else if (parts.length > 1) asType(false)(book, { ...said, text }, [...path, "type"]);
    else book.leave(said, "the model has no place for “allocation” of a budget line");
  }
}
