import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { inCurrencyOf, rangeIn } from "./figures.ts";
import { besideName, isBlank, isPlaceholder, type Said } from "./said.ts";
import { phraseIn, takePhrase } from "./phrase.ts";
import { slugOf } from "./slugs.ts";
import {
  benefitIn,
  besideDemand,
  type Commitment,
  certifiedIn,
  commitmentIn,
  factIn,
  givesAll,
  splitAtColon,
} from "./tier-words.ts";

const unnamed = "partner-program";

/** The programme that a heading names: `Resale programme`; undefined for any other heading. */
export function programIn(book: Book, said: Said): string | undefined {
  // `5. Programme` is a number and no name.
  if (!/\S\s+program(?:me)?$/i.test(said.text.replace(/^\d+(?:\.\d+)*[.)]?\s+/, ""))) return undefined;
  if (isPlaceholder(said.text)) return undefined;
  return book.element(said, "programs", said.text.trim(), "name");
}

/** What our own prints name beside a tier is its programme, whatever it is called. */
const programBeside = (book: Book, said: Said): string | undefined =>
  book.options.isOurs ? book.element(said, "programs", said.text.trim(), "name") : programIn(book, said);

/** The place of a tier in its programme: the one beside its name, the one of the heading, or the one that a document need not name. */
export function tierPath(book: Book, said: Said, written: string, headed?: string): Path | undefined {
  const { name: whole, beside } = besideName(written);
  const name = whole
    .replace(/\s*\([^)]*\)\s*$/, "")
    .replace(/\s+(?:tier|partners?)$/i, "")
    .trim();
  const id = slugOf(name);
  if (id === "") return undefined;
  const program =
    (beside ? programBeside(book, { ...said, text: beside }) : undefined) ??
    headed ??
    unnamedProgram(book, said);
  const path = book.memberOf(["programs", program, "tiers"], id);
  book.put(said, [...path, "id"], id);
  const remark = /\(([^)]*)\)\s*$/.exec(whole)?.[1];
  if (book.has([...path, "name"])) return path;
  book.put(said, [...path, "name"], name);
  if (remark) book.leave({ ...said, text: remark }, "a remark beside the name of a tier");
  return path;
}

/** The programme that a document need not name; `what` is what stands in it. */
export function unnamedProgram(book: Book, said: Said, what = "The tiers"): string {
  if (book.has(["programs", unnamed, "name"])) return unnamed;
  book.put(said, ["programs", unnamed, "name"], "Partner programme");
  book.assume({
    words: `${what} are put into one programme called “Partner programme”, because the document names none`,
    change: "rename it, and say with `types` which partner types it enrols",
    line: said.line,
  });
  return unnamed;
}

/** What a tier asks for in revenue or pipeline: the lower end of what is said; the upper end is the next tier's beginning. */
export function takeThreshold(
  book: Book,
  said: Said,
  path: Path,
  metric: "partner-sourced-revenue" | "partner-sourced-pipeline",
): void {
  if (isBlank(said.text) || /^(?:none|any)$/i.test(said.text.trim())) return;
  if (isPlaceholder(said.text)) return book.toFill(said, "threshold of a tier");
  const range = rangeIn(said.text, book.options.numbers);
  if (!range) return book.leave(said, "no threshold such as $100K-$500K, $500K+ or <$100K");
  if (range.to && !range.from)
    return book.leave(
      said,
      "a tier begins somewhere and has no end: what is below it is the lowest tier, which asks for nothing",
    );
  if (!range.from) return;
  const at = book.memberOf([...path, "criteria"], metric);
  book.put(said, [...at, "metric"], metric);
  book.put(said, [...at, "over"], "12 months");
  book.put(said, [...at, "atLeast"], inCurrencyOf(range.from, book.options.currency));
}

export function assumeRevenue(book: Book, said: Said, words: string): void {
  book.assume({
    words: `“${words}” of a tier is read as partner-sourced revenue over 12 months`,
    change: "name another metric in the criteria of the tiers",
    line: said.line,
  });
}

export function takeBenefit(book: Book, said: Said, path: Path): void {
  if (isPlaceholder(said.text)) return book.toFill(said, "benefit of a tier");
  const benefit = benefitIn(said.text, book.options);
  if (benefit === "none") return book.used(said.line);
  if (!benefit) return book.leave(said, "no benefit that the model knows; entente schema lists them");
  const at = book.memberOf([...path, "benefits"], benefit.kind);
  if (!book.has([...at, "kind"])) book.put(said, [...at, "kind"], benefit.kind);
  for (const key of ["value", "per", "ratio"] as const)
    if (benefit[key] !== undefined) book.put(said, [...at, key], benefit[key]);
  if (benefit.value === undefined) book.used(said.line);
  const second = /^\d\S*%.*\(([^()]*\d[^()]*)\)$/.exec(said.text)?.[1];
  if (second) book.leave({ ...said, text: second }, "a second figure for one benefit");
  const isCounted =
    benefit.kind === "partner-manager" ? benefit.ratio !== undefined : benefit.value !== undefined;
  if (!isCounted && /\d/.test(said.text)) leaveFigureOf(book, said, benefit.kind);
  else if (benefit.beside !== undefined && !book.options.isOurs)
    book.leave(
      { ...said, text: benefit.beside },
      `the model keeps no more of it than ${benefit.kind.replaceAll("-", " ")}`,
    );
}

