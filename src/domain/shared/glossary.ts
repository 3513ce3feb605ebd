/** One word per thing, everywhere. `docs/glossary.md` and `entente explain TERM` print this list. */
export type Term = { readonly term: string; readonly definition: string };
export type GlossaryChapter = { readonly title: string; readonly terms: readonly Term[] };

/** A chapter from lines of "term: definition". */
const chapter = (title: string, lines: string): GlossaryChapter => ({
  title,
  terms: lines
    .trim()
    .split("\n")
    .map((line) => {
      const colon = line.indexOf(":");
      return { term: line.slice(0, colon).trim(), definition: line.slice(colon + 1).trim() };
    }),
});

export const chapters: readonly GlossaryChapter[] = [
  chapter(
    "Why partners, and where",
    `
    strategy: What partners are to move, where and why: one model that the file, the screens, the documents and the programme share.
    part: A first-level section of a strategy, such as gaps, bets or budget.
    objective: A business result that partners are to move, with the measure, the value, the day and the person who signs for it.
    zero-partner test: What direct sales could bring alone until the target day, and so what is left for partners to bring.
    gap: Something the direct organisation cannot do as well as a partner; the reason for a partner type.
    thesis: Why partners, how much of the revenue, by when, and judged by what.
    mechanism: One way in which partners move the outcome; a claim the thesis rests on.
    north star: The one outcome by which the whole strategy is judged.
    bet: A chosen place to win: a segment, a partner type, a wedge and a motion, with the evidence that opens, scales or retires it.
    wedge: Why we get in where others do not.
    motion: What we do, again and again, to win a bet.
    segment: The regions, verticals and company sizes in which a bet plays; what it leaves out means all.
    declined option: An attractive option we have said no to, with the reason and the quarter in which to look again.
    because: The gap or bet that an element of the programme serves.
`,
  ),
  chapter(
    "Partners",
    `
    partner: A company outside ours that sells, delivers, recommends or builds with us.
    partner type: Partners of one kind with one role, one way to earn and the gaps they fill.
    partner category: What a kind of partnering is for: integration, distribution or ecosystem.
    integration: The category of partners whose product works together with ours.
    distribution: The category of partners who bring the product to customers.
    ecosystem: The category of partners who make us known, trusted or complete without selling.
    model: How a partner and we go to market: referral, resale, co-sell, implementation, OEM, joint venture or technology alliance.
    referral: The model in which the partner introduces the customer and we sell.
    resale: The model in which the partner buys from us and owns the customer and its bill.
    co-sell: The model in which the partner and we sell together to one customer.
    implementation: The model in which the partner delivers services around a product we sold.
    OEM: The model in which the partner sells our product inside its own.
    joint venture: The model in which the partner and we share a business in a market.
    technology alliance: The model in which two products are joined and shown together, and each side sells its own.
    role card: What a partner type is for, its part in sales and marketing, and the measure its success is judged by.
    value exchange: What we give a partner type and what we get from it.
    landscape: The companies we could recruit, with their scores and the gaps they would close.
    candidate: A company of the landscape that is not a partner yet.
    attractiveness: A candidate's weighted score from 0 to 100; it makes the candidate priority, secondary or opportunistic.
    fragile: Said of a ranking that changes when one weight moves by five points.
    sponsor: The executive on our side who keeps the relationship with a partner's executive, at a fixed cadence.
`,
  ),
  chapter(
    "Coverage",
    `
    coverage cell: A region, vertical and company size with its demand, its route to market and the partners it needs; what it leaves out means all.
    route: Who sells in a cell: direct, partner or shared.
    need: How many qualified partners a cell wants.
    qualified partner: A partner that serves the cell, is of one of its types, is enrolled, and holds a valid certification where the programme has any.
    rule of engagement: A condition and who sells when it holds; the first rule that matches decides.
    named account: An account that is kept for direct sale.
`,
  ),
  chapter(
    "Programme",
    `
    programme: What we ask of partners of some types and what we give them, tier by tier.
    tier: A level of a programme with its criteria, benefits and commitments.
    criterion: What a partner must reach to hold a tier: a measure with a bound, or a fact.
    benefit: What a partner gets in a tier.
    commitment: What a partner does in a tier, how often a year and in how many hours.
    enrolment: A partner's membership of a programme, with the day it began.
    onboarding: The steps from the signature to the first deal, each with its time.
    certification: Proof that a person at a partner has learned something, valid for a time.
    agreement: The contract with a partner, with the key terms of its kind.
    joint value proposition: What a partner gains from working with us, with the evidence.
    joint business plan: What one partner and we have agreed to do and to reach in a period.
    QBR: Quarterly business review: the meeting in which a partner and we hold the plan against the figures.
`,
  ),
  chapter(
    "Deals and money",
    `
    account: A customer or prospect company.
    deal: A possible or closed sale with its amount, its days and each partner's part in it.
    deal registration: A partner's claim to a deal it has found, answered within a promised time.
    protection: The time in which a registered deal is kept for the partner that registered it.
    attribution: Which part a partner had in a deal, with its evidence: sourced, influenced, or any part at all (attached).
    sourced: Said of a deal that a partner brought.
    influenced: Said of a deal that a partner moved and no partner brought.
    attached: Said of a deal in which a partner had any part; each deal counts once.
    population: The set of accounts that one side is willing to compare with a partner.
    overlap: The accounts that are in our population and in the partner's.
    incentive: What a partner is paid for a result: commission, referral fee, margin, revenue share, rebate, SPIFF and the like.
    commission: A share of a deal paid to the partner that sold it.
    rebate: Money paid back to a partner for what it sold in a period.
    SPIFF: A short-lived payment for one action, often to the seller in person.
    band: A range of the base with its own rate: marginal bands pay each range at its rate, retroactive ones pay everything at the rate reached.
    cliff: The jump in payout where a retroactive band begins.
    clawback: What is taken back of an incentive when the customer is lost within a time.
    statement: What a partner earned in a period, line by line.
    payout: Money that is paid on a statement.
    MDF: Market development funds: money for a partner's marketing, as a budget, a request against it and a claim with proof.
    budget line: Money of the budget year for one kind of spending, partner type and purpose.
    purpose: What money is spent for: acquisition, activation, development or strategic.
`,
  ),
  chapter(
    "Measuring",
    `
    measure: A figure with one formula, a unit, a shape, a kind and what makes it unknown.
    metric: The name of a measure where a target uses it.
    target: A metric with the value it should reach or not exceed, by a day or in a period.
    baseline: The value at the start of a target's window.
    flow: A measure that is summed over a window of days, such as revenue.
    stock: A measure of the state on one day, such as enrolled partners.
    ratio: A measure that divides one figure by another.
    outcome: The kind of measure that the business is run for.
    leading: The kind of measure that moves before the outcome.
    lagging: Said of a key result that shows the outcome itself.
    activity: The kind of measure that counts what we do and not what it brings.
    active partner: A partner with the event of \`definitions.active\` within its time.
    key result: How we will know that an objective is reached: a target with an id.
    milestone: Something that is done or not by a quarter, for a bet or an objective.
    fiscal period: A year (FY28), half (FY28-H1) or quarter (FY28-Q2); a fiscal year is named after the calendar year in which it ends.
    as-of date: The day for which figures are counted and dates fall due.
    unknown: The answer when facts are missing, with the reason; never zero.
    drift: The distance between the strategy and the facts, line by line.
    tolerance: How far a figure may be from its target before it counts as drift.
`,
  ),
  chapter(
    "Deciding and checking",
    `
    decision: A choice to build, partner or acquire, with its facts, its reason and its next review.
    RACI: Who is responsible, accountable, consulted and informed for each decision; exactly one is accountable.
    assumption: Something we take to be true and mean to find out, by a way and a day.
    claim: A statement that can carry a source.
    source: A study, data set or interview that a claim stands on, with its date.
    grounding ratio: Claims with at least one source divided by all claims.
    design alignment: Programme elements whose because leads to a gap or a live bet, divided by all elements.
    risk: Something that could go wrong, with its likelihood, impact, owner, mitigation and contingency.
    early warning: A sign that a risk is coming: a signal that is computed, or a text that people watch for.
    signal: An early warning that the product computes from the facts.
    mitigation: What makes a risk less likely.
    contingency: What we do when a risk comes true.
    scenario: A condition on the figures and the plan that follows when it is met.
    rule: One thing the check looks for, with a stable id, a severity, the reason and the fix.
    finding: A place where a rule does not hold: an error, a warning or a note.
    waiver: A finding that stands until a day, for a reason.
    checklist: What a strategy needs to be a quick win, complete, or ready for the board; computed from the model.
    horizon: The quarter from which the strategy takes effect, and how often it is looked at again.
    draft: The one working text of a workspace's strategy, from which the next version is submitted.
    revision: One save of the draft, with its whole text and what it changed.
    version: A text of the strategy that was submitted and is never changed; adopted, it is in force from a day on.
    adoption: The decision that puts a version in force from a day on, once everybody accountable has approved and the check finds no error.
    conflict of the draft: A place of the strategy that two sides changed otherwise; nothing is saved until a person decides.
    working copy: A strategy file that is kept in step with the draft, both ways.
    comment: What a person says about an element of the strategy, in a thread that is open until it is settled; whoever wrote it sets it right or takes it back.
    mention: A person whom a comment calls by name; the call waits for them on the overview and at the top of the draft.
`,
  ),
  chapter(
    "People and what they may do",
    `
    workspace: One company's strategy, facts and people, kept apart from every other's.
    installation: One running program with its database and all its workspaces.
    sample: The workspace that comes with the program, to look around in; it can be entered without an account on the machine itself.
    account of a person: Who somebody is in all workspaces: an address, a password, a second factor.
    person: A member of a workspace's staff, with one role there.
    person at a partner: A member of one partner company, with a role in its portal.
    membership: That a person may enter a workspace, as staff or for one partner company.
    role: What a person is in a workspace; it decides their capabilities.
    capability: Something that can be done, and the roles that may do it.
    owner: The role that may do everything in a workspace, people, sign-in and keys included.
    local owner: Whoever holds the key in the data folder; the command line acts as one.
    accountable role: A role of the strategy that owns things, such as a chief partner officer; a person of the workspace holds it.
    invitation: A link by which somebody becomes a member, once, within three days.
    session: A time in which a browser is signed in.
    second factor: A code from an authenticator beside the password, or one of ten recovery codes.
    confirmation: Proving anew who one is before something sensitive.
    single sign-on: Signing in through the company's own identity provider, for addresses of a domain the company has proven.
    API key: A secret by which a program acts as its owner, never above the owner, until it expires.
    scope: A capability that an API key is limited to.
    portal: The pages of people at partners: their company, their deals, their tier.
    partner terms: What of the strategy partners may read: programmes, tiers, criteria and benefits.
    audit trail: Everything that was done or refused in a workspace, in order, each entry sealed with the one before it.
    head: The hash at the end of the audit trail; noted elsewhere it shows that nothing was cut off.
`,
  ),
];

/** Every term, in the order of the chapters. */
export const glossary: readonly Term[] = chapters.flatMap(({ terms }) => terms);

/** What people also call a term: the spelling of code and file, short forms, irregular plurals. */
export const otherNames: Readonly<Record<string, string>> = {
  program: "programme",
  enrollment: "enrolment",
  criteria: "criterion",
  cell: "coverage cell",
  declined: "declined option",
  registration: "deal registration",
  "quarterly business review": "QBR",
  "market development funds": "MDF",
};

/** The glossary as a page. */
export function glossaryPage(): string {
  const body = chapters.map(({ title, terms }) =>
    [`## ${title}`, "", ...terms.map(({ term, definition }) => `- **${term}**: ${definition}`)].join("\n"),
  );
  return `${["# Glossary", "One word per thing, in code, tables, addresses, screens and documents. Code spells it the American way (`program`, `enrollment`), everything else in plain English.", ...body].join("\n\n")}\n`;
}
