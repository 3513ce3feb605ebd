import type { PartnerRow, PartnersReply, UntoldRevenue, WorkspaceReply } from "../../../contract/api.ts";
import { yearBefore } from "../../../domain/measures/definitions.ts";
import type { Day } from "../../../domain/shared/dates.ts";
import type { Search } from "../../search.ts";
import type { CsvCell } from "../../ui/csv.ts";
import { changeInWords, count, fullValue, shortDay, shortValue, signedValue } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import type { Column } from "../../ui/ScrollTable.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { nameOf } from "../workspace.ts";
import { revenueBeforeWhy, revenueWhy, totalWhy } from "./questions.ts";

import { TierBar } from "./TierBar.tsx";

/** The columns of the partner table; the totals are over all partners of the filter, as the server counted them. */
export function columnsOf(
  reply: PartnersReply,
  workspace: WorkspaceReply,
  asOf: Day,
  search: Search,
): Column<PartnerRow>[] {
  const { currency, totals, total, untold } = reply;
  const money = (minor: number, why: string) => (
    <WhyLink why={why} full={fullValue("money", minor, currency)}>
      {shortValue("money", minor, currency)}
    </WhyLink>
  );
  const sum = (text: string, measure: string) => {
    const why = totalWhy(measure, asOf, search);
    return why === null ? (
      <span title="The sum of the rows of this table">{text}</span>
    ) : (
      <WhyLink why={why}>{text}</WhyLink>
    );
  };
  const named = (dimension: "type" | "region", slug: string | null) =>
    slug === null ? <StatusMark of="unknown" /> : nameOf(workspace, dimension, slug);
  return [
    {
      id: "name",
      title: "Partner",
      sort: "name",
      width: 232,
      cell: ({ number, name }) => (
        <PageLink to="/partners/$number" params={{ number: String(number) }} title={`P-${number} ${name}`}>
          {name}
        </PageLink>
      ),
      total: `${count(total)} partners`,
    },
    {
      id: "revenue",
      title: "12-month revenue",
      says: "Partner-attached revenue of the 12 months to the as-of day",
      sort: "revenue",
      number: true,
      width: 126,
      cell: (row) =>
        untold.now === null ? (
          money(row.revenueMinor, revenueWhy(row.number, asOf))
        ) : (
          <Untold reason={untold.now} />
        ),
      total:
        untold.now === null ? (
          sum(shortValue("money", totals.revenueMinor, currency), "partner-attached-revenue")
        ) : (
          <Untold reason={untold.now} />
        ),
    },
    {
      id: "change",
      title: "Change",
      says: `Against the 12 months before, in ${currency}; the order is by this amount`,
      sort: "change",
      number: true,
      width: 104,
      cell: (row) => (
        <Change of={row} untold={untold} currency={currency} why={revenueBeforeWhy(row.number, asOf)} />
      ),
      total: (
        <Change
          of={totals}
          untold={untold}
          currency={currency}
          why={totalWhy("partner-attached-revenue", yearBefore(asOf), search)}
        />
      ),
    },
    {
      id: "tier",
      title: "Tier and the next",
      sort: "tier",
      width: 200,
      cell: ({ tier, number }) => (
        <TierBar standing={tier} currency={currency} partner={number} asOf={asOf} />
      ),
    },
    { id: "type", title: "Type", width: 152, cell: ({ type }) => named("type", type) },
    { id: "region", title: "Region", width: 122, cell: ({ region }) => named("region", region) },
    {
      id: "deals",
      title: "Deals",
      says: "Deals won in the 12 months to the as-of day",
      sort: "deals",
      number: true,
      width: 56,
      cell: (row) =>
        untold.now === null ? (
          <WhyLink why={revenueWhy(row.number, asOf)}>{count(row.deals)}</WhyLink>
        ) : (
          <Untold reason={untold.now} />
        ),
      total:
        untold.now === null ? (
          sum(count(totals.deals), "partner-attached-revenue")
        ) : (
          <Untold reason={untold.now} />
        ),
    },
    {
      id: "lastDeal",
      title: "Last deal",
      sort: "lastDeal",
      width: 158,
      cell: (row) =>
        untold.now === null || row.lastDeal ? <LastDeal of={row} /> : <Untold reason={untold.now} />,
      total:
        untold.now === null ? (
          sum(`${count(totals.active)} active`, "active-partners")
        ) : (
          <Untold reason={untold.now} />
        ),
    },
  ];
}

/** A figure that is unknown of everybody in the table: the sign alone, its reason for whoever asks. */
function Untold({ reason }: { reason: string }) {
  return (
    <span className="quiet" title={`unknown: ${reason}`}>
      ◇<span className="only-read-aloud"> unknown: {reason}</span>
    </span>
  );
}

type ChangeProps = {
  of: { revenueMinor: number; revenueBeforeMinor: number };
  untold: UntoldRevenue;
  currency: string;
  /** The question behind the revenue of the 12 months before. */
  why: string | null;
};

function Change({ of: { revenueMinor, revenueBeforeMinor }, untold, currency, why }: ChangeProps) {
  const reason = untold.now ?? untold.before;
  if (reason !== null) return <Untold reason={reason} />;
  if (revenueMinor === 0 && revenueBeforeMinor === 0) return <span className="quiet">–</span>;
  const change = signedValue("money", revenueMinor - revenueBeforeMinor, currency);
  const inPercent = changeInWords(revenueMinor, revenueBeforeMinor);
  const before = `${fullValue("money", revenueBeforeMinor, currency)} in the 12 months before${inPercent === null ? "" : `, ${inPercent} since`}`;
  if (why === null) return <span title={before}>{change}</span>;
  return (
    <WhyLink why={why} full={before}>
      {change}
    </WhyLink>
  );
}

function LastDeal({ of: { lastDeal, active } }: { of: PartnerRow }) {
  return (
    <span className={active ? undefined : "quiet"}>
      {lastDeal ? shortDay(lastDeal) : "none"}
      {!active && <span className="small"> inactive</span>}
    </span>
  );
}

export const csvHeader = (currency: string): string[] => [
  "number",
  "name",
  `revenue of 12 months, minor units of ${currency}`,
  `revenue of the 12 months before, minor units of ${currency}`,
  "tier",
  "next tier",
  "type",
  "region",
  "country",
  "state",
  "city",
  "deals",
  "last deal",
  "active",
];

export const csvRow = (row: PartnerRow, workspace: WorkspaceReply, untold: UntoldRevenue): CsvCell[] => [
  `P-${row.number}`,
  row.name,
  untold.now === null ? row.revenueMinor : null,
  untold.before === null ? row.revenueBeforeMinor : null,
  row.tier?.tierName ?? null,
  row.tier?.nextName ?? null,
  row.type && nameOf(workspace, "type", row.type),
  row.region && nameOf(workspace, "region", row.region),
  row.country,
  row.state,
  row.city,
  row.deals,
  row.lastDeal,
  row.active ? "yes" : "no",
];
