import { useParams } from "@tanstack/react-router";
import type { DealReply } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { Facts } from "../../ui/Facts.tsx";
import { count, counted, fullValue, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import styles from "./DealPage.module.css";

export function DealPage() {
  const { number = "" } = useParams({ strict: false });
  return (
    <Answered of={useReply(endpoints.deal, { params: { number } })} waitingFor="the deal">
      {(deal) => <Deal deal={deal} />}
    </Answered>
  );
}

function Deal({ deal }: { deal: DealReply }) {
  const { id, externalId, stage, openedOn, closedOn, amountMinor, currency, parts, batch } = deal;
  return (
    <>
      <PageHeader page={`Deal ${id}`} finding={findingOf(deal)} />
      <div className={styles.facts}>
        <Facts
          of={[
            ["Amount", fullValue("money", amountMinor, currency)],
            ["Stage", stage],
            ["Opened", openedOn ? longDay(openedOn) : <StatusMark of="unknown" />],
            ["Closed", closedOn ? longDay(closedOn) : "open"],
            ["In the source", `${externalId}, batch ${batch}`],
            ...parts.map(
              ({ role, partner, evidence }) =>
                [
                  `Part: ${role}`,
                  <span key={role}>
                    <PageLink to="/partners/$number" params={{ number: String(partner.number) }}>
                      {partner.name}
                    </PageLink>
                    <span className="quiet"> by {evidence}</span>
                  </span>,
                ] as const,
            ),
          ]}
        />
      </div>
      <Lines deal={deal} />
    </>
  );
}

function Lines({ deal: { lines, currency, amountMinor } }: { deal: DealReply }) {
  const sum = lines.reduce((total, line) => total + line.amountMinor, 0);
  const money = (minor: number | null) => (minor === null ? "–" : fullValue("money", minor, currency));
  if (lines.length === 0) return null;
  return (
    <section className={styles.lines} aria-labelledby="lines">
      <h2 id="lines">
        {counted(lines.length, "line")}{" "}
        {sum === amountMinor ? "add up to the amount" : `add up to ${money(sum)}, not to the amount`}
      </h2>
      <PlainTable
        label="Lines of the deal"
        header={[
          { title: "Product" },
          { title: "Quantity", number: true },
          { title: "Unit price", number: true, minor: true },
          { title: "Amount", number: true },
          { title: "Row of the source", number: true, minor: true },
        ]}
        rows={lines.map(({ line, product, quantity, unitPriceMinor, amountMinor: amount, sourceRow }) => ({
          key: String(line),
          cells: [
            product ?? "–",
            quantity === null ? "–" : count(quantity),
            money(unitPriceMinor),
            money(amount),
            count(sourceRow),
          ],
        }))}
        total={["All lines", "", "", money(sum), ""]}
      />
    </section>
  );
}

function findingOf({ amountMinor, currency, closedOn, stage, parts }: DealReply): string {
  const partner = parts[0]?.partner.name ?? "no partner";
  const amount = fullValue("money", amountMinor, currency);
  return stage === "won" && closedOn
    ? `${amount} won with ${partner} on ${longDay(closedOn)}`
    : `${amount} with ${partner}, ${stage}`;
}
