import { partnerSorts } from "../contract/api.ts";
import type { CoverageReply, DriftReply } from "../contract/api.ts";
import { endpoints } from "../contract/endpoints.ts";
import { driftReport } from "../domain/drift/drift.ts";
import { coverageReply } from "./coverage/actions.ts";
import { pageAsked } from "./http/cursors.ts";
import { badQuery, Refused } from "./http/problems.ts";
import { byAsked, numberNamed, scopeAsked, windowAsked } from "./http/questions.ts";
import type { Serve } from "./http/serve.ts";
import type { Call } from "./http/site.ts";
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
import type { DealPosition } from "./partners/queries.ts";
import type { Scope } from "../domain/measures/scope.ts";
import { type LoadedFacts, loadFacts } from "./facts/actions.ts";
import { checkReply, modelIn, strategyReply } from "./strategies/actions.ts";
import { groundOf, workspaceReply } from "./workspaces/actions.ts";

/** The figures of a workspace: parse, load, answer. The rules are in the domain, the SQL in the nouns' queries. */
export function figureRoutes(serve: Serve): void {
  serve.staff(endpoints.workspace, (call) => workspaceReply(call));
  serve.staff(endpoints.strategy, async (call) => strategyReply((await groundOf(call)).stored));
  serve.staff(endpoints.check, async (call) => {
    const { stored, asOf } = await groundOf(call);
    return checkReply(stored, asOf);
  });
  serve.staff(endpoints.overview, async (call) => {
    const ground = await groundOf(call);
    const loaded = await call.site.facts(call.tx, ground);
    return overviewReply(ground, loaded, scopeAsked(call.query, ground.strategy));
  });
  serve.staff(endpoints.drift, async (call) => {
    const ground = await groundOf(call);
    const { facts } = await call.site.facts(call.tx, ground);
    return {
      ...driftReport({ ...ground.stored, facts }, ground.asOf, ground.strategyVersion),
      currency: facts.currency,
    };
  });
  serve.staff(endpoints.coverage, async (call) => {
    const ground = await groundOf(call);
    const { facts } = await call.site.facts(call.tx, ground);
    return coverageReply(ground.strategy, facts, ground.asOf);
  });
  serve.staff(endpoints.measure, async (call) => {
    const { strategy, loaded, question } = await measureAsked(call);
    return measureReply(strategy, loaded, question);
  });
  serve.staff(endpoints.why, async (call) => {
    const why = { tx: call.tx, workspace: call.workspace, ...(await measureAsked(call)) };
    return whyReply(why, pageAsked(call, endpoints.why));
  });
  serve.staff(endpoints.partners, async (call) => {
    const ground = await groundOf(call);
    const loaded = await call.site.facts(call.tx, ground);
    return partnersReply(call.tx, loaded, {
      ...ground,
      scope: scopeAsked(call.query, ground.strategy),
      search: call.query["search"] ?? "",
      active: activeAsked(call),
      sort: sortAsked(call),
      page: pageAsked(call, endpoints.partners),
    });
  });
  serve.staff(endpoints.partner, async (call) => {
    const ground = await groundOf(call);
    const loaded = await call.site.facts(call.tx, ground);
    const page = pageAsked<DealPosition>(call, endpoints.partner);
    const text = call.params["number"] ?? "";
    const number = numberNamed(text, "P");
    if (number === undefined) throw new Refused(404, `There is no partner ${text.slice(0, 40)}`);
    return partnerReply(call.tx, loaded, { ...ground, number, page });
  });
  serve.staff(endpoints.driftOf, (call) => driftOf(call));
  serve.staff(endpoints.coverageOf, (call) => coverageOf(call));
}

/** Drift of a strategy that is not in force, against the facts of the workspace. */
async function driftOf(call: Call<string>): Promise<DriftReply> {
  const { asOf, ...input } = await groundOn(call);
  return { ...driftReport(input, asOf, 0), currency: input.facts.currency };
}

/** Coverage of a strategy that is not in force, against the partners of the workspace. */
async function coverageOf(call: Call<string>): Promise<CoverageReply> {
  const { strategy, asOf, facts } = await groundOn(call);
  return coverageReply(strategy, facts, asOf);
}

async function groundOn(call: Call<string>) {
  const model = modelIn(call.body);
  if (!model) throw notAStrategy();
  const ground = { ...(await groundOf(call)), strategy: model.strategy };
  const { facts } = await loadFacts(call.tx, ground);
  return { ...model, asOf: ground.asOf, facts };
}

const notAStrategy = (): Refused =>
  new Refused(400, "The body is not a strategy file", [
    {
      pointer: "",
      code: "not-a-strategy",
      detail: "The body cannot be read as a strategy",
      accepted: "the text of a strategy file; entente check says what is missing",
    },
  ]);

/** A question about a measure, with the facts of the last day that it looks at. */
async function measureAsked(call: Call) {
  const { tx, site, query, params } = call;
  const ground = await groundOf(call);
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
