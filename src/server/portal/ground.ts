import { inWorkspace } from "../../database/connection.ts";
import { untoldDeals } from "../../domain/measures/revenue.ts";
import type { PartnerTerms } from "../../domain/programs/partner-terms.ts";
import type { Day, Window } from "../../domain/shared/dates.ts";
import type { PortalCall } from "../http/site.ts";
import { type Of, type Reach, reachOfFacts, termsInForce } from "./queries.ts";

/** What every page of the portal stands on: whose it is, the terms in force, and the day. */
export type Ground = {
  readonly of: Of;
  readonly vendor: string;
  readonly currency: string;
  readonly terms: PartnerTerms;
  readonly asOf: Day;
};

/** The ground of pages with sums, which need to know how far the facts reach. */
export type SurveyedGround = Ground & { readonly reach: Reach };

type Asked = Pick<PortalCall, "tx" | "site" | "workspace" | "principal">;

/** The as-of day is the workspace's own, else today where the company lives: the day that the staff sees by itself. */
export async function groundOf({ tx, site, workspace, principal }: Asked): Promise<Ground> {
  const day = site.today(undefined);
  const first = await termsInForce(tx, workspace, day);
  const dayOf = (row: typeof first): Day => row.default_as_of ?? site.today(termsOf(row).strategy.timeZone);
  const row = dayOf(first) === day ? first : await termsInForce(tx, workspace, dayOf(first));
  const terms = termsOf(row);
  return {
    of: { workspace, partner: principal.partner },
    // A strategy may come without the name of its company.
    vendor: terms.company.name || row.name,
    currency: terms.company.currency,
    terms,
    asOf: row.default_as_of ?? site.today(terms.strategy.timeZone),
  };
}

export const surveyedGroundOf = async (call: Asked): Promise<SurveyedGround> => ({
  ...(await groundOf(call)),
  reach: await reachOf(call),
});

const termsOf = (row: Awaited<ReturnType<typeof termsInForce>>): PartnerTerms =>
  (row.content ?? noTerms(row)) as PartnerTerms;

/** Before a strategy is in force there are no programmes, and the workspace's own name and currency hold. */
const noTerms = ({ name, currency }: { name: string; currency: string }): PartnerTerms => ({
  entente: 1,
  strategy: { name },
  company: { name, currency },
});

/**
 * A year without deals is zero only where the facts of the whole workspace reach it, and those the portal's role cannot see.
 * So these four values of the workspace are asked under the staff role, in a transaction of their own: the first and the last
 * day of its facts, and whether it holds any deals and any certifications. They are the least that tells zero from unknown as
 * the staff's pages do, and give nothing of a sibling away: a page shows a day only as the reason why a window is unknown,
 * which is how fresh the records are, and no name, number, amount or count is among them. Nothing else of the portal's
 * figures is asked this way.
 */
const reachOf = ({ site: { connection }, workspace }: Asked): Promise<Reach> =>
  inWorkspace(connection, workspace, (tx) => reachOfFacts(tx, workspace));

/** Why nothing can be told of a window, for anybody; undefined where it can. */
export const untoldOf = ({ reach }: Pick<SurveyedGround, "reach">, window: Window): string | undefined =>
  untoldDeals({ holdings: { ...reach, deals: Number(reach.deals) } }, window);
