import { capital } from "../shared/capital.ts";
import { categoryNames, models, partnerKinds } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { closersOfAGap, costsOfAGap } from "./gaps.ts";
import { measureNamed } from "./measure-names.ts";
import { takeStatedTarget } from "./objective-statement.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asPhrase, phraseIn, takePhrase } from "./phrase.ts";
import {
  asDay,
  asMetric,
  asNumber,
  asOneOf,
  asShare,
  asSomeOf,
  asTexts,
  type Reader,
  take,
  takeBound,
} from "./readers.ts";
import { asEarnings, asPriority, asWanted } from "./partner-type-words.ts";
import { asGaps, owner } from "./references.ts";
import { isBlank, isPlaceholder, members } from "./said.ts";
import { memberIn } from "./member-in.ts";
import type { Cells } from "./table.ts";
import { kindWords, modelWords } from "./vocabulary.ts";

export const objectives: PartSpec = {
  part: "objectives",
  what: "objective",
  named: ["business objective", "company objective", "objective", "business goal", "company goal", "goal"],
  name: "business",
  needs: [
    "partner objective",
    "what partners move",
    "partners move",
    "partner contribution",
    "kpi",
    "target",
  ],
  listed: {
    under: /^(?:(?:our|key|business|company|strategic|partner) )*(?:objectives|goals)$/,
    isSentence: true,
  },
  fields: [
    field(
      "partner objective, what partners move, partners move, partner target, partner contribution",
      "partner",
    ),
    field("by, due, due date, deadline, date, by when", "by", asDay),
    owner,
  ],
  also(book, path, name, cells) {
    const target = cells.get("target");
    const named = cells.get("measure") ?? cells.get("metric") ?? cells.get("measured by") ?? cells.get("kpi");
    const partner =
      cells.get("partner objective") ?? cells.get("what partners move") ?? cells.get("partner contribution");
    if (!target && !named) takeStatedTarget(book, name, path);
    const phrase = target && phraseIn(target.text);
    if (target && phrase?.bound) return takePhrase(book, target, path, phrase);
    const metric = measureNamed((named ?? partner)?.text ?? "");
    if (named && !isBlank(named.text) && !isPlaceholder(named.text))
      asMetric(book, named, [...path, "metric"]);
    if (target) takeBound(book, target, path, metric);
  },
};

