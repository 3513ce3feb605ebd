import type { Book } from "./book.ts";
import { holdListedTotal } from "./budget-table.ts";
import type { Context } from "./context.ts";
import { elementPath, parts } from "./elements.ts";
import { bets } from "./bets.ts";
import { landscape } from "./landscape.ts";
import { memberIn } from "./member-in.ts";
import { betStatuses, candidateStatuses, recruitmentPriorities } from "../strategy/closed-sets.ts";
import { betWords, statusWords } from "./vocabulary.ts";
import { risks } from "./parts-how.ts";
import type { Block, Item } from "./outline.ts";
import type { Listed, PartSpec } from "./part-spec.ts";
import {
  isAdvice,
  isBlank,
  isPlaceholder,
  isStruck,
  labelled,
  normal,
  type Said,
  struckOut,
} from "./said.ts";
import { owner } from "./references.ts";
import { isTotal, readRow } from "./table.ts";

/**
 * An item of a list as an element of the part that the heading right above names: its name first, its fields behind it
 * (`Frost. Likelihood: low`) or as labels in a list of its own. What names no field is left with its reason.
 */
export function readListed(book: Book, context: Context, item: Item): boolean {
  const found = listedPart(context);
  const first = item.lines[0];
  if (!found || !first || book.options.isOurs) return false;
  const { spec, listed } = found;
  const text = item.lines.map((line) => line.text).join(" ");
  const cells = new Map<string, Said>();
  const name = nameIn(book, spec, listed, { text, line: first.line }, cells);
  if (name === undefined || isBlank(name) || isAdvice(text)) return false;
  if (isStruck(name)) {
    for (const { line } of item.lines) book.pass(line, struckOut);
    return false;
  }
  if (item.isUnticked && listed.isChoice) {
    for (const { line } of item.lines) book.unread(line, "not ticked in the document");
    return false;
  }
  const said = { text: name, line: first.line };
  if (isPlaceholder(name)) book.toFill(said, spec.what);
  else if (listed.rest && isTotal(name))
    holdListedTotal(book, cells.get(listed.rest) ?? { text, line: first.line });
  else {
    const path = elementPath(book, spec, said, context);
    for (const child of item.children) takeChild(book, spec, child, cells);
    readRow(book, spec, said, path, cells, spec.named[0] ?? "");
  }
  for (const { line } of item.lines) book.used(line);
  return true;
}

function listedPart({
  titles,
  record,
  tier,
  category,
  okr,
  candidateTier,
}: Context): { spec: PartSpec; listed: Listed } | undefined {
  if (record || tier || category || okr) return undefined;
  if (candidateTier) return { spec: landscape, listed: { under: /./, isSentence: false } };
  const own = normal(titles.at(-1) ?? "");
  return parts
    .map((spec) => ({ spec, listed: spec.listed }))
    .find((one): one is { spec: PartSpec; listed: Listed } => one.listed?.under.test(own) === true);
}

/** The name that an item begins with, and in `cells` the fields that follow it; undefined where it begins with a field. */
function nameIn(
  book: Book,
  spec: PartSpec,
  listed: Listed,
  { text, line }: Said,
  cells: Map<string, Said>,
): string | undefined {
  const label = labelled(text);
  // `Now: clinics`: a bet behind its state.
  if (spec === bets && label && label.value !== "" && memberIn(betStatuses, betWords, label.label)) {
    cells.set("status", { text: label.label, line });
    return label.value;
  }
  const whole = label && spec.named.includes(normal(label.label)) ? label.value : text;
  const rated = listed.isRated ? ratedIn(whole) : undefined;
  if (rated) return takeRated(book, { ...rated, line }, cells);
  const found = [...whole.matchAll(fieldPattern(spec))];
  for (const [index, match] of found.entries()) {
    const from = match.index + match[0].length;
    const value = whole.slice(from, found[index + 1]?.index ?? whole.length);
    const text = value.replace(/[\s.,;)]+$/, "");
    const isOwner = owner.says.includes(normal(match[1] ?? ""));
    // Behind a person stands what is of another field: `(owner: CFO; look again in June)`.
    const [person = text, rest] = isOwner ? splitAtFirst(text) : [text];
    cells.set(normal(match[1] ?? ""), { text: person, line });
    if (rest) book.leave({ text: rest, line }, unsaid(spec));
  }
  const name = whole.slice(0, found[0]?.index ?? whole.length).replace(/[\s,;:(–—-]+$/, "");
  if (name === "") return undefined;
  if (listed.isSentence) return found.length > 0 ? name.replace(/[.]$/, "") : name;
  const end = /\s+[–—-]\s+|:\s+|\s+\(/.exec(name);
  const own = end ? name.slice(0, end.index) : name;
  // `$300K for training` begins with its amount, and no line is called so.
  if (listed.rest && /^(?:\p{Sc}|[A-Z]{3} )\s?\d/u.test(own)) return undefined;
  if (isSentence(own) || own.split(/\s+/).length > (listed.words ?? 6)) return undefined;
  if (!end) return own;
  const rest = name.slice(end.index + end[0].length).replace(/\)$/, "");
  if (listed.rest) cells.set(listed.rest, { text: rest, line });
  else if (spec === landscape) takeStates(book, { text: rest, line }, cells);
  else book.leave({ text: rest, line }, unsaid(spec));
  return own;
}

