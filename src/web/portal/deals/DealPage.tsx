import { useParams } from "@tanstack/react-router";
import { endpoints } from "../../../contract/endpoints.ts";
import type { PortalDealRow } from "../../../contract/portal.ts";
import { ProblemError, useReply } from "../../client.ts";
import { Facts } from "../../ui/Facts.tsx";
import { fullValue, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Answered } from "../../ui/states.tsx";
import { rolesInWords, StageMark } from "./deal-words.tsx";

export function DealPage() {
  const { number = "" }: { number?: string } = useParams({ strict: false });
  const asked = useReply(endpoints.portalDeal, { params: { number } });
  if (asked.error instanceof ProblemError && asked.error.problem.status === 404)
    return <NoDeal number={number} />;
  return (
    <Answered of={asked} waitingFor="the deal">
      {(deal) => <Deal deal={deal} />}
    </Answered>
  );
}

/** A deal that does not exist and one of another company look the same. */
function NoDeal({ number }: { number: string }) {
  return (
    <>
      <PageHeader page="Deal not found" finding={`Your company has no part in a deal ${number}`}>
        <p>Check the number, or look for it among your deals.</p>
      </PageHeader>
      <p>
        <PageLink to="/deals">All deals</PageLink>
      </p>
    </>
  );
}

function Deal({
  deal: { id, stage, openedOn, closedOn, amountMinor, currency, roles },
}: {
  deal: PortalDealRow;
}) {
  return (
    <>
      <PageHeader page={`Deal ${id}`} finding={`${fullValue("money", amountMinor, currency)}, ${stage}`} />
      <Facts
        of={[
          ["Stage", <StageMark key="stage" of={stage} />],
          ["Opened", openedOn === null ? "the day is not known" : longDay(openedOn)],
          ["Closed", closedOn === null ? "not yet" : longDay(closedOn)],
          ["Your part", rolesInWords(roles)],
        ]}
      />
      <p>
        <PageLink to="/deals">All deals</PageLink>
      </p>
    </>
  );
}
