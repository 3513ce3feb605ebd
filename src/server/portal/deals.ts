import { endpoints } from "../../contract/endpoints.ts";
import type { PortalDealRow, PortalDealsReply } from "../../contract/people.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery, Refused } from "../http/problems.ts";
import { numberNamed } from "../http/questions.ts";
import type { PortalCall } from "../http/site.ts";
import { groundOf } from "./ground.ts";
import { countDeals, dealByNumber, deals } from "./queries.ts";

const stages = ["open", "won", "lost"];

/** The deals with a part of the company, the newest number first. */
export async function dealsReply(call: PortalCall): Promise<PortalDealsReply> {
  const { of, asOf } = await groundOf(call);
  const { stage } = call.query;
  if (stage !== undefined && !stages.includes(stage))
    throw badQuery("stage", stage, `one of: ${stages.join(", ")}`);
  const page = pageAsked<number>(call, endpoints.portalDeals);
  const asked = { ...of, asOf, stage };
  const rows = await deals(call.tx, asked, { below: page.after, limit: page.limit });
  const total = await countDeals(call.tx, asked);
  return { asOf, total, ...pageOf(page, rows, numberOf) };
}

/** A deal of another partner, one that does not exist and one whose number is no number are answered alike. */
export async function dealReply({ tx, workspace, principal, params }: PortalCall): Promise<PortalDealRow> {
  const text = params["number"] ?? "";
  const number = numberNamed(text, "D");
  const of = { workspace, partner: principal.partner };
  const deal = number === undefined ? undefined : await dealByNumber(tx, of, number);
  if (!deal) throw new Refused(404, `There is no deal ${text.slice(0, 40)}`);
  return deal;
}

const numberOf = ({ id }: PortalDealRow): number => Number(id.slice(2));