/** `Andes Lab Supply (A) – contacted`: what can be only one field of a candidate is that field; the rest is left. */
function takeStates(book: Book, { text, line }: Said, cells: Map<string, Said>): void {
  const rest = text.split(/\s*[()–—;,]\s*|\s+-\s+/).filter((piece) => {
    const found = /^(?:tier )?[ABC]$/i.test(piece)
      ? { column: "tier", text: piece.slice(-1).toUpperCase() }
      : memberIn(candidateStatuses, statusWords, piece)
        ? { column: "status", text: piece }
        : memberIn(recruitmentPriorities, {}, piece)
          ? { column: "priority", text: piece }
          : undefined;
    if (!found || cells.has(found.column)) return piece !== "";
    cells.set(found.column, { text: found.text, line });
    return false;
  });
  if (rest.length > 0) book.leave({ text: rest.join("; "), line }, unsaid(landscape));
}

const unsaid = ({ what }: PartSpec): string =>
  `which field of ${/^[aeiou]/.test(what) ? "an" : "a"} ${what} this is, is not said; write it as a label, such as Owner: …`;

const splitAtFirst = (text: string): [string, string | undefined] => {
  const match = /^(.+?)\s*;\s*(.+)$/.exec(text);
  return [match?.[1] ?? text, match?.[2]];
};

const level = "(?:low|medium|moderate|high)";
const ratedPattern = new RegExp(
  String.raw`\b(likelihood|probability|impact|severity)\s+(?:is\s+)?(${level})\b`,
  "gi",
);
const pairPattern = new RegExp(String.raw`^${level}\s*[/,]\s*${level}\b`, "i");

const colonPattern = new RegExp(
  String.raw`\b(likelihood|probability|impact|severity):\s*(?=${level}\b)`,
  "gi",
);

/** `Slow ramp – likelihood medium, impact low`, `Slow ramp (likelihood: medium, impact: low)`: the name, and behind the dash how it is rated; undefined for any other item. */
function ratedIn(text: string): { name: string; tail: string } | undefined {
  const match = /^(.+?)\s*(?:\s[–—-]\s|[(])(.+)$/.exec(text);
  const [name = "", tail = ""] = [match?.[1], match?.[2]?.replaceAll(colonPattern, "$1 ")];
  return pairPattern.test(tail) || tail.search(ratedPattern) >= 0 ? { name, tail } : undefined;
}

/** Takes the levels with their labels; the rest of what is behind the dash is left, since nobody says which field it is. */
function takeRated(
  book: Book,
  { name, tail, line }: { name: string; tail: string; line: number },
  cells: Map<string, Said>,
): string {
  const labels = [...tail.matchAll(fieldPattern(risks))];
  const free = tail.slice(0, labels[0]?.index ?? tail.length);
  for (const [index, match] of labels.entries()) {
    const to = labels[index + 1]?.index ?? tail.length;
    const value = tail.slice(match.index + match[0].length, to);
    cells.set(normal(match[1] ?? ""), { text: value.replace(/[\s.,;)]+$/, ""), line });
  }
  for (const [, label = "", text = ""] of free.matchAll(ratedPattern))
    cells.set(label.toLowerCase(), { text, line });
  const rest = free.replaceAll(ratedPattern, "").replaceAll(/^[\s.,;:)]+|[\s.,;:(]+$/g, "");
  if (rest !== "" && !/^and$/i.test(rest))
    book.leave(
      { text: rest, line },
      pairPattern.test(rest)
        ? "which is the likelihood and which the impact is not said; write them as labels, such as Likelihood: high"
        : "which field of a risk this is, is not said; write it as a label, such as Mitigation: …",
    );
  return name;
}

/** What begins like a sentence is no name: `We compete on price`. */
const isSentence = (text: string): boolean =>
  /[.!]$/.test(text) ||
  /^(?:we|our|they|their|there|it|its|if|in|as|to|no|not|most|many|some|this|these)\b/i.test(text);

const fieldPattern = (spec: PartSpec): RegExp => {
  const labels = spec.fields
    .flatMap(({ says }) => says)
    // One letter names a column, and in a sentence it could be anything.
    .filter((label) => label.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map((label) => label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<=^|[\s(])(${labels.join("|")}):\s+`, "gi");
};

/** The labels in a list under an item are the fields of its element. */
function takeChild(book: Book, spec: PartSpec, child: Block, cells: Map<string, Said>): void {
  if (child.kind !== "list") return;
  for (const { lines, children } of child.items) {
    const text = lines.map((line) => line.text).join(" ");
    const line = lines[0]?.line ?? 0;
    const own = labelled(text);
    const below = children.flatMap(membersOf);
    if (own)
      cells.set(normal(own.label), {
        text: [own.value, ...below.map((one) => one.text)].filter(Boolean).join("; "),
        line,
      });
    else
      book.leave({ text, line }, `names no field of a ${spec.what}; write it as a label, such as Owner: …`);
    for (const one of [...lines, ...(own ? below : [])]) book.used(one.line);
  }
}

const membersOf = (block: Block): Said[] =>
  block.kind === "list"
    ? block.items.flatMap((item) => item.lines.map(({ text, line }) => ({ text, line })))
    : [];
