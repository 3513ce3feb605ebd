import type { FastifyInstance } from "fastify";
import { partnerSorts } from "../contract/api.ts";
import type { CoverageReply, DriftReply } from "../contract/api.ts";
import { endpoints } from "../contract/endpoints.ts";
import { driftReport } from "../domain/drift/drift.ts";
import { coverageReply } from "./coverage/actions.ts";
import { dealByNumber } from "./deals/queries.ts";
import { badQuery, Refused } from "./http/problems.ts";
import { byAsked, numberAsked, scopeAsked, windowAsked } from "./http/questions.ts";
import { type Call, reads, type Site } from "./http/site.ts";
import {
  daysFor,
  dimensionsFor,
  measureReply,
  type MeasureQuestion,
  refuseUnknownMeasure,
} from "./measures/actions.ts";
import { whyReply } from "./measures/why.ts";
import { overviewReply } from "./overview/actions.ts";
import { partnerReply, partnersReply } from "./partners/actions.ts";
import type { Scope } from "../domain/measures/scope.ts";
import { type LoadedFacts, loadFacts } from "./facts/actions.ts";
import { checkReply, modelIn, strategyReply } from "./strategies/actions.ts";
import { groundOf, workspaceReply } from "./workspaces/actions.ts";

/** Every reading route: parse, load, answer. The rules are in the domain, the SQL in the nouns' queries. */
export function registerRoutes(app: FastifyInstance, site: Site): void {
  reads(app, site, endpoints.workspace, ({ tx }) => workspaceReply(tx, site));
  reads(app, site, endpoints.strategy, async (call) => strategyReply((await groundOf(call)).stored));
  reads(app, site, endpoints.check, async (call) => {
    const { stored, asOf } = await groundOf(call);
    return checkReply(stored, asOf);
  });
  reads(app, site, endpoints.overview, async (call) => {
    const ground = await groundOf(call);
    const loaded = await site.facts(call.tx, ground);
    return overviewReply(ground, loaded, scopeAsked(call.query, ground.strategy));
  });
  reads(app, site, endpoints.drift, async (call) => {
    const ground = await groundOf(call);
    const { facts } = await site.facts(call.tx, ground);
    return {
      ...driftReport({ ...ground.stored, facts }, ground.asOf, ground.strategyVersion),
      currency: facts.currency,
    };
  });
  reads(app, site, endpoints.coverage, async (call) => {
    const ground = await groundOf(call);
    const { facts } = await site.facts(call.tx, ground);
    return coverageReply(ground.strategy, facts, ground.asOf);
  });
  reads(app, site, endpoints.measure, async (call) => {
    const { strategy, loaded, question } = await measureAsked(call);
    return measureReply(strategy, loaded, question);
  });
  reads(app, site, endpoints.why, async (call) => {
    const why = { tx: call.tx, workspace: site.workspace, ...(await measureAsked(call)) };
    return whyReply(why, numberAsked(call.query, "page", 0, 1_000_000));
  });
  reads(app, site, endpoints.partners, async (call) => {
    const ground = await groundOf(call);
    const loaded = await site.facts(call.tx, ground);
    return partnersReply(call.tx, loaded, {
      ...ground,
      scope: scopeAsked(call.query, ground.strategy),
      search: call.query["search"] ?? "",
      active: activeAsked(call),
      sort: sortAsked(call),
      page: numberAsked(call.query, "page", 0, 1_000_000),
      limit: numberAsked(call.query, "limit", 100, 1000) || 100,
    });
  });
  reads(app, site, endpoints.partner, async (call) => {
    const ground = await groundOf(call);
    const loaded = await site.facts(call.tx, ground);
    const page = numberAsked(call.query, "page", 0, 1_000_000);
    return partnerReply(call.tx, loaded, { ...ground, number: numberOf(call, "P"), page });
  });
  reads(app, site, endpoints.deal, async (call) => {
    const number = numberOf(call, "D");
    const deal = await dealByNumber(call.tx, site.workspace, number);
    if (!deal) throw new Refused(404, `There is no deal D-${number}`);
    return deal;
  });
}

/** Drift of a strategy that is not in force, against the facts of the workspace. */
export async function driftOf(call: Call, text: string): Promise<DriftReply> {
  const { asOf, ...input } = await groundOn(call, text);
  return { ...driftReport(input, asOf, 0), currency: input.facts.currency };
}

/** Coverage of a strategy that is not in force, against the partners of the workspace. */
export async function coverageOf(call: Call, text: string): Promise<CoverageReply> {
  const { strategy, asOf, facts } = await groundOn(call, text);
  return coverageReply(strategy, facts, asOf);
}

async function groundOn(call: Call, text: string) {
  const model = modelIn(text);
  if (!model) throw new Refused(400, "The body is not a strategy file; entente check says what is missing");
  const ground = { ...(await groundOf(call)), strategy: model.strategy };
  const { facts } = await loadFacts(call.tx, ground);
  return { ...model, asOf: ground.asOf, facts };
}

/** A question about a measure, with the facts of the last day that it looks at. */
async function measureAsked({ tx, site, query, params }: Call) {
  const ground = await groundOf({ tx, site, query });
  const { strategy, asOf } = ground;
  const measure = params["measure"] ?? "";
  refuseUnknownMeasure(strategy, measure);
  const window = windowAsked(query, asOf);
  const asked: MeasureQuestion = {
    measure,
    asOf,
    scope: scopeAsked(query, strategy),
    window,
    by: byAsked(query),
  };
  const loaded = await site.facts(tx, {
    ...ground,
    asOf: window?.to ?? asOf,
    days: daysFor(asked, strategy),
    dimensions: dimensionsFor(asked),
  });
  return { strategy, loaded, question: { ...asked, scope: knownPartners(loaded, asked) } };
}

/** Partners are named by their number, `P-142` or plainly `142`; one that does not exist is refused. */
function knownPartners({ known }: LoadedFacts, { scope }: MeasureQuestion): Scope {
  if (!scope.partner) return scope;
  const numbers = new Set(known.partners.map(({ number }) => `P-${number}`));
  const partner = scope.partner.map((name) => (/^\d+$/.test(name) ? `P-${name}` : name));
  const wrong = partner.find((name) => !numbers.has(name));
  if (wrong !== undefined) throw badQuery("partner", wrong, "the number of a partner, such as P-142");
  return { ...scope, partner };
}

function numberOf({ params }: Call, letter: "P" | "D"): number {
  const text = params["number"] ?? "";
  const match = new RegExp(`^(?:${letter}-)?(\\d{1,9})$`).exec(text);
  if (!match) throw new Refused(404, `There is no ${letter === "P" ? "partner" : "deal"} ${text}`);
  return Number(match[1]);
}

function activeAsked({ query }: Call): boolean | undefined {
  const text = query["active"];
  if (text === undefined) return undefined;
  if (text !== "yes" && text !== "no") throw badQuery("active", text, "yes or no");
  return text === "yes";
}

function sortAsked({ query }: Call): string {
  const sort = query["sort"] ?? "-revenue";
  if (!partnerSorts.includes(sort.replace(/^-/, "") as (typeof partnerSorts)[number]))
    throw badQuery("sort", sort, `one of: ${partnerSorts.join(", ")}; with - in front the largest first`);
  return sort;
}
