import { entries } from "../../strategy/lookup.ts";
import { listed } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";
import type { Strategy } from "../../strategy/strategy.ts";

export const sponsorRules: readonly Rule[] = [
  rule({
    id: "SPO-001",
    severity: "warning",
    finds: "a tier-A candidate without an executive sponsor",
    why: "A strategic partner decides at the top, and the partner manager is not in that room. Without a counterpart the talks end with the first change of priorities on their side.",
    fix: "name a counterpart of ours for it (`sponsors`), with a cadence",
    example: {
      bad: "landscape:\n  northgate: { name: Northgate, tier: A }\nsponsors: {}",
      good: "landscape:\n  northgate: { name: Northgate, tier: A }\nsponsors:\n  northgate: { counterpart: cpo, cadence: [{ kind: one-to-one, every: month }] }",
    },
    faults: ({ strategy }) => sponsorFaults(strategy),
  }),
];

function sponsorFaults({ landscape, sponsors, people }: Strategy): Iterable<Fault> {
  return eachOf(landscape, ["landscape"], function* ({ tier, status }, path, slug) {
    if (tier !== "A" || status === "declined") return;
    const sponsor = sponsors?.[slug];
    if (sponsor?.counterpart !== undefined) return;
    const named = entries(people).map(([person]) => person);
    yield {
      path: sponsor ? ["sponsors", slug] : path,
      message: sponsor
        ? `the sponsorship of \`${slug}\` names no counterpart of ours`
        : `\`${slug}\` is in tier A and has no executive sponsor`,
      ...(named.length > 0
        ? { fix: `name a counterpart of ours (\`sponsors.${slug}.counterpart\`): ${listed(named, "or")}` }
        : {}),
    };
  });
}