export const partnerTypes: PartSpec = {
  part: "partnerTypes",
  what: "partner type",
  named: ["partner type", "type of partner", "partner segment", "partner category", "type", "partner types"],
  name: "name",
  needs: [
    "role",
    "primary role",
    "revenue model",
    "how they earn",
    "earns",
    "gap filled",
    "gap",
    "fills",
    "gap it fills",
    "fills the gap",
    "models",
    "we give",
    "gap only a partner fills",
    "sales involvement",
    "target share",
    "target partners",
    "# partners",
    "number of partners",
    "partners wanted",
    "how many",
    "target number of partners",
    "value to partner",
    "value to partners",
    "value to us",
    "value they get",
    "value we get",
    "what's in it for them",
    "what is in it for them",
    "why they care",
    "what we want",
    "compensation",
    "share of partner arr",
  ],
  never: [
    ...costsOfAGap,
    ...closersOfAGap,
    "week",
    "weeks",
    "region",
    "territory",
    "partner",
    "organization",
    "amount",
    "system",
    "risk",
    "bet",
    "source",
    "goal",
  ],
  listed: {
    under:
      /^(?:(?:our|target|the) )?(?:partner types|types of partners?|partner segments|partner categories|partner roles)$/,
    isSentence: false,
    isChoice: true,
  },
  heading: /^partner type(?: \d+)?\s*[:–—-]\s*(.+)$/i,
  under: /^(?:(?:our|target|the) )?(?:partner types|types of partners?)$/,
  headings:
    /^(?:partner roles by gtm|partner roles|(?:(?:our|the|target|priority) )?partner (?:types|segments)|role cards|ecosystem composition|who our partners are|types of partners?$)/,
  spokenOf: /\bpartners?\b|^roles$/,
  tells: [
    "role",
    "primary role",
    "sales involvement",
    "marketing involvement",
    "revenue model",
    "how they earn",
    "how it earns",
    "earns",
    "gap filled",
    "gap it fills",
    "fills the gap",
    "target partners",
    "number of partners",
    "target share",
  ],
  fields: [
    field("role, primary role, what it is for", "role.primary"),
    field("sales, sales involvement, part in sales, part in the sale", "role.sales"),
    field("marketing, marketing involvement, part in marketing", "role.marketing"),
    field("success metric, success measure, success, judged by", "role.success", asPhrase),
    field(
      "revenue model, how they earn, earns, how the partner earns, how it earns, partner earns, compensation, remuneration",
      "earns",
      asEarnings,
    ),
    field("priority", "priority", asPriority),
    field("kind", "kind", asOneOf(partnerKinds, kindWords)),
    field("category", "category", asOneOf(categoryNames)),
    field(
      "gap filled, gap only a partner fills, gap, gaps, fills, gap it fills, fills the gap, gaps filled, rationale, strategic rationale",
      "fills",
      asGaps,
    ),
    field("models, model, partnership model, gtm model, motion", "models", asSomeOf(models, modelWords)),
    field(
      "target share, intended share, share, share of partner revenue, target share of partner revenue, share of partner arr, % of partner revenue, % of partner arr",
      "target.share",
      asShare,
    ),
    field(
      "target partners, partners wanted, partners, # partners, number of partners, number, target number of partners, target number, target #, how many",
      "target.partners",
      asNumber,
    ),
    field(
      "we give, gives, what we offer, we offer, what we give, they get, what they get, partner gets, value to partner, value to partners, value to the partner, value for partner, value for partners, value for the partner, value they get, value to them, what's in it for them, what is in it for them",
      "gives",
      asTexts,
    ),
    field(
      "we get, gets, what we get, they give, what they give, partner gives, value to us, value for us, value we get, what's in it for us, what is in it for us",
      "gets",
      asTexts,
    ),
    field("criteria, target criteria, qualification, who qualifies", "criteria", asTexts),
    field("intended", "target", asIntended),
    field("what it can give us", "capacity", asCapacity),
    field("vendors, other vendors, vendors it works with", "capacity.vendors", asNumber),
    field("hours per quarter, hours a quarter", "capacity.hoursPerQuarter", asNumber),
  ],
  inSections: [
    field("target, targets, wanted", [], asWanted),
    field("capacity, capacity per partner, capacity of one partner", "capacity", asCapacity),
  ],
  beside(book, path, said) {
    for (const text of members(said.text)) {
      const kind = memberIn(partnerKinds, kindWords, text);
      const category = memberIn(categoryNames, {}, text);
      if (kind) book.put(said, [...path, "kind"], kind);
      else if (category) book.put(said, [...path, "category"], category);
      else book.leave({ ...said, text }, "neither a kind nor a category of partners");
    }
  },
  also(book, path, name, cells) {
    if (!book.options.isOurs) takeWanted(book, path, cells);
    const kind = memberIn(partnerKinds, kindWords, name.text);
    if (kind && !book.options.isOurs && !book.has([...path, "kind"])) book.put(name, [...path, "kind"], kind);
  },
};

/** `Target`, `Target 2027`, `Partners FY28`: how many partners of a type are wanted. The model keeps one number without a year, which is said. */
function takeWanted(book: Book, path: Path, cells: Cells): void {
  const [column, ...others] = [...cells.keys()].filter((name) => wanted.test(name));
  const at = [...path, "target", "partners"];
  const said = column === undefined || others.length > 0 || book.has(at) ? undefined : cells.get(column);
  if (column === undefined || !said) return;
  take(book, said, at, asNumber);
  if (book.has(at))
    book.assume({
      words: `“${capital(column).replace("fy", "FY")}” of a partner type is read as the number of partners wanted`,
      change: "set `target.partners` of the types where it is another figure",
      line: said.line,
    });
}

const wanted =
  /^(?:target|goal)(?: (?:fy ?)?(?:20)?\d{2})?$|^(?:(?:target|number of|#) )?partners (?:(?:in|by|by end of) )?(?:fy ?)?(?:20)?\d{2}$/;

/** `18 partners, 45% of partner revenue`. */
function asIntended(...[book, said, path]: Parameters<Reader>): void {
  for (const text of said.text.split(/,\s+/)) {
    const partners = /^(\d+) partners?$/.exec(text)?.[1];
    const share = /^(\d+(?:\.\d+)?%) of partner revenue$/.exec(text)?.[1];
    if (partners) book.put(said, [...path, "partners"], Number(partners));
    else if (share) book.put(said, [...path, "share"], share);
    else book.leave({ ...said, text }, "no number of partners and no share");
  }
}

/** `60 hours a quarter, beside 12 vendors`. */
function asCapacity(...[book, said, path]: Parameters<Reader>): void {
  for (const text of said.text.split(/,\s+/)) {
    const hours = /^(\d+(?:\.\d+)?) hours a quarter$/.exec(text)?.[1];
    const vendors = /^beside (\d+) (?:other )?vendors?$/.exec(text)?.[1];
    if (hours) book.put(said, [...path, "hoursPerQuarter"], Number(hours));
    else if (vendors) book.put(said, [...path, "vendors"], Number(vendors));
    else book.leave({ ...said, text }, "no hours a quarter and no number of vendors");
  }
}