/** What is counted in a promise or a demand and is not understood is never dropped. */
function leaveFigureOf(book: Book, said: Said, kind?: string): void {
  if (!/\d/.test(said.text)) return;
  book.leave(
    said,
    kind === "partner-manager"
      ? "read without its figure: write it as in Partner manager: shared, one for 5 partners"
      : "read without its figure: write it behind a colon, such as MDF: $5K per year",
  );
}

/** Revenue that a tier asks for in a year: `Revenue / year`, `Annual revenue`, `Minimum revenue (annual)`. */
const yearlyRevenue =
  /^(?:min(?:imum|\.)? )?(?:(?:annual|yearly) )?(?:partner[- ]sourced )?revenue(?: (?:potential|target|commitment|threshold))?(?:\s*\/\s*(?:year|yr)| (?:per|a) (?:year|yr|annum)| p\.?\s?a\.?| annually| \((?:annual|yearly|per year|p\.a\.)\))?$/i;

/** What a partner must reach or do in a tier: certified people, a fact, a threshold, a commitment. */
export function takeRequirement(book: Book, said: Said, path: Path): void {
  if (isPlaceholder(said.text)) return book.toFill(said, "requirement of a tier");
  const [label, value] = splitAtColon(said.text);
  if (value !== undefined && yearlyRevenue.test(label.trim())) {
    assumeRevenue(book, said, label);
    return takeThreshold(book, { ...said, text: value }, path, "partner-sourced-revenue");
  }
  if (value !== undefined && /pipeline/i.test(label))
    return takeThreshold(book, { ...said, text: value }, path, "partner-sourced-pipeline");
  const yearly =
    /^(?:at least |minimum )?((?:[A-Z]{3}\s)?\p{Sc}?\s?\d\S*(?:\s?[KMB]\b)?)\s+(?:in |of )?(annual revenue|yearly revenue|revenue (?:a|per) year|revenue annually|partner-sourced revenue|revenue)$/iu.exec(
      said.text.trim(),
    );
  if (yearly) {
    assumeRevenue(book, said, yearly[2] ?? "");
    return takeThreshold(book, { ...said, text: yearly[1] ?? "" }, path, "partner-sourced-revenue");
  }
  const phrase = phraseIn(said.text);
  if (phrase?.bound && /at least|at most|[<>≥≤]/.test(said.text))
    return takePhrase(book, said, book.memberOf([...path, "criteria"], phrase.metric), phrase);
  const certified = certifiedIn(said.text);
  if (certified !== undefined) return takeCertified(book, said, path, certified);
  const commitment = commitmentIn(said.text);
  if (commitment) return takeCommitment(book, said, path, commitment);
  const fact = factIn(said.text);
  if (fact === undefined)
    return book.leave(said, "no criterion or commitment that the model knows; entente schema lists them");
  book.put(said, [...book.memberOf([...path, "criteria"], fact), "fact"], fact);
  leaveHow(book, said);
}

export function takeCertified(book: Book, said: Said, path: Path, count: number): void {
  const at = book.memberOf([...path, "criteria"], "certified-people");
  book.put(said, [...at, "metric"], "certified-people");
  book.put(said, [...at, "atLeast"], count);
}

function takeCommitment(book: Book, said: Said, path: Path, { kind, perYear, hours }: Commitment): void {
  const at = book.memberOf([...path, "commitments"], kind);
  book.put(said, [...at, "kind"], kind);
  if (perYear !== undefined) book.put(said, [...at, "perYear"], perYear);
  if (hours !== undefined) book.put(said, [...at, "hours"], hours);
  if (perYear === undefined && hours === undefined) leaveHow(book, said);
}

/** How something is to be done, beside that it is: `Deal registration: Priority`. */
function leaveHow(book: Book, said: Said): void {
  const value = splitAtColon(said.text)[1];
  if (value !== undefined && !givesAll.test(value))
    book.leave({ ...said, text: value }, "the model keeps that a tier asks for it, and not how");
  else if (/\d/.test(said.text)) leaveFigureOf(book, said);
  else {
    const beside = book.options.isOurs ? undefined : besideDemand(said.text);
    if (beside !== undefined)
      book.leave({ ...said, text: beside }, "the model keeps that a tier asks for it, and not how");
  }
}
