import { designAlignment } from "../strategy/design-alignment.ts";
import { alignment, partnerMix, revenueMix, spendMix } from "./alignment.ts";
import { catalogue, type MeasureId } from "./catalogue.ts";
import { total } from "./facts.ts";
import { channelShareOfMarket, coverageDensity, marketCoverage } from "./market.ts";
import { attentionShare, programRoi, returnOnSpend } from "./money-spent.ts";
import { type Formula, known, notRecorded, unknown } from "./outcome.ts";
import {
  activePartnerRatio,
  activePartners,
  activeRetention,
  candidates,
  certifiedPartners,
  certifiedPeople,
  enrolledPartners,
  partnerConcentration,
  partnerRetention,
  partnersInTier,
  tierMisses,
  partnersPerManager,
  revenuePerPartner,
  topPartnersLost,
} from "./partner-counts.ts";
import {
  influencedRevenue,
  openPipeline,
  revenueShare,
  undivided,
  wholeCompany,
  winRate,
  wonRevenue,
} from "./revenue.ts";

/** The design of a strategy is one: no type, tier or region has a part of it. */
const undividedModel =
  (formula: Formula): Formula =>
  (context) =>
    Object.keys(context.scope).length === 0
      ? formula(context)
      : unknown("the design of the strategy is counted as a whole only");

/** Every formula of the catalogue, once (spec 2, "Where a formula lives"): additive facts in, outcome out. */
export const formulas: Record<MeasureId, Formula> = {
  revenue: wholeCompany(undivided(wonRevenue("any"))),
  pipeline: wholeCompany(undivided(openPipeline("any"))),
  "win-rate": wholeCompany(undivided(winRate)),
  "sales-cycle": notRecorded("sales-cycle"),
  "partner-sourced-revenue": wonRevenue("sourced"),
  "partner-influenced-revenue": influencedRevenue,
  "partner-attached-revenue": wonRevenue("attached"),
  "partner-sourced-share": wholeCompany(revenueShare("sourced")),
  "partner-influenced-share": wholeCompany(revenueShare("influenced")),
  "partner-attached-share": wholeCompany(revenueShare("attached")),
  "partner-sourced-arr": notRecorded("partner-sourced-arr"),
  "partner-sourced-arr-share": notRecorded("partner-sourced-arr-share"),
  "partner-sourced-pipeline": openPipeline("sourced"),
  "partner-sourced-leads": notRecorded("partner-sourced-leads"),
  "revenue-per-partner": revenuePerPartner,
  "new-customers-via-partners": notRecorded("new-customers-via-partners"),
  "new-customer-share": notRecorded("new-customer-share"),
  "enrolled-partners": enrolledPartners,
  "partners-in-tier": partnersInTier,
  "tier-misses": tierMisses,
  candidates,
  "active-partners": activePartners,
  "active-partner-ratio": activePartnerRatio,
  "active-retention": activeRetention,
  "partner-retention": partnerRetention,
  "certified-people": certifiedPeople,
  "certified-partners": certifiedPartners,
  "deal-registrations": notRecorded("deal-registrations"),
  "deal-registration-coverage": notRecorded("deal-registration-coverage"),
  "registration-answer-rate": notRecorded("registration-answer-rate"),
  "time-to-first-revenue": notRecorded("time-to-first-revenue"),
  "program-roi": programRoi,
  "partner-cac": notRecorded("partner-cac"),
  "return-by-type": returnOnSpend,
  "attention-share": attentionShare,
  "partners-per-manager": partnersPerManager,
  "partner-concentration": partnerConcentration,
  "top-partners-lost": topPartnersLost,
  "partner-nps": notRecorded("partner-nps"),
  "delivery-nps": notRecorded("delivery-nps"),
  "customer-retention": notRecorded("customer-retention"),
  "business-review-completion": notRecorded("business-review-completion"),
  "channel-conflicts": notRecorded("channel-conflicts"),
  "joint-activities": notRecorded("joint-activities"),
  "trainings-held": notRecorded("trainings-held"),
  "meetings-held": ({ facts, window, scope }) => {
    if (facts.holdings.touches === 0) return unknown(catalogue["meetings-held"].unknownWhen);
    const { things } = total(facts, "meeting", "any", window, scope);
    return known(things, things);
  },
  "assets-published": notRecorded("assets-published"),
  "market-coverage": marketCoverage,
  "coverage-density": coverageDensity,
  "channel-share-of-market": channelShareOfMarket,
  "market-share": notRecorded("market-share"),
  "vertical-depth": notRecorded("vertical-depth"),
  "composition-alignment": alignment(partnerMix),
  "revenue-mix-alignment": alignment(revenueMix),
  "investment-alignment": alignment(spendMix),
  "design-alignment": undividedModel(({ strategy }) => {
    const { elements, aligned, ratio } = designAlignment(strategy);
    if (ratio === null) return unknown(catalogue["design-alignment"].unknownWhen);
    return known(ratio, elements, [
      { label: "elements with a reason", value: aligned, unit: "count" },
      { label: "programme elements", value: elements, unit: "count" },
    ]);
  }),
};
