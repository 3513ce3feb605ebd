import { partnerSorts } from "../../contract/api.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { pageAsked } from "../http/cursors.ts";
import { badQuery, Refused } from "../http/problems.ts";
import { numberNamed, scopeAsked } from "../http/questions.ts";
import type { Serve } from "../http/serve.ts";
import type { Call } from "../http/site.ts";
import { groundOf } from "../workspaces/actions.ts";
import { partnerReply, partnersReply } from "./actions.ts";
import type { DealPosition } from "./queries.ts";

export function partnerRoutes(serve: Serve): void {
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
