import { type Draft, remark, type Written } from "../draft.ts";
import type { ChosenType, Ground } from "../ground.ts";
import type { Market } from "../markets.ts";
import { partnerMarkets, type SizeName, sizeClasses, sizeNames, specialistVertical } from "./segments.ts";

type Cell = NonNullable<Written<"coverage">["cells"]>[number];

/** Who sells where: a cell for each market and partner type, and direct sales for the sizes that no type covers. */
export function coverageParts(ground: Ground): Draft {
  const { markets, types, stage } = ground;
  const vertical = specialistVertical(ground);
  const first = types[0]?.gap.slug ?? "";
  return {
    parts: {
      coverage: {
        regions: Object.fromEntries(
          markets.map(({ slug, name, countries }) => [slug, { name, countries: [...countries] }]),
        ),
        ...(vertical
          ? {
              verticals: {
                [vertical.slug]: { name: vertical.name },
                general: { name: "All other verticals" },
              },
            }
          : {}),
        sizes: structuredSizes(),
        cells: markets.flatMap((market, index) => cellsOf(ground, market, index)),
        rulesOfEngagement: [
          { when: { namedAccount: true }, seller: "direct", because: first },
          {
            when: { existingCustomer: true, incumbentPartner: true },
            seller: "partner",
            resolve: "incumbent",
            because: first,
          },
          { when: { route: "partner" }, seller: "partner", resolve: "first-registered", because: first },
          ...sharedRule(types),
          { seller: "direct" },
        ],
      },
      scoring: { weights: weightsOf(stage.weights), priorityFrom: 75, secondaryFrom: 50 },
      landscape: {},
      competitors: {},
    },
    remarks: [
      remark(
        ["coverage"],
        `Who sells where, and why. ${stage.reasons.coverage} Routes are direct, partner and shared. Add \`accounts\` and \`arr\` to each cell: without them the demand is unknown, and coverage cannot be counted.`,
      ),
      remark(
        ["coverage", "rulesOfEngagement"],
        "The first rule that matches decides who sells; the last has no condition. List the domains of accounts that stay direct in `namedAccounts`.",
      ),
      remark(
        ["scoring"],
        `How candidates are scored, from 0 to 100; the weights add up to 100%. ${stage.reasons.scoring} From 75 a candidate is priority, from 50 secondary, below it is left until it asks.`,
      ),
      remark(
        ["landscape"],
        "Ten candidates by name is the next step. For each: `some-company: { name: Some Company, type: " +
          (types[0]?.slug ?? "") +
          ", tier: B, priority: P1, origin: outbound, status: identified, scores: { … }, closes: [" +
          first +
          "], owner: partners }`. Tier A is strategic and needs an executive under `sponsors`.",
      ),
      remark(
        ["competitors"],
        "Whom rivals hold: name three with their partners, `strength`, `counter` and the day you `reviewed` them. The partners worth having usually sell a rival's product today.",
      ),
    ],
  };
}

const structuredSizes = () =>
  Object.fromEntries(
    sizeNames.map((size) => [
      size,
      { name: sizeClasses[size].name, employees: { ...sizeClasses[size].employees } },
    ]),
  );

const weightsOf = (weights: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(weights).map(([criterion, percent]) => [criterion, `${percent}%`]));

function sharedRule(types: readonly ChosenType[]): NonNullable<Written<"coverage">["rulesOfEngagement"]> {
  const shared = types.find(({ archetype }) => archetype.sells.route === "shared");
  if (!shared) return [];
  return [
    {
      when: { route: "shared", registered: true },
      seller: "partner",
      resolve: "first-registered",
      because: shared.gap.slug,
    },
  ];
}

function cellsOf(ground: Ground, { slug: region }: Market, index: number): Cell[] {
  const types = index < partnerMarkets(ground).length ? ground.types : [];
  const rest = specialistVertical(ground) ? { vertical: "general" } : {};
  const covered = new Set<SizeName>(
    types
      .filter((_, place) => place > 0 || !specialistVertical(ground))
      .map(({ archetype }) => archetype.sells.size),
  );
  const direct = sizeNames.filter((size) => !covered.has(size));
  return [
    ...types.map((type, place) => partnerCell(ground, { region, index }, type, place === 0)),
    ...direct.map((size): Cell => ({ region, ...rest, size, route: "direct", owner: "sales" })),
  ];
}

function partnerCell(
  ground: Ground,
  { region, index }: { readonly region: string; readonly index: number },
  type: ChosenType,
  leads: boolean,
): Cell {
  const vertical = specialistVertical(ground);
  const { size, route } = type.archetype.sells;
  return {
    region,
    ...(vertical ? { vertical: leads ? vertical.slug : "general" } : {}),
    size,
    route,
    types: [type.slug],
    need: needIn(index, type.slot.partners, partnerMarkets(ground).length),
    because: type.gap.slug,
    owner: "partners",
    ...(ground.answers.stage === "expansion" ? { new: true } : {}),
  };
}

/** The partners of a type, dealt to the markets: together exactly those that the type is to have, the first markets first. */
const needIn = (index: number, partners: number, markets: number): number =>
  Math.ceil((partners * (index + 1)) / markets) - Math.ceil((partners * index) / markets);
