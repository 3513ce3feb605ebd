import type { PartnerRow, PartnersReply, WorkspaceReply } from "../../../contract/api.ts";
import type { Day } from "../../../domain/shared/dates.ts";
import type { CsvCell } from "../../ui/csv.ts";
import { changeInWords, count, fullValue, longDay, shortValue } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import type { Column } from "../../ui/ScrollTable.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { nameOf } from "../workspace.ts";
import { revenueWhy, totalWhy } from "./questions.ts";
import { TierBar } from "./TierBar.tsx";

/** The columns of the partner table; the totals are over all partners of the filter, as the server counted them. */
export function columnsOf(reply: PartnersReply, workspace: WorkspaceReply, asOf: Day): Column<PartnerRow>[] {
  const { currency, totals, total } = reply;
  const money = (minor: number, why: string) => (
    <WhyLink why={why} full={fullValue("money", minor, currency)}>
      {shortValue("money", minor, currency)}
    </WhyLink>
  );
  const named = (dimension: "type" | "region", slug: string | null) =>
    slug === null ? <StatusMark of="unknown" /> : nameOf(workspace, dimension, slug);
  return [
    {
      id: "name",
      title: "Partner",
      sort: "name",
      width: 210,
      cell: ({ number, name }) => (
        <PageLink to="/partners/$number" params={{ number: String(number) }} title={`P-${number} ${name}`}>
          {name}
        </PageLink>
      ),
      total: `${count(total)} partners`,
    },
    {
      id: "revenue",
      title: "Revenue, 12 months",
      says: "Partner-attached revenue of the 12 months to the as-of day",
      sort: "revenue",
      number: true,
      width: 140,
      cell: (row) => money(row.revenueMinor, revenueWhy(row.number, asOf)),
      total: money(totals.revenueMinor, totalWhy("partner-attached-revenue", asOf)),
    },
    {
      id: "change",
      title: "Change",
      says: "Against the 12 months before",
      sort: "change",
      number: true,
      width: 96,
      cell: (row) => <Change of={row} />,
      total: <Change of={totals} />,
    },
    {
      id: "tier",
      title: "Tier and the next",
      sort: "tier",
      width: 270,
      cell: ({ tier }) => <TierBar standing={tier} currency={currency} />,
    },
    { id: "type", title: "Type", width: 160, cell: ({ type }) => named("type", type) },
    { id: "region", title: "Region", width: 130, cell: ({ region }) => named("region", region) },
    {
      id: "deals",
      title: "Deals",
      says: "Deals won in the 12 months to the as-of day",
      sort: "deals",
      number: true,
      width: 80,
      cell: (row) => <WhyLink why={revenueWhy(row.number, asOf)}>{count(row.deals)}</WhyLink>,
      total: <WhyLink why={totalWhy("partner-attached-revenue", asOf)}>{count(totals.deals)}</WhyLink>,
    },
    {
      id: "lastDeal",
      title: "Last deal",
      sort: "lastDeal",
      width: 130,
      cell: ({ lastDeal }) => (lastDeal ? longDay(lastDeal) : <span className="quiet">none</span>),
    },
    {
      id: "active",
      title: "Active",
      width: 96,
      cell: ({ active }) => (active ? "active" : <span className="quiet">not active</span>),
      total: <WhyLink why={totalWhy("active-partners", asOf)}>{count(totals.active)}</WhyLink>,
    },
  ];
}

function Change({ of: { revenueMinor, revenueBeforeMinor } }: { of: { revenueMinor: number; revenueBeforeMinor: number } }) {
  const change = changeInWords(revenueMinor, revenueBeforeMinor);
  if (change === null) return <span className="quiet">{revenueMinor === 0 ? "–" : "new"}</span>;
  return <span data-fell={revenueMinor < revenueBeforeMinor || undefined}>{change}</span>;
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

export const csvRow = (row: PartnerRow, workspace: WorkspaceReply): CsvCell[] => [
  `P-${row.number}`,
  row.name,
  row.revenueMinor,
  row.revenueBeforeMinor,
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
