import { capital } from "../shared/capital.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { candidateTierIn, takeCandidate } from "./candidates.ts";
import { gapKindLabels } from "./gap-labels.ts";
import { okrPath, takeKeyResult } from "./okrs.ts";
import { decisions } from "./parts-how.ts";
import { take } from "./readers.ts";
import { takeMilestone } from "./roadmap.ts";
import { isBlank, isPlaceholder, normal, type Said } from "./said.ts";
import { takeBenefit, takeCertified, takeRequirement, takeThreshold, tierPath } from "./tiers.ts";

/** A line as it is written, without indentation, quotes, list marks and remarks. */
type Entry = Said & { readonly key: string | undefined; readonly value: string; readonly isItem: boolean };

/** What a block of lines is, how it begins, and what each line of it does; a line that it does not know ends it. */
type Grammar = {
  readonly begins: RegExp;
  readonly open: (book: Book, first: Entry) => (entry: Entry) => boolean;
};

/**
 * Blocks that documents write as plain lines (the YAML of a template, a box, a tree), wherever they stand: in a fence, or bare,
 * where Markdown would tear them apart. Read before Markdown is, line by line.
 */
export function readPlainText(book: Book, lines: readonly string[]): void {
  let step: ((entry: Entry) => boolean) | undefined;
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    if (raw.trim() === "" || /^\s*(?:```|~~~)/.test(raw)) {
      if (step && /^\s*(?:```|~~~)/.test(raw)) step = undefined;
      continue;
    }
    const entry = entryOf(raw, line);
    if (step?.(entry)) continue;
    const grammar = grammars.find(({ begins }) => begins.test(raw.trim()));
    step = grammar?.open(book, entry);
  }
}

