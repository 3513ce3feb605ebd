import { type DealStage, dealStages } from "../../contract/api.ts";
import type { DealsReply } from "../../contract/people.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery, Refused } from "../http/problems.ts";
import { dayAsked, numberNamed } from "../http/questions.ts";
import type { Serve } from "../http/serve.ts";
import type { Call } from "../http/site.ts";
import { partnerCalled } from "../partners/naming.ts";
import { dealByNumber, dealsBelow } from "./queries.ts";

/** Deals as they came: the list, and one with its lines and parts. */
export function dealRoutes(serve: Serve): void {
  serve.staff(endpoints.deals, dealsReply);
  serve.staff(endpoints.deal, async ({ tx, workspace, params }) => {
    const text = params["number"] ?? "";
    const number = numberNamed(text, "D");
    const deal = number === undefined ? undefined : await dealByNumber(tx, workspace, number);
    if (!deal) throw new Refused(404, `There is no deal ${text.slice(0, 40)}`);
    return deal;
  });
}

async function dealsReply(call: Call): Promise<DealsReply> {
  const { tx, workspace, query } = call;
  const page = pageAsked<number>(call, endpoints.deals);
  const asked = {
    stage: stageAsked(query["stage"]),
    partner: await partnerAsked(call),
    from: dayAsked(query, "from"),
    to: dayAsked(query, "to"),
  };
  const deals = await dealsBelow(tx, workspace, asked, { after: page.after, limit: page.limit + 1 });
  const { rows, next } = pageOf(page, deals, ({ number }) => number);
  return { rows: rows.map(({ number: _, ...row }) => row), next };
}

function stageAsked(text: string | undefined): DealStage | undefined {
  const stage = dealStages.find((known) => known === text);
  if (text !== undefined && stage === undefined)
    throw badQuery("stage", text, `one of: ${dealStages.join(", ")}`);
  return stage;
}

async function partnerAsked({ tx, workspace, query }: Call): Promise<string | undefined> {
  const text = query["partner"];
  if (text === undefined) return undefined;
  const partner = await partnerCalled(tx, workspace, text);
  if (partner === undefined) throw badQuery("partner", text, "the number of a partner, such as P-142");
  return partner;
}
