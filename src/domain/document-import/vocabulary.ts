import type { Words } from "./member-in.ts";

export const kindWords: Words<
  | "reseller"
  | "var"
  | "distributor"
  | "msp"
  | "mssp"
  | "isv"
  | "si"
  | "gsi"
  | "oem"
  | "referral"
  | "consultancy"
  | "agency"
  | "alliance"
  | "standards-body"
  | "association"
> = {
  reseller: ["resale partner", "reseller partner", "channel reseller", "resale"],
  var: ["value added reseller", "value-added reseller", "VAR partner", "vertical VAR"],
  distributor: ["distribution partner", "wholesaler", "distributor network"],
  msp: ["managed service provider", "managed services provider", "MSP partner"],
  mssp: ["managed security service provider", "managed security services provider"],
  isv: [
    "technology ISV",
    "independent software vendor",
    "technology partner",
    "ISV partner",
    "product ISV",
    "integration partner",
    "technology integration ISV",
  ],
  si: [
    "system integrator",
    "systems integrator",
    "SI partner",
    "regional SI",
    "boutique SI",
    "regional system integrator",
    "regional systems integrator",
  ],
  gsi: ["global systems integrator", "global system integrator", "global SI"],
  oem: ["OEM partner", "embedded partner", "OEM embed"],
  referral: ["referral partner", "referrer", "introducer"],
  consultancy: [
    "consultancies",
    "consultant",
    "consulting firm",
    "consulting partner",
    "boutique consultancy",
    "boutique consultancies",
    "advisory firm",
  ],
  agency: ["agencies", "agency partner", "marketing agency", "digital agency"],
  alliance: ["strategic alliance", "strategic alliance partner", "alliance partner", "technology alliance"],
  "standards-body": ["standards bodies", "standards organisation", "standards organization"],
  association: ["industry association", "trade association"],
};

export const gapWords: Words<
  "market-velocity" | "credibility" | "delivery" | "geographic" | "cost-efficiency" | "competitive-pressure"
> = {
  "market-velocity": ["speed to market", "time to market"],
  credibility: ["market credibility", "brand credibility"],
  delivery: ["delivery capacity", "implementation capacity"],
  geographic: ["geographic reach", "geographic coverage", "geography"],
  "cost-efficiency": ["cost of sales", "cost to serve", "cost to reach"],
  "competitive-pressure": ["competition", "competitors"],
};

export const modelWords: Words<
  "referral" | "resale" | "co-sell" | "implementation" | "oem" | "joint-venture" | "technology-alliance"
> = {
  referral: ["lead generation", "refer", "lead referral", "referral fee"],
  resale: ["resell", "reseller", "reselling", "channel resale"],
  "co-sell": ["cosell", "co-selling", "co sell", "joint selling"],
  implementation: ["implement", "services delivery", "service delivery", "delivery"],
  oem: ["OEM embed", "embed", "embedded"],
  "joint-venture": ["JV"],
  "technology-alliance": [
    "technology partnership",
    "technical alliance",
    "tech alliance",
    "technical integration",
  ],
};

export const earningWords: Words<
  | "product-margin"
  | "services-margin"
  | "referral-fee"
  | "revenue-share"
  | "license"
  | "royalty"
  | "per-seat"
  | "quota-credit"
  | "co-marketing"
  | "none"
> = {
  "product-margin": ["margin", "reseller margin", "resale margin", "product resale margin"],
  "services-margin": ["service margin", "services revenue", "services", "service revenue"],
  "referral-fee": ["finder's fee", "lead fee", "referral commission"],
  "revenue-share": ["rev share", "revenue sharing"],
  license: ["license revenue", "licence revenue", "licence", "license fee", "licensing"],
  royalty: ["royalties"],
  "per-seat": ["per seat fee", "per-seat fee", "fee per seat"],
  "quota-credit": ["shared quota credit", "shared quota", "revenue attribution"],
  "co-marketing": ["co-marketing credit", "co marketing credits"],
};

export const priorityWords = { high: ["1"], medium: [], selective: [] } as const satisfies Words<
  "high" | "medium" | "selective"
>;
export const levelWords: Words<"low" | "medium" | "high"> = {
  low: ["l"],
  medium: ["m", "med", "moderate"],
  high: ["h"],
};
export const riskWords: Words<"market" | "partner" | "operational" | "compliance"> = {
  market: ["competitive", "market risk"],
  partner: ["partner risk"],
  operational: ["operations", "operational risk"],
  compliance: ["legal", "regulatory", "compliance risk"],
};
export const statusWords: Words<
  "identified" | "contacted" | "qualified" | "negotiating" | "signed" | "declined"
