import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "@mantine/core";
import { dealStages } from "../../../contract/api.ts";
import type { PortalDealRow, PortalDealsReply } from "../../../contract/portal.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { usePages } from "../../client.ts";
import { counted, fullValue, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Answered } from "../../ui/states.tsx";
import { Foot } from "../Foot.tsx";
import { useSession } from "../session/session.ts";
import styles from "./DealsPage.module.css";
import { rolesInWords, StageMark } from "./deal-words.tsx";

export function DealsPage() {
  const { stage }: { stage?: string } = useSearch({ strict: false });
  const pages = usePages(endpoints.portalDeals, { query: { stage, limit: "50" } });
  const of = { ...pages, data: pages.data?.pages };
  return (
    <Answered of={of} waitingFor="your deals">
      {(replies) => (
        <Deals
          replies={replies}
          stage={stage}
          more={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
          busy={pages.isFetchingNextPage}
        />
      )}
    </Answered>
  );
}

type Props = {
  replies: readonly PortalDealsReply[];
  stage: string | undefined;
  more: (() => void) | null;
  busy: boolean;
};

function Deals({ replies, stage, more, busy }: Props) {
  const { workspace } = useSession();
  const [first] = replies;
  const rows = replies.flatMap((reply) => reply.rows);
  const total = first?.total ?? 0;
  const vendor = workspace?.name ?? "the vendor";
  return (
    <>
      <PageHeader page="Deals" finding={findingOf(total, stage)} />
      <StageFilter stage={stage} />
      {rows.length === 0 ? (
        <p className="quiet">Deals in which {vendor} has recorded a part of your company stand here.</p>
      ) : (
        <ul className={styles.deals} aria-label="Deals, the newest number first">
          {rows.map((deal) => (
            <Row key={deal.id} deal={deal} />
          ))}
        </ul>
      )}
      {more && (
        <Button variant="default" onClick={more} aria-busy={busy}>
          Show more ({rows.length} of {total})
        </Button>
      )}
      {first && <Foot asOf={first.asOf} vendor={vendor} />}
    </>
  );
}

function findingOf(total: number, stage: string | undefined): string {
  if (total === 0) return stage === undefined ? "No deal yet" : `No deal is ${stage}`;
  return stage === undefined
    ? `${counted(total, "deal")} with a part of yours`
    : `${counted(total, "deal")} ${stage}`;
}

function StageFilter({ stage }: { stage: string | undefined }) {
  const navigate = useNavigate();
  const choose = (chosen: string) =>
    void navigate({ to: ".", search: (chosen === "" ? {} : { stage: chosen }) as never, replace: true });
  return (
    <label className={styles.filter}>
      <span className="quiet">Stage</span>
      <select value={stage ?? ""} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">All</option>
        {dealStages.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Row({
  deal: { id, stage, closedOn, openedOn, amountMinor, currency, roles },
}: {
  deal: PortalDealRow;
}) {
  return (
    <li className={styles.deal}>
      <span className={styles.line}>
        <PageLink to="/deals/$number" params={{ number: id }}>
          {id}
        </PageLink>
        <span className={styles.amount}>{fullValue("money", amountMinor, currency)}</span>
      </span>
      <span className={styles.line}>
        <StageMark of={stage} />
        <span className="quiet">
          {closedOn ? longDay(closedOn) : openedOn ? `since ${longDay(openedOn)}` : ""}
        </span>
      </span>
      <span className="small quiet">{rolesInWords(roles)}</span>
    </li>
  );
}
