import type { Block, PrintedDocument } from "../domain/documents/document.ts";

const currency = "USD";
const charts = {
  bars: {
    kind: "chart",
    chart: {
      shape: "bars",
      finding: "Managed service providers get twice what consultants get",
      unit: "money",
      categories: [
        "Managed service provider",
        "Regional reseller",
        "Core-banking consultant",
        "Referral partner",
      ],
      series: [{ name: "Budget FY28", values: [31_000_000, 25_000_000, 7_000_000, null] }],
      flows: [],
      currency,
      note: "Lines of the budget, without people.",
    },
  },
  stacked: {
    kind: "chart",
    chart: {
      shape: "stacked-bars",
      finding: "Activation and development take most of each budget",
      unit: "money",
      categories: ["Managed service provider", "Regional reseller", "Core-banking consultant"],
      series: [
        { name: "Acquisition", values: [0, 11_000_000, 0] },
        { name: "Activation", values: [15_000_000, 4_000_000, 0] },
        { name: "Development", values: [16_000_000, 10_000_000, null] },
        { name: "Strategic", values: [0, 0, 7_000_000] },
      ],
      flows: [],
      currency,
      note: null,
    },
  },
  columns: {
    kind: "chart",
    chart: {
      shape: "bars",
      finding: "Half of the partners are active by the second quarter",
      unit: "count",
      categories: ["FY28-Q1", "FY28-Q2", "FY28-Q3", "FY28"],
      series: [
        { name: "Target", values: [8, 14, null, 28] },
        { name: "Actual", values: [6, null, null, null] },
      ],
      flows: [],
      currency,
      note: null,
    },
  },
  lines: {
    kind: "chart",
    chart: {
      shape: "lines",
      finding: "Partners overtake direct sales in the third year",
      unit: "money",
      categories: ["FY27", "FY28", "FY29", "FY30"],
      series: [
        { name: "Partners", values: [90_000_000, 200_000_000, 900_000_000, 1_400_000_000] },
        { name: "Direct", values: [500_000_000, 530_000_000, null, 560_000_000] },
      ],
      flows: [],
      currency,
      note: "From the targets of the strategy.",
    },
  },
  flows: {
    kind: "chart",
    chart: {
      shape: "sankey",
      finding: "Every line of the budget leads back to a gap",
      unit: "money",
      categories: [],
      series: [],
      flows: [
        { from: "No managed service", to: "Win the managed mid-market through MSPs", value: 31_000_000 },
        { from: "Regional reach", to: "Cover the uncovered states", value: 25_000_000 },
        { from: "Bank credibility", to: "No bet yet", value: 7_000_000 },
        {
          from: "Win the managed mid-market through MSPs",
          to: "Managed service provider",
          value: 31_000_000,
        },
        { from: "Cover the uncovered states", to: "Regional reseller", value: 25_000_000 },
        { from: "No bet yet", to: "Core-banking consultant", value: 7_000_000 },
        { from: "Managed service provider", to: "Co-marketing funds", value: 16_000_000 },
        { from: "Managed service provider", to: "Migration desk", value: 15_000_000 },
        { from: "Regional reseller", to: "Launch kit", value: 11_000_000 },
        { from: "Regional reseller", to: "Reseller co-marketing", value: 10_000_000 },
        { from: "Regional reseller", to: "Certification", value: 4_000_000 },
        { from: "Core-banking consultant", to: "Research", value: 7_000_000 },
      ],
      currency,
      note: null,
    },
  },
} as const satisfies Record<string, Block>;

