import { counted, listed } from "../../check/figures.ts";
import { entries } from "../../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, figureColumn, inOneCell, said, tableOr } from "../blocks.ts";
import { gapName, gapNames } from "../names.ts";
import { targetWords } from "../targets.ts";
import { countWords, dayWords, label, shareWords, words } from "../words.ts";

const wanting = { what: "which partner types belong in the portfolio", part: "partnerTypes" };
const typesOf = (strategy: Strategy) => entries<PartnerType>(strategy.partnerTypes);

/** The types with their role, how they earn, the gaps they fill and how many of them are wanted. */
export function typesTable(strategy: Strategy): Block {
  const rows = typesOf(strategy).map(([, type]): Cell[] => [
    [{ strong: type.name }, type.kind ? ` · ${words(type.kind)}` : ""],
    said(type.role?.primary),
    inOneCell(type.earns?.map(label), ", "),
    gapNames(strategy, type.fills),
    type.priority ? label(type.priority) : null,
    countWords(type.target?.partners),
    shareWords(type.target?.share),
  ]);
  return tableOr(
    wanting,
    "Partner types",
    [
      column("Partner type", 1.6),
      column("Role", 2),
      column("Revenue model", 1.3),
      column("Gap it fills", 1.6),
      column("Priority"),
      figureColumn("Partners wanted", 0.9),
      figureColumn("Share of partner revenue", 1),
    ],
    rows,
  );
}

/** What each type does in the sale and in marketing, and the measure its success is judged by. */
export function rolesTable(strategy: Strategy): Block {
  const rows = typesOf(strategy).map(([, type]): Cell[] => [
    type.name,
    said(type.role?.primary),
    said(type.role?.sales),
    said(type.role?.marketing),
    yearly(targetWords(strategy, type.role?.success)),
  ]);
  return tableOr(
    wanting,
    "Partner roles",
    [
      column("Partner type", 1.2),
      column("Primary role", 1.6),
      column("Sales involvement", 1.8),
      column("Marketing involvement", 1.6),
      column("Success metric", 2),
    ],
    rows,
  );
}

/** A role is judged by twelve months (spec 1, "What a target counts"). */
const yearly = (target: string | null): string | null => (target === null ? null : `${target} in 12 months`);

/** What each side gives, who qualifies, and what such a partner can realistically give us. */
export function exchangeTable(
  strategy: Strategy,
  types: readonly PartnerType[] = typesOf(strategy).map(([, type]) => type),
): Block {
  const rows = types.map((type): Cell[] => [
    type.name,
    inOneCell(type.gives),
    inOneCell(type.gets),
    inOneCell(type.criteria),
    gapNames(strategy, type.fills),
    capacityWords(type),
  ]);
  return tableOr(
    wanting,
    "Value exchange and criteria",
    [
      column("Partner type", 1.2),
      column("We give", 2),
      column("We get", 2),
      column("Who qualifies", 2),
      column("Gap it fills", 1.4),
      column("What it can give us", 1.4),
    ],
    rows,
  );
}

export function capacityWords({ capacity }: PartnerType): string | null {
  const { vendors, hoursPerQuarter } = capacity ?? {};
  return inOneCell(
    [
      hoursPerQuarter === undefined ? null : `${counted(hoursPerQuarter, "hour")} a quarter`,
      vendors === undefined ? null : `beside ${counted(vendors, "vendor")}`,
    ],
    ", ",
  );
}

/** Composition as a decision: the gap each type fills, said in full, and what its last audit decided. */
export function compositionTable(strategy: Strategy): Block {
  const rows = typesOf(strategy).map(([, type]): Cell[] => [
    [
      { strong: type.name },
      type.kind ? ` · ${words(type.kind)}` : "",
      type.category ? `, ${type.category}` : "",
    ],
    inOneCell((type.fills ?? []).map((gap) => `${gapName(strategy, gap)}: ${gapStatement(strategy, gap)}`)) ??
      "No gap",
    said(type.role?.primary),
    type.priority ? label(type.priority) : null,
    intendedWords(type),
    inOneCell(
      type.reviews?.map(
        ({ on, decision, because }) => `${dayWords(on)}: ${decision}${because ? `, ${because}` : ""}`,
      ),
    ) ?? "Not audited yet",
  ]);
  return tableOr(
    wanting,
    "Which types belong, and why",
    [
      column("Partner type", 1.4),
      column("Gap only a partner fills", 2.6),
      column("Role", 1.6),
      column("Priority", 0.8),
      column("Intended", 1.2),
      column("Last audit", 1.6),
    ],
    rows,
  );
}

const gapStatement = ({ gaps }: Strategy, slug: string): string =>
  (gaps && Object.hasOwn(gaps, slug) ? gaps[slug]?.statement : undefined) ?? "no such gap";

const intendedWords = ({ target }: PartnerType): string | null =>
  inOneCell(
    [
      target?.partners === undefined ? null : counted(target.partners, "partner"),
      target?.share === undefined ? null : `${shareWords(target.share)} of partner revenue`,
    ],
    ", ",
  );

/** How many types, and which carry the priority; null without types. */
export function typesFinding(strategy: Strategy): string | null {
  const types = typesOf(strategy);
  if (types.length === 0) return null;
  const high = types.filter(([, { priority }]) => priority === "high").map(([, { name }]) => name);
  const without = types.filter(([, { fills }]) => !fills?.length).map(([, { name }]) => name);
  const first = high.length > 0 && high.length < types.length ? `, ${listed(high)} first` : "";
  const idle = without.length > 0 ? `; ${listed(without)} fills none` : "";
  return `${counted(types.length, "partner type")} for ${counted(new Set(types.flatMap(([, { fills }]) => fills ?? [])).size, "gap")}${first}${idle}`;
}
