import { capital } from "../shared/capital.ts";
import { metricOf } from "./lookup.ts";
import { withArticle } from "../shared/with-article.ts";
import { dayInWords } from "../shared/day-in-words.ts";
import { inWords } from "../measures/in-words.ts";
import { valueFor } from "./quantities.ts";
import type { Strategy } from "./strategy.ts";
import type { Duration } from "./values.ts";

/** The thesis as one sentence: in the strategy's own words where it has them, else written from its fields. */
export const thesisSentence = (strategy: Strategy): string =>
  strategy.thesis?.statement?.trim() || sentenceFromFields(strategy);

/** Written from the fields of the thesis: why partners, which, where, how much, by when, judged by what. */
export function sentenceFromFields(strategy: Strategy): string {
  const { thesis, company } = strategy;
  const types = Object.values(strategy.partnerTypes ?? {}).map(({ name }) => severalOf(name));
  const markets = (thesis?.markets ?? []).map((slug) =>
    withArticle(strategy.coverage?.regions?.[slug]?.name ?? slug),
  );
  const share = thesis?.arrShare === undefined ? "" : ` ${Math.round(thesis.arrShare * 1000) / 10}% of ARR`;
  const within = thesis?.within ? ` within ${durationInWords(thesis.within)}` : "";
  const because = thesis?.because ? `${unconfirmedLast(thesis.because)}, so ${company.name}` : company.name;
  const who = types.length > 0 ? ` wins${share} with ${joined(types)}` : ` wins${share} with partners`;
  const where = markets.length > 0 ? ` in ${joined(markets)}` : "";
  return `${because}${who}${where}${within}${judgedBy(strategy)}.`;
}

function judgedBy(strategy: Strategy): string {
  const star = strategy.thesis?.northStar;
  if (!star?.metric) return "";
  const described = metricOf(strategy, star.metric);
  const quantity = star.atLeast ?? star.atMost;
  const value = described && quantity && valueFor(strategy, star.metric, quantity);
  if (!described || value === undefined) return "";
  const bound = inWords(value, described.unit, strategy.company.currency);
  return `, judged by ${lowerFirst(described.name)} of ${bound}${star.by ? ` by ${dayInWords(star.by)}` : ""}`;
}

/** Lower case for a name inside a sentence; abbreviations (MSP) stay. */
const lowerFirst = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** Nouns that English partner types end in: of these the plural is known, any other name stays as it is written. */
const heads =
  /(?:^|[ -])(?:provider|reseller|consultant|integrator|distributor|vendor|partner|specialist|adviser|advisor|dealer|developer|agent|builder|maker|manufacturer|operator|installer|broker|bank|firm|house|desk|shop|store|warehouse|workshop|alliance|association|platform|marketplace|auditor|engineer|contractor|supplier|wholesaler|company|consultancy|agency|practice|service|group|MSP|MSSP|VAR|ISV|SI|GSI|OEM)$/i;

/** "Managed service providers", "healthcare consultancies", "gateway makers (OEM)"; a name in another language has no plural that we know. */
function severalOf(name: string): string {
  const [, head = name, aside = ""] = /^(.+?)( \([^()]*\))?$/.exec(name) ?? [];
  if (!heads.test(head)) return name;
  const one = lowerFirst(head);
  return `${/[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`}${aside}`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const durationInWords = ({ count, unit }: Duration): string =>
  count === 1 ? `one ${unit.replace(/s$/, "")}` : `${count} ${unit}`;

/** What waits for evidence is said, and no sentence begins with it. */
const unconfirmedLast = (because: string): string => {
  const [, said] = /^To confirm: (.+)$/s.exec(because.replace(/\.$/, "")) ?? [];
  return said === undefined ? because : `${capital(said)} (to confirm)`;
};