const tables = {
  budget: {
    kind: "table",
    table: {
      caption: "Lines of the budget, FY28",
      columns: [
        { title: "Line", align: "start", weight: 3 },
        { title: "For", align: "start", weight: 3 },
        { title: "Purpose", align: "center", weight: 2 },
        { title: "Amount, USD", align: "end", weight: 2 },
      ],
      rows: [
        ["Co-marketing funds", "Managed service provider", "development", "160,000"],
        [["Migration ", { strong: "desk" }], "Managed service provider", "activation", "150,000"],
        ["Reseller launch kit", "Regional reseller", null, "110,000"],
      ],
      total: ["Total", null, null, "420,000"],
    },
  },
  long: {
    kind: "table",
    table: {
      caption: "Measures and their targets",
      columns: [
        { title: "Measure", align: "start", weight: 4 },
        { title: "FY28-Q1", align: "end", weight: 1 },
        { title: "FY28", align: "end", weight: 1 },
        { title: "Owner", align: "start", weight: 2 },
      ],
      rows: Array.from({ length: 34 }, (_, index) => [
        `Measure number ${index + 1} of the strategy`,
        String(index * 3 + 1),
        index % 5 === 0 ? null : String(index * 7 + 2),
        "Director of Partner Operations",
      ]),
      total: null,
    },
  },
} as const satisfies Record<string, Block>;

/** A document with a block of every kind, about the example company. */
export const everyBlock = (
  kind: PrintedDocument["kind"] = "partnership-strategy",
  blocks: readonly Block[] = [],
): PrintedDocument => ({
  kind,
  title: "Partner strategy FY28",
  finding: "Partners bring a third of new revenue, managed service providers first.",
  stamp: {
    company: "Halyard Security",
    strategy: "Halyard partner strategy FY28",
    asOf: "2026-11-20",
    version: "version 4",
    approver: "the Chief Revenue Officer on 18 November 2026",
    grounding: "0.92",
    currency: "USD",
  },
  mostPages: kind === "plan" ? 5 : null,
  sections: [
    {
      title: "Where partners come in",
      finding: "Direct sales close 5.3M a year; 18M of the way to 30M needs partners.",
      blocks: [
        {
          kind: "statement",
          text: [
            "Mid-size companies buy security from ",
            { strong: "the provider that already runs their IT" },
            ", not from a vendor.",
          ],
        },
        {
          kind: "figures",
          figures: [
            { value: "30%", label: "of revenue through partners", note: "within three years" },
            { value: "USD 9M", label: "partner-sourced revenue", note: "by 31 January 2029, from 900K" },
            { value: "40", label: "active partners", note: null },
          ],
        },
        {
          kind: "paragraph",
          text: "Half of the deals that were lost wanted a managed service that the company does not run. No seller covers the Mountain and Gulf states.",
        },
        {
          kind: "facts",
          facts: [
            { label: "Owner", value: "Chief Partner Officer" },
            { label: "Principle", value: "Distribution first" },
            { label: "Horizon", value: "From FY28-Q1, reviewed each quarter" },
            { label: "Sign-off", value: ["Sales, marketing, ", { strong: "product" }, " and finance"] },
          ],
        },
      ],
    },
    {
      title: "Budget",
      finding: "Half of the money goes to managed service providers.",
      blocks: [charts.bars, charts.stacked, tables.budget, charts.flows],
    },
    {
      title: "Targets",
      finding: "Partner-sourced revenue rises to 2M in FY28.",
      blocks: [charts.lines, charts.columns, tables.long],
    },
    {
      title: "Is it complete?",
      finding: null,
      blocks: [
        { kind: "heading", text: "Checklist" },
        {
          kind: "checklist",
          items: [
            { list: "Quick win", done: true, text: "One outcome is named", missing: null },
            { list: "Quick win", done: true, text: "Every target has an owner", missing: null },
            {
              list: "Full",
              done: false,
              text: "The budget is approved",
              missing: "budget.approved has no day yet",
            },
          ],
        },
        {
          kind: "list",
          ordered: true,
          items: ["Name the market", ["Name the ", { strong: "partner type" }]],
        },
        { kind: "list", ordered: false, items: ["A marketplace listing", "Global integrators"] },
        { kind: "missing", text: "No early warnings are set for the second risk." },
        ...blocks,
      ],
    },
  ],
});
