import { Button } from "@mantine/core";
import type { PartnerReply } from "../../../contract/api.ts";
import { saveCsv } from "../../ui/csv.ts";
import { count, counted, fullValue, shortDay } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { PlainTable } from "../../ui/PlainTable.tsx";
import styles from "./Deals.module.css";

type Props = {
  deals: PartnerReply["deals"];
  total: number;
  currency: string;
  onMore: (() => void) | undefined;
};

export function Deals({ deals, total, currency, onMore }: Props) {
  return (
    <section className={styles.deals} aria-labelledby="deals">
      <div className={styles.top}>
        <h2 id="deals">
          {total === 0 ? "No deals up to this day" : `${counted(total, "deal")}, the latest first`}
        </h2>
        {total > 0 && (
          <Button
            className="not-printed"
            variant="subtle"
            size="compact-xs"
            onClick={() => save(deals, currency)}
          >
            CSV
          </Button>
        )}
      </div>
      {total > 0 && (
        <PlainTable
          label="Deals"
          header={[
            { title: "Deal", whole: true },
            { title: "In the source", minor: true },
            { title: "Won on", whole: true },
            { title: "Amount", number: true },
            { title: "The partner's part", minor: true },
            { title: "Lines", number: true, minor: true },
            { title: "Batch", number: true, minor: true },
          ]}
          rows={deals.map((deal) => ({
            key: deal.id,
            cells: [
              <PageLink key={deal.id} to="/deals/$number" params={{ number: deal.id.replace(/^D-/, "") }}>
                {deal.id}
              </PageLink>,
              deal.externalId,
              deal.closedOn ? shortDay(deal.closedOn) : "open",
              fullValue("money", deal.amountMinor, currency),
              deal.roles.join(", "),
              count(deal.lines),
              deal.batch,
            ],
          }))}
        />
      )}
      {onMore && (
        <Button variant="default" size="xs" className={`${styles.more} not-printed`} onClick={onMore}>
          Show more of {count(total)}
        </Button>
      )}
    </section>
  );
}

function save(deals: PartnerReply["deals"], currency: string): void {
  saveCsv(
    "deals",
    ["deal", "in the source", "won on", `amount, minor units of ${currency}`, "parts", "lines", "batch"],
    deals.map(({ id, externalId, closedOn, amountMinor, roles, lines, batch }) => [
      id,
      externalId,
      closedOn,
      amountMinor,
      roles.join(", "),
      lines,
      batch,
    ]),
  );
}
