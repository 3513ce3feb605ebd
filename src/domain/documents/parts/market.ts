import { counted } from "../../check/figures.ts";
import { candidatesFor, nameOf } from "../../coverage/coverage.ts";
import { inWords } from "../../measures/in-words.ts";
import { entries, entryOf, sumMinor } from "../../strategy/lookup.ts";
import { isSoldByPartners } from "../../strategy/segments.ts";
import type { Cell as MarketCell, Candidate, Strategy } from "../../strategy/strategy.ts";
import type { Block, Chart } from "../document.ts";
import { type Cell, column, facts, figureColumn, inOneCell, paragraph, tableOr } from "../blocks.ts";
import {
  becauseName,
  candidateName,
  ownerTitle,
  ownerTitles,
  regionName,
  sizeName,
  typeName,
  typeNames,
  verticalName,
} from "../names.ts";
import { amountWords, countWords, label } from "../words.ts";

const wanting = { what: "who sells in which market", part: "coverage.cells" };
export const cellsOf = (strategy: Strategy): readonly MarketCell[] => strategy.coverage?.cells ?? [];

/** Cell by cell: demand, who sells, how many partners are needed, and why. */
export function cellsTable(strategy: Strategy): Block {
  const rows = cellsOf(strategy).map((cell): Cell[] => [
    [nameOf(strategy, cell, 1), cell.new ? " (new to us)" : ""].join(""),
    countWords(cell.accounts),
    amountWords(strategy, cell.arr),
    cell.route ? label(cell.route) : null,
    typeNames(strategy, cell.types) ?? (isSoldByPartners(cell) ? null : "–"),
    countWords(cell.need) ?? (isSoldByPartners(cell) ? null : "–"),
    becauseName(strategy, cell.because) ?? (isSoldByPartners(cell) ? null : "–"),
    ownerTitle(strategy, cell.owner),
  ]);
  return tableOr(
    wanting,
    "Coverage cells",
    [
      column("Market", 2.2),
      figureColumn("Accounts", 0.95),
      figureColumn("ARR", 0.9),
      column("Route", 0.8),
      column("Partner types", 1.6),
      figureColumn("Need", 0.6),
      column("Because", 1.4),
      column("Owner", 1.3),
    ],
    rows,
  );
}

/** Region by region, the largest gap first: who sells there, who is coming, and how far that is from the need. */
export function regionsBlocks(strategy: Strategy): Block[] {
  const regions = [...new Set([...cellsOf(strategy).map(({ region }) => region), ...marketsOf(strategy)])]
    .map((region) => ({ region, cells: cellsOf(strategy).filter((cell) => cell.region === region) }))
    .toSorted((a, b) => openMinor(strategy, b.cells) - openMinor(strategy, a.cells));
  const rows = regions.map(({ region, cells }): Cell[] => [
    regionName(strategy, region),
    totalOf(cells.map(({ accounts }) => accounts)),
    arrOf(strategy, cells),
    inOneCell(cells.map((cell) => routeWords(strategy, cell))) ?? "No cell: nobody is named to sell here",
    needWords(strategy, cells),
    ownerTitles(
      strategy,
      cells.map(({ owner }) => owner),
    ),
  ]);
  const table = tableOr(
    wanting,
    "Geographic coverage, the largest gap first",
    [
      column("Region", 1),
      figureColumn("Accounts", 0.95),
      figureColumn("ARR", 0.9),
      column("Who sells", 3.8),
      column("Need, gap and who is coming", 2),
      column("Owner", 1.8),
    ],
    rows,
  );
  return rows.length === 0 ? [table] : [table, ...regionlessBlocks(strategy)];
}

/** ARR of the cells that no signed partner of the landscape serves; cells whose ARR is unknown weigh nothing in the order. */
const openMinor = (strategy: Strategy, cells: readonly MarketCell[]): number =>
  cells
    .filter((cell) => isSoldByPartners(cell) && (cell.need ?? 1) > 0)
    .reduce((sum, cell) => {
      const need = cell.need ?? 1;
      const open = Math.max(0, need - signedFor(strategy, cell).length);
      return sum + ((arrMinor(strategy, [cell]) ?? 0) * open) / need;
    }, 0);

const marketsOf = ({ thesis }: Strategy): readonly string[] => thesis?.markets ?? [];

