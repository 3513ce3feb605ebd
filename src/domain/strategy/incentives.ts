import { z } from "zod";
import { agreementKinds, bandMethods, incentiveBases, incentiveKinds, rhythms } from "./closed-sets.ts";
import { field, list, map, must, ref, refs, shape } from "./fields.ts";
import { amount, duration, oneOf, share, text } from "./values.ts";

const per = z.enum([...rhythms, "deal", "partner"], `expected one of: ${rhythms.join(", ")}, deal, partner`);

/** Commissions, rebates and fees by type and tier. */
export const incentives = map(
  shape({
    kind: must(oneOf(incentiveKinds), "Kind of incentive"),
    program: field(ref("program"), "Programme in which it is paid"),
    types: field(refs("partner-type"), "Partner types that get it"),
    tiers: field(refs("tier"), "Tiers that get it"),
    because: field(ref("gap", "bet"), "The gap or bet this serves"),
    on: field(oneOf(incentiveBases), "What it is paid on"),
    per: field(per, "Period over which the base is added up"),
    bands: field(
      shape({
        method: field(
          oneOf(bandMethods),
          "Marginal: each band at its rate; retroactive: all at the rate reached",
        ),
        steps: field(
          list(
            shape({
              from: field(amount(), "Base from which the band starts"),
              rate: field(share(), "Share of the base"),
              amount: field(amount(), "Fixed amount instead of a share"),
            }),
          ),
          "Bands, rising from zero",
        ),
      }),
      "Bands",
    ),
    cap: field(
      shape({ amount: must(amount(), "Most that is paid"), per: field(per, "For each of these") }),
      "Cap",
    ),
    hold: field(duration(), "Time before it is paid"),
    clawback: field(
      shape({
        within: field(duration(), "Time in which it can be claimed back"),
        steps: field(
          list(
            shape({
              before: must(duration(), "Loss of the customer before this time"),
              share: must(share(), "Share claimed back"),
            }),
          ),
          "How much comes back, and when",
        ),
      }),
      "Clawback",
    ),
  }),
);

const terms = z.union([text(), z.record(z.string(), text())], "expected text, or a map of texts");

/** Deal frameworks, with the key terms of their kind. */
export const agreements = map(
  shape({
    types: field(refs("partner-type"), "Partner types it is signed with"),
    kind: must(oneOf(agreementKinds), "Kind of agreement"),
    scope: field(terms, "What it covers"),
    territory: field(terms, "Where it applies"),
    exclusivity: field(terms, "Exclusive or not"),
    pricing: field(terms, "Prices, discounts, fees"),
    commercial: field(terms, "Who pays whom for what"),
    technical: field(terms, "What each side builds and keeps"),
    marketing: field(terms, "What is said together"),
    support: field(terms, "Who answers the customer"),
    dealRegistration: field(terms, "How deals are registered"),
    training: field(terms, "Training that is required"),
    quota: field(terms, "Revenue that is promised"),
    reporting: field(terms, "What is reported, how often"),
    term: field(duration(), "How long it runs"),
    termination: field(terms, "How it ends and what is honoured"),
  }),
);

/** The joint value proposition: what a partner gets, with the evidence. */
export const value = map(
  shape({
    element: must(text(), "Element of the value"),
    statement: must(text(), "What the partner gets, with its figure"),
    sources: field(refs("source"), "Evidence"),
    metric: field(ref("metric"), "A live measure as evidence"),
  }),
);
