import type { AgreementKind } from "../strategy/agreement-terms.ts";
import type {
  benefitKinds,
  categoryNames,
  earningKinds,
  models,
  partnerKinds,
} from "../strategy/closed-sets.ts";

type Kind = (typeof partnerKinds)[number];

/** How partners of one kind work with a vendor in any industry: the half of a partner type that an industry does not change. */
export type Archetype = {
  readonly category: (typeof categoryNames)[number];
  /** The programme it belongs to: what it is paid for decides what its tiers ask. */
  readonly track: Track;
  readonly models: readonly (typeof models)[number][];
  readonly earns: readonly (typeof earningKinds)[number][];
  readonly sells: { readonly size: "small" | "medium" | "large"; readonly route: "partner" | "shared" };
  readonly agreement: AgreementKind;
  readonly sales: string;
  readonly marketing: string;
  readonly gives: readonly string[];
  readonly gets: readonly string[];
  /** Hours a quarter that such a partner can give one of its vendors; a guess, and listed among the assumptions. */
  readonly hoursPerQuarter: number;
  /** What we do with such a partner, again and again. */
  readonly motion: string;
  /** Why we get in: something we commit to, because nothing is known yet of the market. */
  readonly wedge: string;
};

export const tracks = ["resale", "services", "technology"] as const;
export type Track = (typeof tracks)[number];

/** Each track's programme: its name and the benefit that moves its partners from one tier to the next. */
export const trackPrograms: Record<
  Track,
  { readonly slug: string; readonly name: string; readonly step: (typeof benefitKinds)[number] }
> = {
  resale: { slug: "resale", name: "Resale programme", step: "discount" },
  services: { slug: "services", name: "Services programme", step: "directory-listing" },
  technology: { slug: "technology", name: "Technology programme", step: "joint-campaign" },
};

const reselling = {
  category: "distribution",
  track: "resale",
  models: ["resale"],
  earns: ["product-margin"],
  agreement: "resale",
} as const;

const connecting = {
  category: "integration",
  track: "technology",
  models: ["technology-alliance", "co-sell"],
  earns: ["co-marketing"],
} as const;

const integrator = {
  category: "ecosystem",
  track: "services",
  models: ["implementation", "co-sell"],
  earns: ["services-margin"],
  sells: { size: "large", route: "shared" },
  agreement: "implementation",
  sales: "Names us in its designs and brings us in before the tender",
  marketing: "One reference story a year, told by the customer",
  gives: ["Early access to releases", "Engineers on call for the first two projects"],
  gets: ["Seats at the table where large purchases are designed", "Delivery we do not staff"],
  motion:
    "Deliver the first project side by side, write down how, and let the partner deliver the second alone",
  wedge: "Our engineers work beside the partner on its first two projects, without charge",
} as const;