function routeWords(strategy: Strategy, cell: MarketCell): string {
  const place = [
    cell.vertical && verticalName(strategy, cell.vertical),
    cell.size && sizeName(strategy, cell.size),
  ].filter(Boolean);
  const types = typeNames(strategy, cell.types);
  const who = isSoldByPartners(cell)
    ? `${types ?? "no type said"}${cell.route === "shared" ? " beside us" : ""}`
    : "direct";
  return place.length > 0 ? `${place.join(", ")}: ${who}` : who;
}

/** Partners and candidates count for a region only where they say that they work there: of the rest nobody knows. */
function needWords(strategy: Strategy, cells: readonly MarketCell[]): string {
  const sold = cells.filter(isSoldByPartners);
  if (sold.length === 0) return cells.length > 0 ? "None: direct" : "Not planned";
  const open = totalOf(
    sold.map((cell) => cell.need && Math.max(0, cell.need - signedFor(strategy, cell).length)),
  );
  const coming = [...new Set(sold.flatMap((cell) => candidatesFor(strategy, cell)))].filter(
    (slug) => entryOf(strategy.landscape, slug)?.region !== undefined,
  );
  const parts = [
    `${totalOf(sold.map(({ need }) => need)) ?? "an unknown number"} wanted, ${open ?? "an unknown number"} open`,
    signedWords(strategy, [...new Set(sold.flatMap((cell) => signedFor(strategy, cell)))]),
    ...comingWords(strategy, coming),
  ];
  return inOneCell(parts) ?? "";
}

const namesOf = (strategy: Strategy, slugs: readonly string[]) =>
  slugs.map((slug) => candidateName(strategy, slug)).join(", ");

const signedWords = (strategy: Strategy, slugs: readonly string[]): string | null =>
  slugs.length > 0 ? `signed: ${namesOf(strategy, slugs)}` : null;

/** Who is talked with is being recruited; who is only known by name is not. */
function comingWords(strategy: Strategy, slugs: readonly string[]): (string | null)[] {
  const identified = (slug: string) => {
    const status = entryOf(strategy.landscape, slug)?.status;
    return status === undefined || status === "identified";
  };
  const recruited = slugs.filter((slug) => !identified(slug));
  const known = slugs.filter(identified);
  return [
    recruited.length > 0 ? `in recruitment: ${namesOf(strategy, recruited)}` : null,
    known.length > 0 ? `identified: ${namesOf(strategy, known)}` : null,
  ];
}

/** Candidates that do not say where they work, by type: named once, and for no region. */
function regionlessBlocks(strategy: Strategy): Block[] {
  const all = entries<Candidate>(strategy.landscape).filter(
    ([, { region, status }]) => region === undefined && status !== "declined",
  );
  const types = [...new Set(all.map(([, { type }]) => type))];
  const each = types.map((type) => {
    const slugs = all.filter(([, one]) => one.type === type).map(([slug]) => slug);
    const isSigned = (slug: string) => entryOf(strategy.landscape, slug)?.status === "signed";
    const words = inOneCell(
      [
        signedWords(strategy, slugs.filter(isSigned)),
        ...comingWords(
          strategy,
          slugs.filter((slug) => !isSigned(slug)),
        ),
      ],
      "; ",
    );
    return `${type === undefined ? "Of no type" : typeName(strategy, type)}, ${words}.`;
  });
  return each.length === 0
    ? []
    : [paragraph([{ strong: "Candidates whose region is not said: " }, each.join(" ")])];
}

const signedFor = (strategy: Strategy, cell: MarketCell): string[] =>
  entries<Candidate>(strategy.landscape).flatMap(([slug, { status, type, region }]) =>
    status === "signed" &&
    type !== undefined &&
    (cell.types ?? [type]).includes(type) &&
    region === cell.region
      ? [slug]
      : [],
  );

/** A sum only where every member is known: an unknown account is not none. */
function totalOf(numbers: readonly (number | undefined)[]): string | null {
  if (numbers.length === 0 || numbers.some((number) => number === undefined)) return null;
  return countWords(numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0));
}

export function arrMinor(strategy: Strategy, cells: readonly MarketCell[]): number | null {
  if (cells.length === 0 || cells.some(({ arr }) => arr === undefined)) return null;
  return (
    sumMinor(
      strategy,
      cells.map(({ arr }) => arr),
    ) ?? null
  );
}