> = {
  contacted: ["in contact", "outreach"],
  negotiating: ["in negotiation", "negotiation"],
  signed: ["active", "contracted"],
  declined: ["rejected", "lost"],
};
export const industryWords: Words<
  | "enterprise-technology"
  | "cybersecurity"
  | "cloud-saas"
  | "healthcare-it"
  | "manufacturing"
  | "financial-services"
  | "other"
> = {
  cybersecurity: ["security", "cyber security"],
  "cloud-saas": ["SaaS", "cloud", "cloud and SaaS", "cloud SaaS"],
  "healthcare-it": ["healthcare", "health care", "healthtech"],
  manufacturing: ["industrial", "manufacturing industrial"],
  "financial-services": ["fintech", "financial services technology", "banking"],
  "enterprise-technology": ["enterprise software", "enterprise tech"],
};
export const stageWords: Words<"early" | "growth" | "mature" | "expansion"> = {
  early: ["early stage", "seed", "product market fit", "startup"],
  growth: ["growth stage", "scaling", "scale up"],
  mature: ["mature stage", "market leadership"],
  expansion: ["market expansion", "expansion stage", "market expansion stage"],
};
export const purposeWords: Words<"acquisition" | "activation" | "development" | "strategic"> = {
  acquisition: ["recruitment", "partner acquisition", "recruiting"],
  activation: ["partner activation", "onboarding"],
  development: ["partner development", "growth"],
  strategic: ["strategic partner development", "strategic development", "strategic partners"],
};
export const lineWords: Words<
  | "mdf"
  | "program"
  | "training"
  | "enablement"
  | "presales"
  | "management"
  | "incentive"
  | "event"
  | "research"
> = {
  mdf: [
    "co-marketing fund",
    "co-marketing",
    "market development fund",
    "marketing development fund",
    "co marketing budget",
    "marketing fund",
  ],
  training: ["training certification", "certification", "partner training", "training and certification"],
  enablement: ["partner enablement", "enablement training", "enablement program"],
  presales: ["pre-sales", "technical pre-sales support", "presales support"],
  management: ["partner management", "management attention"],
  incentive: ["incentives", "partner incentives", "SPIFF"],
  event: ["partner events", "partner summit", "events"],
  research: ["market research"],
  program: ["programme"],
};
export const positionWords: Words<
  "partner-manager" | "marketing" | "enablement" | "operations" | "presales" | "other"
> = {
  "partner-manager": [
    "partner account manager",
    "channel manager",
    "partner managers",
    "channel account manager",
    "alliance manager",
  ],
  marketing: ["partner marketing", "partner marketing manager", "channel marketing"],
  enablement: ["partner enablement", "partner enablement manager", "enablement manager"],
  operations: ["partner operations", "channel operations", "partner ops"],
  presales: ["partner presales", "partner solution engineer", "partner sales engineer", "presales engineer"],
};
export const principleWords: Words<"value-driven" | "ecosystem-building" | "distribution-focused"> = {};
export const routeWords: Words<"direct" | "partner" | "shared"> = {
  direct: ["direct sales", "direct team"],
  partner: ["partners", "channel", "partner led", "partner-led", "through partners"],
  shared: ["hybrid", "co-sell", "both", "direct and partner", "shared by direct and partner"],
};
export const betWords: Words<"next" | "active" | "parked" | "scaled" | "retired"> = {
  next: ["planned", "up next"],
  active: ["running", "in progress", "now"],
  parked: ["on hold", "paused", "later"],
};
export const decisionWords: Words<"build" | "partner" | "acquire"> = {
  acquire: ["buy"],
  build: ["build internally"],
};
export const raciWords: Words<
  | "strategy-adoption"
  | "partnership-approval"
  | "tier-change"
  | "commercial-terms"
  | "deal-registration"
  | "mdf-allocation"
  | "partner-exit"
> = {
  "strategy-adoption": [
    "strategy approval",
    "adoption of the strategy",
    "adopt the strategy",
    "strategy sign-off",
  ],
  "partnership-approval": [
    "new partnership approval",
    "new partner approval",
    "partner approval",
    "new partnership",
    "approve a partnership",
    "signing a partner",
    "sign a partner",
    "sign a new partner",
    "approve a partner",
    "approve a new partner",
  ],
  "tier-change": ["tier promotion/demotion", "tier promotion demotion", "tier promotion", "tier changes"],
  "commercial-terms": [
    "commercial terms approval",
    "approval of commercial terms",
    "pricing and commercial terms",
  ],
  "deal-registration": [
    "deal registration approval",
    "deal registration decision",
    "answering a deal registration",
  ],
  "mdf-allocation": ["MDF approval", "approve MDF", "allocation of MDF", "MDF budget allocation"],
  "partner-exit": [
    "partner exit decision",
    "exit of a partner",
    "partner termination",
    "end a partnership",
    "end of a partnership",
    "terminate a partner",
  ],
};
