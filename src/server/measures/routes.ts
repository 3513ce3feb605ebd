import { endpoints } from "../../contract/endpoints.ts";
import type { Scope } from "../../domain/measures/scope.ts";
import type { LoadedFacts } from "../facts/actions.ts";
import { pageAsked } from "../http/cursors.ts";
import { badQuery } from "../http/problems.ts";
import { byAsked, numberNamed, scopeAsked, windowAsked } from "../http/questions.ts";
import type { Serve } from "../http/serve.ts";
import type { Call } from "../http/site.ts";
import { groundOf } from "../workspaces/actions.ts";
import {
  daysFor,
  dimensionsFor,
  measureReply,
  type MeasureQuestion,
  refuseUnknownMeasure,
} from "./actions.ts";
import { whyReply } from "./why.ts";

export function measureRoutes(serve: Serve): void {
  serve.staff(endpoints.measure, async (call) => {
    const { strategy, loaded, question } = await measureAsked(call);
    return measureReply(strategy, loaded, question);
  });
  serve.staff(endpoints.why, async (call) => {
    const why = { tx: call.tx, workspace: call.workspace, ...(await measureAsked(call)) };
    return whyReply(why, pageAsked(call, endpoints.why));
  });
}

/** A question about a measure, with the facts of the last day that it looks at. */
async function measureAsked(call: Call) {
  const { tx, site, query, params } = call;
  const ground = await groundOf(call);
  const { strategy, asOf } = ground;
  const measure = params["measure"] ?? "";
  refuseUnknownMeasure(strategy, measure);
  const window = windowAsked(query, asOf);
  const scope = scopeAsked(query, strategy);
  const asked: MeasureQuestion = { measure, asOf, scope, window, by: byAsked(query) };
  const loaded = await site.facts(tx, {
    ...ground,
    asOf: window?.to ?? asOf,
    days: daysFor(asked, strategy),
    dimensions: dimensionsFor(asked),
  });
  return { strategy, loaded, question: { ...asked, scope: knownPartners(loaded, asked) } };
}

/** Partners are named by their number; one that does not exist is refused. */
function knownPartners({ known }: LoadedFacts, { scope }: MeasureQuestion): Scope {
  if (!scope.partner) return scope;
  const numbers = new Set(known.partners.map(({ number }) => number));
  const partner = scope.partner.map((name) => {
    const number = numberNamed(name, "P");
    if (number !== undefined && numbers.has(number)) return `P-${number}`;
    throw badQuery("partner", name, "the number of a partner, such as P-142");
  });
  return { ...scope, partner };
}
