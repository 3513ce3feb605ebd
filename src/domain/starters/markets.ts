import { withArticle } from "../shared/with-article.ts";
import { countryCode } from "../imports/countries.ts";
import { type Decision, no, yes } from "../shared/decision.ts";
import { nearest } from "../shared/nearest.ts";

/** A region of the strategy: its slug, its name, and the countries it is made of. */
export type Market = { readonly slug: string; readonly name: string; readonly countries: readonly string[] };

/** A market inside a sentence: "the Nordics", "France". */
export const inSentence = ({ name }: Market): string => withArticle(name);

/** Groups of countries that are planned as one market, by the names that people use. */
export const marketGroups = [
  { slug: "north-america", name: "North America", countries: ["US", "CA"] },
  { slug: "latin-america", name: "Latin America", countries: ["MX", "BR", "AR", "CL", "CO", "PE"] },
  { slug: "uk-ireland", name: "UK and Ireland", countries: ["GB", "IE"] },
  { slug: "dach", name: "DACH", countries: ["DE", "AT", "CH"] },
  { slug: "nordics", name: "Nordics", countries: ["DK", "FI", "IS", "NO", "SE"] },
  { slug: "benelux", name: "Benelux", countries: ["BE", "NL", "LU"] },
  { slug: "iberia", name: "Iberia", countries: ["ES", "PT"] },
  { slug: "baltics", name: "Baltics", countries: ["EE", "LV", "LT"] },
  { slug: "gulf", name: "Gulf states", countries: ["AE", "BH", "KW", "OM", "QA", "SA"] },
  { slug: "southeast-asia", name: "Southeast Asia", countries: ["ID", "MY", "PH", "SG", "TH", "VN"] },
  { slug: "australia-new-zealand", name: "Australia and New Zealand", countries: ["AU", "NZ"] },
] as const satisfies readonly Market[];

const mostMarkets = 3;
const accepted = `one to three of: country codes or names (US, Germany), ${marketGroups.map(({ name }) => name).join(", ")}`;

/**
 * The markets that were named, without doubles, in their order. No when there is none, more than three (a plan for all is a
 * plan for none), one that nobody knows, or two that share a country.
 */
export function marketsOf(named: readonly string[]): Decision<Market[]> {
  const found = new Map<string, Market>();
  for (const text of named.map((name) => name.trim()).filter((name) => name !== "")) {
    const market = marketNamed(text);
    if (!market) return no(`there is no market "${text}"`, closeTo(text) ?? accepted);
    found.set(market.slug, market);
  }
  const markets = [...found.values()];
  if (markets.length === 0 || markets.length > mostMarkets)
    return no(markets.length === 0 ? "no market is named" : `${markets.length} markets are named`, accepted);
  const twice = markets
    .flatMap(({ countries }) => countries)
    .find((code, index, all) => all.indexOf(code) !== index);
  return twice ? no(`${nameOf(twice)} is in two of the markets`, "each country in one market") : yes(markets);
}

function marketNamed(text: string): Market | undefined {
  const slug = slugOf(text);
  const group = marketGroups.find(
    (one) => one.slug === slug || one.name.toLowerCase() === text.toLowerCase(),
  );
  if (group) return group;
  const code = countryCode(text === "UK" ? "GB" : text);
  if (code === undefined) return undefined;
  const name = nameOf(code);
  return { slug: slugOf(name) || code.toLowerCase(), name, countries: [code] };
}

const nameOf = (code: string): string => new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;

const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

function closeTo(text: string): string | undefined {
  const slug = nearest(
    slugOf(text),
    marketGroups.map((group) => group.slug),
  );
  return slug === undefined ? undefined : `${slug}, or a country`;
}