function entryOf(raw: string, line: number): Entry {
  const bare = raw
    .trim()
    .replace(/\s+#\s.*$/, "")
    .replace(/\s+#$/, "");
  const isItem = /^(?:[-•*]|[├└│]──?)\s+/.test(bare);
  const text = unquoted(bare.replace(/^(?:[-•*]|[├└│]─*)\s+/, ""));
  const match = /^([A-Za-z][\w /()-]{0,60}?)\s*:(?:\s+(.*))?$/.exec(text);
  return { text, line, isItem, key: match?.[1], value: unquoted((match?.[2] ?? "").trim()) };
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1,?$/, "$2").trim();

const gapGrammar: Grammar = {
  begins: /^partnership_rationale:$|^(?:market_velocity|credibility|delivery|geographic)_gap:/,
  open(book, first) {
    const step = (entry: Entry): boolean => {
      const field = gapKindLabels.fields.find(
        ({ says }) => entry.key !== undefined && says.includes(entry.key.toLowerCase()),
      );
      if (!field || !entry.key) return false;
      if (entry.value === "") book.toFill({ ...entry, text: entry.key }, "gap");
      else take(book, { line: entry.line, text: entry.value }, ["gaps"], field.read);
      return true;
    };
    if (!step(first)) book.used(first.line);
    return step;
  },
};

const tierLists: Readonly<Record<string, (book: Book, said: Said, path: Path) => void>> = {
  benefits: takeBenefit,
  commitments: takeRequirement,
  requirements: takeRequirement,
  criteria: takeRequirement,
};

/** `partner_tiers:`, a tier to a key, its fields below it, with or without indentation. */
const tierGrammar: Grammar = {
  begins: /^(?:partner_)?tiers:$/,
  open(book, first) {
    book.used(first.line);
    let path: Path | undefined;
    let list: string | undefined;
    return (entry) => {
      const key = entry.key?.toLowerCase().replaceAll(/[ -]/g, "_");
      if (entry.isItem && path && list) {
        tierLists[list]?.(book, { line: entry.line, text: entry.text }, path);
        return true;
      }
      if (!key) return false;
      if (Object.hasOwn(tierLists, key)) {
        book.used(entry.line);
        list = key;
        return path !== undefined;
      }
      if (entry.value === "" && !tierFields.includes(key)) {
        path = isPlaceholder(entry.text)
          ? undefined
          : tierPath(book, { line: entry.line, text: entry.key ?? "" }, titled(entry.key ?? ""));
        list = undefined;
        return path !== undefined;
      }
      return path !== undefined && takeTierField(book, entry, key, path);
    };
  },
};

const tierFields = [
  "name",
  "annual_pipeline_target",
  "annual_revenue_target",
  "certified_individuals",
  "dedicated_practice",
];
const titled = (key: string): string => capital(key.replaceAll("_", " "));

function takeTierField(book: Book, entry: Entry, key: string, path: Path): boolean {
  const said = { line: entry.line, text: entry.value };
  if (!tierFields.includes(key)) return false;
  if (isBlank(said.text)) book.used(entry.line);
  else if (isPlaceholder(said.text)) book.toFill(said, `${key.replaceAll("_", " ")} of a tier`);
  else if (key === "name") {
    if (normal(String(book.valueAt([...path, "name"]))) !== normal(said.text))
      book.put(said, [...path, "name"], said.text);
    else book.used(entry.line);
  } else if (key === "annual_pipeline_target") takeThreshold(book, said, path, "partner-sourced-pipeline");
  else if (key === "annual_revenue_target") takeThreshold(book, said, path, "partner-sourced-revenue");
  else if (key === "certified_individuals") {
    if (/^\d+$/.test(said.text)) takeCertified(book, said, path, Number(said.text));
    else book.leave(said, "no number of certified people");
  } else if (/^(?:true|yes)$/i.test(said.text))
    takeRequirement(book, { ...said, text: "Dedicated practice" }, path);
  else book.used(entry.line);
  return true;
}

/** `partnership_okrs:`, objectives with key results. */
const okrGrammar: Grammar = {
  begins: /^(?:partnership_)?okrs:$/,
  open(book, first) {
    book.used(first.line);
    let path: Path | undefined;
    return (entry) => {
      const key = entry.key?.toLowerCase();
      if (key === "objective") path = okrPath(book, { line: entry.line, text: entry.value });
      else if (key === "key_results" || key === "key results") book.used(entry.line);
      else if (key === "owner" && path) return false;
      else if (!entry.isItem) return false;
      else if (path) takeKeyResult(book, { line: entry.line, text: entry.text }, path);
      else if (isPlaceholder(entry.text)) book.toFill(entry, "key result");
      else book.leave(entry, "its objective is still to be written");
      return true;
    };
  },
};

/** `DECISION [D-001]: …` and its lines. */
const decisionGrammar: Grammar = {
  begins: /^decision\s*\[?[A-Z]+-\d+\]?\s*:/i,
  open(book, first) {
    const match = /^decision\s*\[?([A-Z]+-\d+)\]?\s*:\s*(.*)$/i.exec(first.text);
    const [id = "", need = ""] = [match?.[1], match?.[2]];
    const isOpen = isBlank(need) || isPlaceholder(need);
    if (isOpen) book.toFill({ line: first.line, text: first.text }, "decision");
    else book.put({ line: first.line, text: need }, ["decisions", id, "need"], need);
    return (entry) => {
      const label = normal(entry.key ?? "");
      const field = decisions.fields.find(({ says }) => says.includes(label));
      if (!field) return false;
      const said = { line: entry.line, text: entry.value };
      if (isOpen || / \| /.test(said.text))
        book.toFill({ ...said, text: entry.text }, `${label} of a decision`);
      else take(book, said, ["decisions", id, ...field.at], field.read);
      if (isBlank(said.text)) book.used(entry.line);
      return true;
    };
  },
};

const boxRule = /^[┌├└─┐┤┘\s]+$/;

/** `TIER A: …` and the box under it: a title below each rule, then a candidate to a line. */
const landscapeGrammar: Grammar = {
  begins: /^TIER [ABC]\b/,
  open(book, first) {
    const tier = candidateTierIn(first.text);
    book.used(first.line);
    let group: Said | undefined;
    let afterRule = false;
    return (entry) => {
      const text = entry.text.replaceAll(/[│|]/g, "").trim();
      if (boxRule.test(entry.text)) {
        book.used(entry.line);
        afterRule = true;
        return true;
      }
      if (text === "" || /^TIER [ABC]\b|^#/.test(text)) return false;
      if (afterRule && !/\s[–—-]\s/.test(text)) group = { line: entry.line, text };
      if (afterRule && group?.line === entry.line) book.used(entry.line);
      else if (!/\s[–—-]\s/.test(text) || !/[│|]/.test(entry.text + (afterRule ? "" : "│"))) return false;
      else takeCandidate(book, { line: entry.line, text }, tier, group);
      afterRule = false;
      return true;
    };
  },
};

/** `Q1: Foundation` and the branches of the tree under it. */
const roadmapGrammar: Grammar = {
  begins: /^Q[1-4](?:\s+FY\d{2,4})?\s*[:–—-]\s*\S|^FY\d{2}-Q[1-4]\s*[:–—-]\s*\S/,
  open(book, first) {
    const quarter = /^(?:FY\d{2}-Q[1-4]|Q[1-4](?:\s+FY\d{2,4})?)/.exec(first.text)?.[0];
    return (entry) => {
      if (!/^[├└│]/.test(entry.text) && !entry.isItem) return false;
      if (book.isSeen(entry.line)) return false;
      const text = entry.text.replace(/^[├└│─\s]+/, "");
      book.used(first.line);
      takeMilestone(book, { line: entry.line, text }, quarter);
      return true;
    };
  },
};

const grammars: readonly Grammar[] = [
  gapGrammar,
  tierGrammar,
  okrGrammar,
  decisionGrammar,
  landscapeGrammar,
  roadmapGrammar,
];
