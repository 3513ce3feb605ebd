import { amountAsWritten } from "../amounts.ts";
import { type Draft, remark, type Written } from "../draft.ts";
import type { ChosenType, Ground } from "../ground.ts";

/** Which partners, by the industry and in the number of the stage. */
export function typeParts(ground: Ground): Draft {
  return {
    parts: { partnerTypes: Object.fromEntries(ground.types.map((type) => [type.slug, typeOf(type)])) },
    remarks: [
      remark(
        ["partnerTypes"],
        `Which partners belong in the portfolio. ${ground.industry.because} ${ground.stage.reasons.partnerTypes}`,
      ),
      ...ground.types.map(({ slug, because }) => remark(["partnerTypes", slug], `${because}.`)),
      ...otherTypes(ground),
    ],
  };
}

function typeOf({ name, kind, archetype, gap, slot, primary, criteria, revenue }: ChosenType) {
  const entry: Written<"partnerTypes">[string] = {
    name,
    kind,
    category: archetype.category,
    fills: [gap.slug],
    earns: [...archetype.earns],
    models: [...archetype.models],
    priority: slot.priority,
    target: { partners: slot.partners, share: `${slot.share}%` },
    role: {
      primary,
      sales: archetype.sales,
      marketing: archetype.marketing,
      success: { metric: "partner-sourced-revenue", atLeast: amountAsWritten(revenue) },
    },
    gives: [...archetype.gives],
    gets: [...archetype.gets],
    criteria: [...criteria],
    capacity: { hoursPerQuarter: archetype.hoursPerQuarter },
  };
  return entry;
}

/** What else the industry offers, for a person who knows better which gap is the largest. */
function otherTypes({ industry, types }: Ground) {
  const chosen = new Set(types.map(({ slug }) => slug));
  const others = Object.entries(industry.types).filter(([slug]) => !chosen.has(slug));
  const last = types.at(-1);
  if (others.length === 0 || !last) return [];
  const names = others.map(([, { name, kind }]) => `${name} (${kind})`).join(", ");
  return [remark(["partnerTypes", last.slug], `Others of the industry, left out at this stage: ${names}.`)];
}
