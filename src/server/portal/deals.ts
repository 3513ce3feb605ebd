import { dealStages } from "../../contract/api.ts";
import { endpoints } from "../../contract/endpoints.ts";
import type { PortalDealRow, PortalDealsReply } from "../../contract/portal.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery, Refused } from "../http/problems.ts";
import { numberNamed } from "../http/questions.ts";
import type { PortalCall } from "../http/site.ts";
import { groundOf } from "./ground.ts";
import { countDeals, dealByNumber, deals } from "./queries.ts";

/** The deals with a part of the company, the newest number first. */
export async function dealsReply(call: PortalCall): Promise<PortalDealsReply> {
  const { of, asOf } = await groundOf(call);
  const stage = dealStages.find((known) => known === call.query.stage);
  if (call.query.stage !== stage)
    throw badQuery("stage", call.query.stage ?? "", `one of: ${dealStages.join(", ")}`);
  const page = pageAsked<number>(call, endpoints.portalDeals);
  const asked = { ...of, asOf, stage };
  const rows = await deals(call.tx, asked, { below: page.after, limit: page.limit });
  const total = await countDeals(call.tx, asked);
  return { asOf, total, ...pageOf(page, rows, ({ id }) => numberNamed(id, "D") ?? 0) };
}

/** A deal of another partner, one that does not exist and one whose number is no number are answered alike. */
export async function dealReply(call: PortalCall): Promise<PortalDealRow> {
  const { of, asOf } = await groundOf(call);
  const text = call.params["number"] ?? "";
  const number = numberNamed(text, "D");
  const deal = number === undefined ? undefined : await dealByNumber(call.tx, { ...of, asOf }, number);
  if (!deal) throw new Refused(404, `There is no deal ${text.slice(0, 40)}`);
  return deal;
}
