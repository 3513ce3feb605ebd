/** Every closed set of the strategy model, once (spec 1, "Closed sets"). Schema, menus, documents and explain texts read these lists. */
export const industries = [
  "enterprise-technology",
  "cybersecurity",
  "cloud-saas",
  "healthcare-it",
  "manufacturing",
  "financial-services",
  "other",
] as const;
export const stages = ["early", "growth", "mature", "expansion"] as const;
export const functions = ["sales", "marketing", "product", "finance"] as const;
export const gapKinds = [
  "market-velocity",
  "credibility",
  "delivery",
  "geographic",
  "cost-efficiency",
  "competitive-pressure",
] as const;
export const principles = ["value-driven", "ecosystem-building", "distribution-focused"] as const;
export const models = [
  "referral",
  "resale",
  "co-sell",
  "implementation",
  "oem",
  "joint-venture",
  "technology-alliance",
] as const;
export const categoryNames = ["integration", "distribution", "ecosystem"] as const;
export const partnerKinds = [
  "reseller",
  "var",
  "distributor",
  "msp",
  "mssp",
  "isv",
  "si",
  "gsi",
  "oem",
  "referral",
  "consultancy",
  "agency",
  "alliance",
  "standards-body",
  "association",
] as const;
/** Bodies that we join: exempt from TYP-004, TYP-007 and COV-005. */
export const joinedKinds: readonly string[] = ["standards-body", "association"];
export const earningKinds = [
  "product-margin",
  "services-margin",
  "referral-fee",
  "revenue-share",
  "license",
  "royalty",
  "per-seat",
  "quota-credit",
  "co-marketing",
  "none",
] as const;
export const priorities = ["high", "medium", "selective"] as const;
export const typeDecisions = ["keep", "change", "retire"] as const;
export const betStatuses = ["next", "active", "parked", "scaled", "retired"] as const;
export const betDecisions = ["scale", "keep", "park", "retire"] as const;
export const declinedStatuses = ["declined", "parked"] as const;
export const routes = ["direct", "partner", "shared"] as const;
export const resolutions = ["first-registered", "incumbent", "case"] as const;
export const candidateTiers = ["A", "B", "C"] as const;
export const recruitmentPriorities = ["P0", "P1", "P2"] as const;
export const origins = ["inbound", "outbound"] as const;
export const candidateStatuses = [
  "identified",
  "contacted",
  "qualified",
  "negotiating",
  "signed",
  "declined",
] as const;
export const integrationKinds = ["api", "plugin", "native"] as const;
export const benefitKinds = [
  "portal-access",
  "training",
  "deal-registration",
  "registration-discount",
  "discount",
  "revenue-share",
  "mdf",
  "partner-manager",
  "roadmap-input",
  "early-access",
  "executive-access",
  "directory-listing",
  "joint-pr",
  "joint-campaign",
  "support",
] as const;
export const commitmentKinds = [
  "annual-review",
  "business-review",
  "joint-plan",
  "joint-activity",
  "certification",
  "named-manager",
  "register-deals",
  "reporting",
  "quota",
] as const;
export const partnerFacts = [
  "agreement-signed",
  "dedicated-practice",
  "executive-sponsor",
  "integration-complete",
  "training-done",
] as const;
export const signals = [
  "days-since-contact",
  "revenue-change-quarter",
  "pipeline-change-quarter",
  "competitor-partnership",
  "competitor-review-age",
  "certification-lapse",
  "tier-miss",
  "manager-changed",
  "agreement-expiring",
  "agreement-breach",
  "audit-overdue",
  "top-partners-lost",
  "partner-concentration",
] as const;
export const strategyEvents = [
  "strategy-adopted",
  "first-portal-registration",
  "first-business-review",
  "first-certified",
  "first-co-sell-meeting",
  "first-joint-win",
  "first-mdf-claim",
  "evidence",
] as const;
export const sponsorMeetings = ["one-to-one", "business-review", "summit"] as const;
export const rhythms = ["month", "quarter", "half", "year"] as const;
export const lineKinds = [
  "mdf",
  "program",
  "training",
  "enablement",
  "presales",
  "management",
  "incentive",
  "event",
  "research",
] as const;
export const purposes = ["acquisition", "activation", "development", "strategic"] as const;
export const positionKinds = [
  "partner-manager",
  "marketing",
  "enablement",
  "operations",
  "presales",
  "other",
] as const;
export const incentiveKinds = [
  "commission",
  "referral-fee",
  "margin",
  "revenue-share",
  "rebate",
  "spiff",
  "royalty",
  "per-seat",
  "quota-credit",
] as const;
export const incentiveBases = [
  "closed-revenue",
  "first-year-revenue",
  "recurring-revenue",
  "registered-deal",
  "activity",
] as const;
export const bandMethods = ["marginal", "retroactive"] as const;
export const agreementKinds = [
  "integration",
  "resale",
  "referral",
  "co-sell",
  "implementation",
  "msp",
  "oem",
  "alliance",
  "joint-venture",
] as const;
export const buildPartnerAcquire = ["build", "partner", "acquire"] as const;
export const keyResultKinds = ["leading", "lagging"] as const;
export const raciLetters = ["R", "A", "C", "I"] as const;
export const raciDecisions = [
  "strategy-adoption",
  "partnership-approval",
  "tier-change",
  "commercial-terms",
  "deal-registration",
  "mdf-allocation",
  "partner-exit",
] as const;
export const riskCategories = ["market", "partner", "operational", "compliance"] as const;
export const levels = ["low", "medium", "high"] as const;
export const assumptionStatuses = ["open", "validated", "rejected"] as const;
export const units = ["money", "count", "share", "days", "score", "ratio"] as const;
export const aggregates = ["sum", "mean", "last"] as const;
export const measureKinds = ["outcome", "leading", "activity"] as const;
export const directions = ["up", "down"] as const;
export const activeEvents = ["won-revenue", "won-deal", "any-activity"] as const;
export const roiFormulas = ["revenue-to-cost", "net-return"] as const;
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const changePeriods = ["year", "quarter"] as const;
export const onboardingParties = ["partner", "vendor"] as const;