function arrOf(strategy: Strategy, cells: readonly MarketCell[]): string | null {
  const minor = arrMinor(strategy, cells);
  return minor === null ? null : inWords(minor, "money", strategy.company.currency);
}

/** The dimensions along which the market is cut: regions with their reach, verticals, sizes. */
export function dimensionsBlocks(strategy: Strategy): Block[] {
  const { regions, verticals, sizes } = strategy.coverage ?? {};
  const places = entries(regions).map(([, { name, scope, countries, states }]) => {
    const within = inOneCell([inOneCell(countries, ", "), inOneCell(states, ", ")], ": ");
    return `${name}${scope ? `, ${scope}` : ""}${within ? ` (${within})` : ""}`;
  });
  return facts([
    ["Regions", inOneCell(places), "coverage.regions"],
    [
      "Verticals",
      inOneCell(entries(verticals).map(([, { name }]) => name)) ?? "All: the market is not cut by vertical",
      "coverage.verticals",
    ],
    [
      "Customer sizes",
      inOneCell(entries(sizes).map(([, size]) => sizeWords(strategy, size))) ??
        "All: the market is not cut by size",
      "coverage.sizes",
    ],
  ]);
}

type Size = NonNullable<NonNullable<Strategy["coverage"]>["sizes"]>[string];

function sizeWords(strategy: Strategy, { name, employees, revenue }: Size): string {
  const people = employees && `${employees.from ?? 0} to ${employees.to ?? "any number of"} people`;
  const money =
    revenue &&
    `${amountWords(strategy, revenue.from) ?? "any"} to ${amountWords(strategy, revenue.to) ?? "any"} of revenue`;
  const bounds = inOneCell([people === name ? undefined : people, money], ", ");
  return bounds ? `${name} (${bounds})` : name;
}

/** Addressable ARR of each region by who sells there; null where the strategy does not know it. */
export function routeChart(strategy: Strategy): Chart | null {
  const regions = [...new Set(cellsOf(strategy).map(({ region }) => region))];
  const routes = ["direct", "shared", "partner"] as const;
  const values = (route: string) =>
    regions.map((region) => {
      const cells = cellsOf(strategy).filter(
        (cell) => cell.region === region && (cell.route ?? "direct") === route,
      );
      return cells.length === 0 ? 0 : arrMinor(strategy, cells);
    });
  const series = routes.map((route) => ({ name: label(route), values: values(route) }));
  if (series.every(({ values: all }) => all.every((value) => value === null || value === 0))) return null;
  return {
    shape: "stacked-bars",
    finding: largestMarket(strategy, regions),
    unit: "money",
    categories: regions.map((region) => regionName(strategy, region)),
    series,
    flows: [],
    currency: strategy.company.currency,
    note: "Addressable ARR of the coverage cells, by region and route.",
  };
}

/** The region in which partners have most to sell, by what is known. */
function largestMarket(strategy: Strategy, regions: readonly string[]): string {
  const [first] = regions
    .map((region) => ({
      region,
      minor:
        arrMinor(
          strategy,
          cellsOf(strategy).filter((cell) => cell.region === region && isSoldByPartners(cell)),
        ) ?? 0,
    }))
    .toSorted((a, b) => b.minor - a.minor);
  if (!first || first.minor === 0) return "Who sells where";
  return `Partners have most to sell in ${regionName(strategy, first.region)}: ${inWords(first.minor, "money", strategy.company.currency)}`;
}

/** How much of the market needs partners, and how many. */
export function coverageFinding(strategy: Strategy): string | null {
  const cells = cellsOf(strategy);
  if (cells.length === 0) return null;
  const sold = cells.filter(isSoldByPartners);
  const need = totalOf(sold.map(({ need: wanted }) => wanted));
  const all = arrMinor(strategy, cells);
  const ours = arrMinor(strategy, sold);
  const share = all && ours !== null ? `, ${inWords(ours / all, "share", "")} of the addressable ARR` : "";
  return `${sold.length} of ${counted(cells.length, "coverage cell")} are sold with partners${share}${need ? `: ${need} qualified partners wanted` : ""}`;
}
