import { type Agreement, missingTerms } from "../strategy/agreement-terms.ts";
import { counted, listed } from "../check/figures.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { entries, entryOf } from "../strategy/lookup.ts";
import { type Cell, column, facts, inOneCell, missing, paragraph, tableOr } from "./blocks.ts";
import type { Block, Section } from "./document.ts";
import { typeName, typeNames } from "./names.ts";
import { agreementKind, keyTermName, termsTable } from "./parts/agreements.ts";
import { earningWords } from "./parts/models.ts";
import { benefitWords, criterionWords, programsOf, registrationWords } from "./parts/programs.ts";
import { commitmentInWords } from "../programs/partner-terms-in-words.ts";
import { atHead } from "./words.ts";

/** One agreement as a term sheet: the parties to be filled in, its key terms, and what the programme adds by reference. */
export const agreementSections = (strategy: Strategy, agreement: Agreement): Section[] => [
  { title: "Parties", finding: null, blocks: partyBlocks(strategy, agreement) },
  { title: "Key terms", finding: termsFinding(agreement), blocks: keyTermBlocks(agreement) },
  { title: "Terms of the programme", finding: null, blocks: programTerms(strategy, agreement) },
  { title: "Signatures", finding: null, blocks: [signatures(strategy)] },
];

const blank = "____________________";

function partyBlocks(strategy: Strategy, agreement: Agreement): Block[] {
  return [
    ...facts([
      ["Kind", agreementKind(agreement), "agreements"],
      ["Between", strategy.company.name, "company.name"],
      ["And the partner", blank, "agreements"],
      ["Registered office of the partner", blank, "agreements"],
      ["Partner type", typeNames(strategy, agreement.types), "agreements"],
      ["Effective date", blank, "agreements"],
    ]),
    paragraph(
      "A summary of commercial terms, to be made into a contract by counsel. It binds nobody until both have signed that contract.",
    ),
  ];
}

export function termsFinding(agreement: Agreement): string {
  const open = missingTerms(agreement);
  return open.length === 0
    ? "Every key term of its kind is settled"
    : `${counted(open.length, "key term")} still open: ${listed(open.map(keyTermName))}`;
}

function keyTermBlocks(agreement: Agreement): Block[] {
  const open = missingTerms(agreement);
  return [
    termsTable(agreement, "Key terms"),
    ...(open.length > 0 ? [missing(listed(open.map(keyTermName)), "agreements")] : []),
  ];
}

/** What "by tier" and "by programme" refer to, so that the sheet can be read alone. */
function programTerms(strategy: Strategy, agreement: Agreement): Block[] {
  const types = agreement.types ?? [];
  const programs = programsOf(strategy).filter(([, program]) =>
    program.types?.some((type) => types.includes(type)),
  );
  const rows = programs.flatMap(([, program]) =>
    (program.tiers ?? []).map((tier): Cell[] => [
      `${tier.name} · ${program.name}`,
      inOneCell(tier.criteria?.map((one) => criterionWords(strategy, one))) ?? "None: open to all",
      inOneCell(tier.benefits?.map((one) => benefitWords(one, strategy.company.currency))) ?? "None",
      inOneCell(tier.commitments?.map(commitmentInWords)) ?? "None",
    ]),
  );
  const registration = programs.map(([, program]) => {
    const terms = registrationWords(program);
    return [`Deal registration, ${program.name}`, terms ?? "Not part of this programme", "programs"] as const;
  });
  return [
    tableOr(
      { what: "a programme that enrols the partner types of this agreement", part: "programs" },
      "Tiers",
      [column("Tier", 1.4), column("Criteria", 2), column("Benefits", 2.4), column("Commitments", 2)],
      rows,
    ),
    ...facts([
      ...registration,
      ...types.map(
        (type) =>
          [
            `${typeName(strategy, type)} earns`,
            atHead(earningWords(strategy, type)),
            "partnerTypes and incentives",
          ] as const,
      ),
    ]),
  ];
}

const signatures = (strategy: Strategy): Block => ({
  kind: "table",
  table: {
    caption: "For the parties",
    columns: [column("", 1), column(strategy.company.name, 2), column("Partner", 2)],
    rows: ["Name", "Title", "Date", "Signature"].map((line) => [line, blank, blank]),
    total: null,
    byHand: true,
  },
});

export const agreementNamed = (strategy: Strategy, slug: string): Agreement | undefined =>
  entryOf(strategy.agreements, slug);

export const agreementSlugs = (strategy: Strategy): string[] =>
  entries(strategy.agreements).map(([slug]) => slug);
