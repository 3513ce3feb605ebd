import { resolutions, routes } from "./closed-sets.ts";
import { field, list, map, must, ref, refs, shape } from "./fields.ts";
import { atLeastZero, amount, count, flag, oneOf, text, texts, country } from "./values.ts";

const scopes = ["national", "regional", "local"] as const;

export const engagementConditions = shape({
  namedAccount: field(flag(), "The account is on the list of named accounts"),
  route: field(oneOf(routes), "Route of the account's cell"),
  registered: field(flag(), "A partner has an active registration"),
  region: field(ref("region"), "Region of the account"),
  vertical: field(ref("vertical"), "Vertical of the account"),
  size: field(ref("size"), "Size of the account"),
  existingCustomer: field(flag(), "The account is a customer"),
  incumbentPartner: field(flag(), "A partner already serves the account"),
});

/** Who sells where and why, how many partners are needed, how conflict is prevented. */
export const coverage = shape({
  regions: field(
    map(
      shape({
        name: must(text(), "Name of the region"),
        scope: field(oneOf(scopes), "National, regional or local"),
        countries: field(list(country()), "ISO 3166 codes of its countries"),
        states: field(texts(), "Codes or names of its states or provinces; without it all of the countries"),
      }),
    ),
    "Regions",
  ),
  verticals: field(map(shape({ name: must(text(), "Name of the vertical") })), "Verticals"),
  sizes: field(
    map(
      shape({
        name: must(text(), "Name of the size class"),
        employees: field(
          shape({ from: field(count(), "Fewest people"), to: field(count(), "Most people") }),
          "By people",
        ),
        revenue: field(
          shape({ from: field(amount(), "Least revenue"), to: field(amount(), "Most revenue") }),
          "By revenue",
        ),
      }),
    ),
    "Company sizes",
  ),
  cells: field(
    list(
      shape({
        region: must(ref("region"), "Region"),
        vertical: field(ref("vertical"), "Vertical; without it all"),
        size: field(ref("size"), "Company size; without it all"),
        accounts: field(count(), "Addressable accounts; without it unknown"),
        arr: field(amount(), "Addressable ARR; without it unknown"),
        route: field(oneOf(routes), "Who sells: direct, partner or shared"),
        types: field(refs("partner-type"), "Partner types that sell here"),
        need: field(atLeastZero(), "Qualified partners wanted"),
        because: field(ref("gap", "bet"), "The gap or bet this serves"),
        owner: field(ref("person"), "The one person accountable"),
        new: field(flag(), "A market we are not in yet"),
      }),
    ),
    "Coverage cells: demand, need and route",
  ),
  rulesOfEngagement: field(
    list(
      shape({
        when: field(engagementConditions, "Conditions; the last rule has none"),
        seller: must(text(), "direct, partner, shared or a partner type"),
        resolve: field(oneOf(resolutions), "How two partners with a claim are told apart"),
        because: field(ref("gap", "bet"), "The gap or bet this serves"),
      }),
    ),
    "First match decides who sells",
  ),
  namedAccounts: field(texts(), "Domains of accounts kept for direct sale"),
});