/** The kinds that the starters use; the others of the closed set are for the person to add. */
const archetypes = {
  reseller: {
    ...reselling,
    sells: { size: "small", route: "partner" },
    sales: "Quotes, closes and renews; registers each new customer",
    marketing: "Mails its customers twice a year with our material",
    gives: ["Margin on each sale", "Protection of registered deals"],
    gets: ["Reach to customers we cannot visit", "Renewals without our sellers"],
    hoursPerQuarter: 30,
    motion: "Register from the partner's renewal calendar, quote the same day, review the list each month",
    wedge: "A registration is answered in two business days and protected for ninety",
  },
  var: {
    ...reselling,
    models: ["resale", "co-sell"],
    sells: { size: "medium", route: "partner" },
    sales: "Designs, sells and installs; we join the first calls",
    marketing: "One joint event a quarter for its own customers",
    gives: ["Margin on each sale", "Protection of registered deals", "A named engineer for the first deals"],
    gets: ["Customers in its region", "First installation and first-line support"],
    hoursPerQuarter: 40,
    motion:
      "Certify two engineers, sell the first two deals together, then go through the partner's base account by account",
    wedge: "We sell the first two deals together with the partner, and it keeps the whole margin",
  },
  distributor: {
    ...reselling,
    sells: { size: "small", route: "partner" },
    sales: "Recruits and supplies local resellers; carries credit and contracts",
    marketing: "Runs our launch with its resellers",
    gives: ["Volume margin", "A territory for its resellers"],
    gets: ["Local contracts, credit and currency", "Resellers we need not find ourselves"],
    hoursPerQuarter: 60,
    motion:
      "Name ten resellers of the distributor together, train them in one week, review their pipeline each month",
    wedge: "Terms adapted to the country in the first year, where others bring their home price list",
  },
  msp: {
    ...reselling,
    sells: { size: "small", route: "partner" },
    sales: "Owns the customer and its bill; adds our product to its service",
    marketing: "Puts us into its standard offer",
    gives: ["Monthly billing by use", "Margin on recurring revenue", "A console for many customers"],
    gets: ["Customers that buy an outcome, not a tool", "First-line support"],
    hoursPerQuarter: 45,
    motion:
      "Move ten customers of one provider onto the product in its first quarter, then roll through the rest of its base",
    wedge: "Billing by the month and by use, so that the provider never carries stock of ours",
  },
  mssp: {
    ...reselling,
    sells: { size: "small", route: "partner" },
    sales: "Sells protection as a service; owns the customer and its bill",
    marketing: "Publishes what its desk has seen, twice a year",
    gives: ["Monthly billing by use", "Margin on recurring revenue", "Detection content for its desk"],
    gets: ["Customers without security staff", "A desk that answers day and night"],
    hoursPerQuarter: 45,
    motion:
      "Connect the provider's desk, move ten customers in its first quarter, then make us part of its standard offer",
    wedge: "The provider's desk works in its own console; ours stays behind it",
  },
  si: { ...integrator, hoursPerQuarter: 50 },
  gsi: {
    ...integrator,
    models: ["co-sell", "implementation"],
    hoursPerQuarter: 80,
    motion:
      "Choose one practice of the firm, build one joint offer with it, and take it to ten named accounts",
    wedge: "One joint offer for one practice, with people of ours assigned to it by name",
  },
  consultancy: {
    category: "ecosystem",
    track: "services",
    models: ["referral"],
    earns: ["referral-fee"],
    sells: { size: "medium", route: "shared" },
    agreement: "referral",
    sales: "Introduces us where it advises; does not sell",
    marketing: "One report a year written together",
    gives: ["A referral fee", "A budget for research"],
    gets: ["Buyers' trust before the first call"],
    hoursPerQuarter: 20,
    motion:
      "Brief the advisers each quarter, answer each introduction within a day, report back what came of it",
    wedge: "Advisers hear what became of each introduction, whether it was won or lost",
  },
  agency: {
    category: "ecosystem",
    track: "services",
    models: ["referral", "implementation"],
    earns: ["referral-fee", "services-margin"],
    sells: { size: "small", route: "shared" },
    agreement: "referral",
    sales: "Introduces us in its projects and sets the product up",
    marketing: "One customer story a quarter",
    gives: ["A referral fee", "Leads for set-up projects"],
    gets: ["Projects that begin with us in them", "Set-up that we do not staff"],
    hoursPerQuarter: 25,
    motion: "Set up the first three customers together, then pass on each lead that needs set-up",
    wedge: "Every lead of ours that needs set-up goes to an agency that has delivered one",
  },
  isv: {
    ...connecting,
    sells: { size: "medium", route: "shared" },
    agreement: "integration",
    sales: "Shows the joined product to its customers; each side sells its own",
    marketing: "One launch together, then a place in each other's directory",
    gives: ["An open interface and a sandbox", "A directory listing"],
    gets: ["A place in the tools that customers already use", "Fewer reasons to leave us"],
    hoursPerQuarter: 30,
    motion:
      "Ship one connector for one shared customer, prove its use, then take it to the customers that both have",
    wedge: "A public interface that is kept stable for two releases, and an engineer who answers in a day",
  },
  oem: {
    category: "integration",
    track: "technology",
    models: ["oem"],
    earns: ["license"],
    sells: { size: "large", route: "partner" },
    agreement: "oem",
    sales: "Builds us into its product and sells the whole",
    marketing: "Names us where its customers choose",
    gives: ["A licence by volume", "Engineers for the first design"],
    gets: ["Volume without a sale of our own for each customer"],
    hoursPerQuarter: 60,
    motion: "Win one design, ship it with the partner's next model, then reuse it across its range",
    wedge: "A licence that costs nothing until the partner ships",
  },
  alliance: {
    ...connecting,
    sells: { size: "large", route: "shared" },
    agreement: "alliance",
    sales: "Lists us where its customers spend; both teams work the shared accounts",
    marketing: "A joint campaign for one use, twice a year",
    gives: ["Revenue through its listing", "A joint use case"],
    gets: ["Budgets that are committed already", "Introductions by its sellers"],
    hoursPerQuarter: 30,
    motion: "List one offer, choose twenty shared accounts with its sellers, review them every month",
    wedge: "Each shared account has a named seller on both sides from the first day",
  },
} as const satisfies Partial<Record<Kind, Archetype>>;
export type ArchetypeName = keyof typeof archetypes;
export const archetypeOf = (kind: ArchetypeName): Archetype => archetypes[kind];
