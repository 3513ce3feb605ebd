import { bandMethods, incentiveBases, rhythms } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import { asBecause } from "./because.ts";
import type { Book } from "./book.ts";
import { amountIn, durationIn, inCurrencyOf, shareIn } from "./figures.ts";
import type { TableReader } from "./plan-tables.ts";
import { asDuration, asOneOf, knownSlug, type Reader, take } from "./readers.ts";
import { typeNamed } from "./references.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { type Cells, cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";
import { incentiveKindIn, noIncentiveKind } from "./incentive-kind.ts";
import { memberIn } from "./member-in.ts";
import { incentiveBaseWords } from "./deal-words.ts";

const columns = {
  name: ["incentive", "incentive name", "rebate", "commission", "spiff"],
  kind: ["kind", "type", "incentive type", "kind of incentive"],
  pays: ["pays", "rate", "bands", "band and rate", "rates", "what it pays"],
  from: ["from", "band", "threshold"],
  on: ["on", "paid on", "earned on", "base", "basis"],
  per: ["per", "period", "counted over"],
  method: ["method"],
  to: [
    "to",
    "paid to",
    "applies to",
    "for",
    "eligible",
    "who gets it",
    "partner type",
    "partner types",
    "tiers",
    "program",
    "programme",
  ],
  terms: ["terms"],
  cap: ["cap", "at most", "maximum"],
  hold: ["hold", "paid after"],
  because: ["because", "gap", "why"],
} as const;

/** Incentives: what a partner is paid, on what, in which bands, on which terms. Rows of one name are bands of one incentive. */
export const incentivesTable: TableReader = {
  fits: (titles) =>
    columns.name.some((name) => titles.includes(name)) &&
    [...columns.pays, ...columns.on].some((name) => titles.includes(name)),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = cellOf(cells, ...columns.name);
      if (!name || isBlank(name.text)) book.unread(row.line, "a row without the name of its incentive");
      else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, "incentive");
      else takeIncentive(book, name, cells);
    }
  },
};

function takeIncentive(book: Book, name: Said, cells: Cells): void {
  const pays = cellOf(cells, ...columns.pays);
  const kind = incentiveKindIn(cellOf(cells, ...columns.kind)?.text ?? "", pays?.text ?? "", name.text);
  if (!kind) return book.leave(name, noIncentiveKind);
  const path = ["incentives", book.slug("incentives", name.text)];
  book.put(name, [...path, "kind"], kind);
  leaveQualifier(book, name);
  const from = cellOf(cells, ...columns.from);
  if (pays) take(book, withStart(pays, from), path, asPay);
  const readers: readonly (readonly [names: readonly string[], at: Path, read: Reader])[] = [
    [columns.on, ["on"], asOneOf(incentiveBases, incentiveBaseWords)],
    [columns.per, ["per"], asPeriod],
    [columns.method, ["bands", "method"], asOneOf(bandMethods)],
    [columns.to, [], asReach],
    [columns.terms, [], asTerms],
    [columns.cap, ["cap"], asCap],
    [columns.hold, ["hold"], asDuration],
    [columns.because, ["because"], asBecause],
  ];
  for (const [names, at, read] of readers)
    for (const column of names) {
      const said = cells.get(column);
      if (said) take(book, said, [...path, ...at], read);
    }
  leaveRest(book, cells, new Set(Object.values(columns).flat()), "incentive");
}

/** An incentive is known by its slug: what stands in brackets beside its name, such as `(courts only)`, is in none. */
export function leaveQualifier(book: Book, name: Said): void {
  if (book.options.isOurs) return;
  for (const [, remark = ""] of name.text.matchAll(/\(([^()]*)\)/g))
    book.leave({ ...name, text: remark }, "a remark beside the name of an incentive");
}

const withStart = (pays: Said, from: Said | undefined): Said =>
  from && !isBlank(from.text) && !/\bfrom\b|:/.test(pays.text)
    ? { ...pays, text: `${pays.text} from ${from.text.replace(/^from\s+/i, "")}` }
    : pays;

/** `rebate 3% from USD 100K, 5% from USD 250K of closed revenue a quarter, marginal`, or bands alone: `0–100K: 0%; 100K+: 4%`. */
export function asPay(...[book, said, path]: Parameters<Reader>): void {
  const method = /,\s*(marginal|retroactive)$/i.exec(said.text);
  const timed = method ? said.text.slice(0, method.index) : said.text;
  const per = / (?:a|per) (month|quarter|half|year|deal|partner)$/i.exec(timed);
  const paid = per ? timed.slice(0, per.index) : timed;
  const of = / of ([\p{L} -]+)$/u.exec(paid);
  const base = of && memberIn(incentiveBases, incentiveBaseWords, of[1] ?? "");
  const bands = of && base ? paid.slice(0, of.index) : paid;
  if (method) book.put(said, [...path, "bands", "method"], method[1]?.toLowerCase());
  if (per) book.put(said, [...path, "per"], per[1]?.toLowerCase());
  if (base) book.put(said, [...path, "on"], base);
  for (const text of bands.replace(/^[^\d$€£]*?(?=(?:[A-Z]{3} |[$€£])?\d)/, "").split(/\s*;\s*|,\s+/))
    takeBand(book, { ...said, text }, path);
}

/** `3% from USD 100K`, `100K-500K: 2%`, `500K+: 4%`, `10%`: the base from which a band starts, and what it pays. */
export function takeBand(book: Book, said: Said, path: Path): void {
  const { numbers, currency } = book.options;
  const after = /^(.+?)\s+from\s+(.+)$/i.exec(said.text);
  const before = /^(.+?)\s*(?:\+|[-–]\s*[^:]+)?\s*:\s*(.+)$/.exec(said.text);
  const pays = (after?.[1] ?? before?.[2] ?? said.text).trim();
  const start = (after?.[2] ?? before?.[1] ?? "0").trim().replace(/\+$/, "");
  const from = amountIn(start, numbers);
  const rate = shareIn(pays, numbers);
  const amount = amountIn(pays, numbers);
  if (!from || (rate === undefined && !amount)) return book.leave(said, "no band such as 3% from $100K");
  const steps = [...path, "bands", "steps"];
  const value = inCurrencyOf(from, currency);
  // Bands rise from zero: where the first one that pays starts later, nothing is paid below it.
  if (value !== 0 && !book.has([...steps, 0, "from"])) {
    const zero = [...steps, book.countOf(steps)];
    book.put(said, [...zero, "from"], 0);
    book.put(said, [...zero, "rate"], "0%");
  }
  const at = book.memberOf(steps, String(value));
  book.put(said, [...at, "from"], value);
  if (rate === undefined && amount) book.put(said, [...at, "amount"], inCurrencyOf(amount, currency));
  else book.put(said, [...at, "rate"], rate);
}

function asPeriod(...[book, said, path]: Parameters<Reader>): void {
  asOneOf([...rhythms, "deal", "partner"], periodWords)(book, said, path);
}
const periodWords = {
  month: ["monthly"],
  quarter: ["quarterly"],
  half: ["half-yearly"],
  year: ["yearly", "annual", "annually"],
  deal: ["per deal"],
};

/** Who gets it, by name: partner types, tiers, the programme. */
export function asReach(...[book, said, path]: Parameters<Reader>): void {
  if (/^(?:every partner|all|all partners|everyone)$/i.test(said.text.trim())) return book.used(said.line);
  book.later(said.line, () => {
    for (const text of said.text.split(/\s*[;,]\s*/)) {
      const type = knownSlug(book, "partnerTypes", text);
      const tier = book.tierNamed(text);
      const program = knownSlug(book, "programs", text);
      const named = type ?? (tier || program ? undefined : typeNamed(book, { ...said, text }));
      if (named) book.add(said, [...path, "types"], named);
      else if (tier) book.add(said, [...path, "tiers"], tier);
      else if (program) book.put(said, [...path, "program"], program);
      else
        book.leave(
          { ...said, text },
          "no partner type, tier or programme of that name stands in the document",
        );
    }
  });
}

/** `at most USD 25K a deal; paid after 60 days; comes back within 12 months when the customer leaves: 100% before 6 months`. */
function asTerms(...[book, said, path]: Parameters<Reader>): void {
  if (/^no cap, hold or clawback$/i.test(said.text)) return book.used(said.line);
  for (const text of said.text.split(/\s*;\s*/)) {
    const cap = /^at most (.+)$/i.exec(text)?.[1];
    const hold = durationIn(/^paid after (.+)$/i.exec(text)?.[1] ?? "");
    const back = /^comes back(?: within (\d+ \w+))?[^:]*(?::\s*(.+))?$/i.exec(text);
    if (cap) asCap(book, { ...said, text: cap }, [...path, "cap"]);
    else if (hold) book.put(said, [...path, "hold"], hold);
    else if (back) takeClawback(book, said, [...path, "clawback"], back);
    else book.leave({ ...said, text }, "no cap, no time before it is paid and no clawback");
  }
}

export function asCap(...[book, said, path]: Parameters<Reader>): void {
  const match = /^(.+?)(?:\s+(?:a|per)\s+(month|quarter|half|year|deal|partner))?$/i.exec(said.text.trim());
  const amount = amountIn(match?.[1] ?? "", book.options.numbers);
  if (!amount) return book.leave(said, "no cap such as $25K a deal");
  book.put(said, [...path, "amount"], inCurrencyOf(amount, book.options.currency));
  if (match?.[2]) book.put(said, [...path, "per"], match[2].toLowerCase());
}

function takeClawback(
  book: Book,
  said: Said,
  path: Path,
  [, within = "", steps = ""]: RegExpExecArray,
): void {
  const span = durationIn(within);
  if (span) book.put(said, [...path, "within"], span);
  for (const text of steps.split(/,\s+/).filter((step) => step !== "")) {
    const match = /^(\S+%) before (.+)$/i.exec(text);
    const before = durationIn(match?.[2] ?? "");
    if (!match || !before) {
      book.leave({ ...said, text }, "no step of a clawback such as 50% before 6 months");
      continue;
    }
    const at = book.memberOf([...path, "steps"], before);
    book.put(said, [...at, "before"], before);
    book.put(said, [...at, "share"], match[1]);
  }
}
