import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import {
  type Chart,
  chartsOf,
  type PrintedDocument,
  type Stamp,
  type Table,
} from "../../domain/documents/document.ts";
import { dayInWords } from "../../domain/shared/day-in-words.ts";
import { labelValue } from "../office-figures.ts";
import { plain } from "../plain-text.ts";
import { sameBytes } from "../same-bytes.ts";
import { moneyFormat, type Cell, readNumber, write } from "./cell.ts";
import { sheetNames } from "./sheet-names.ts";

/** The tables and charts of a document as a workbook: a sheet each, figures as numbers, and first what they were made from. */
export async function xlsxOf(document: PrintedDocument): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = document.stamp.company;
  workbook.title = document.title;
  const sheets = sheetsOf(document);
  const names = sheetNames(["About", ...sheets.map(({ name }) => name)]);
  addSheet(workbook, names[0] ?? "About", {
    title: document.title,
    ...about(
      document,
      sheets.map(({ title }, index) => [names[index + 1] ?? "", title]),
    ),
  });
  for (const [index, sheet] of sheets.entries()) addSheet(workbook, names[index + 1] ?? "", sheet);
  return sameBytes(new Uint8Array(await workbook.xlsx.writeBuffer()), document.stamp.asOf);
}

/** Rows under a head; the last is a sum where `hasTotal`. */
type Sheet = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly hasTotal: boolean;
};

const sheetsOf = (document: PrintedDocument): (Sheet & { name: string })[] =>
  document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (block.kind === "table")
        return [{ name: block.table.caption || section.title, ...ofTable(block.table) }];
      return chartsOf(block).map((chart) => ({ name: section.title, ...ofChart(chart) }));
    }),
  );

/** Columns of figures become numbers where every cell of them is one as it stands; a text is never taken apart. */
function ofTable({ caption, columns, rows, total }: Table): Sheet {
  const all = total === null ? rows : [...rows, total];
  const isNumeric = columns.map(
    ({ align }, index) =>
      align === "end" &&
      all.every(
        (row) => row[index] == null || plain(row[index]) === "" || readNumber(plain(row[index])) !== null,
      ),
  );
  return {
    title: caption,
    head: columns.map(({ title }) => title),
    rows: all.map((row) =>
      columns.map((_, index) => {
        const text = plain(row[index] ?? "");
        return isNumeric[index] ? (readNumber(text) ?? { text }) : { text };
      }),
    ),
    hasTotal: total !== null,
  };
}

function ofChart(chart: Chart): Sheet {
  const format = chart.unit === "money" ? moneyFormat : chart.unit === "share" ? "0.0%" : "#,##0.##";
  const cell = (value: number | null): Cell => {
    const number = labelValue(value, chart);
    return number === null ? { text: "unknown" } : { number, format };
  };
  const unit = chart.unit === "money" ? chart.currency : chart.unit === "share" ? "share" : "number";
  const title = `${chart.finding}${chart.note === null ? "" : ` (${chart.note})`}`;
  if (chart.shape === "sankey")
    return {
      title,
      head: ["From", "To", unit],
      rows: chart.flows.map(({ from, to, value }) => [{ text: from }, { text: to }, cell(value)]),
      hasTotal: false,
    };
  return {
    title,
    head: [`In ${unit}`, ...chart.series.map(({ name }) => name)],
    rows: chart.categories.map((name, at) => [
      { text: name },
      ...chart.series.map(({ values }) => cell(values[at] ?? null)),
    ]),
    hasTotal: false,
  };
}

function about({ finding, stamp }: PrintedDocument, contents: readonly (readonly [string, string])[]) {
  const said = (label: string, text: string): Cell[] => [{ text: label }, { text }];
  return {
    head: ["What", "Says"],
    rows: [
      said("Finding", finding),
      ...stampRows(stamp).map(([label, text]) => said(label, text)),
      ...contents.map(([name, title]) => said(`Sheet ${name}`, title)),
    ],
    hasTotal: false,
  };
}

const stampRows = (stamp: Stamp): (readonly [string, string])[] => [
  ["Company", stamp.company],
  ["Strategy", stamp.strategy],
  ["As of", dayInWords(stamp.asOf)],
  ["Version", stamp.version],
  ["Approver", stamp.approver ?? "not adopted yet"],
  ["Grounding ratio", stamp.grounding ?? "no claims to ground"],
  ["Currency", stamp.currency],
];

/** A title, a head that stays in sight, the rows. */
function addSheet(workbook: Workbook, name: string, { title, head, rows, hasTotal }: Sheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", xSplit: 0, ySplit: 3 }] });
  write(sheet.getCell(1, 1), { text: title }, "title");
  for (const [column, text] of head.entries()) write(sheet.getCell(3, column + 1), { text }, "head");
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries())
      write(sheet.getCell(row + 4, column + 1), cell, hasTotal && row === rows.length - 1 ? "total" : "row");
  fitColumns(sheet, head, rows);
}

const widest = 60;

function fitColumns(sheet: Worksheet, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  for (const [column, title] of head.entries()) {
    const lengths = rows.map((cells) => {
      const cell = cells[column];
      return cell === undefined ? 0 : "text" in cell ? cell.text.length : 14;
    });
    sheet.getColumn(column + 1).width = Math.min(
      widest,
      Math.max(12, title.length + 2, ...lengths.map((length) => length + 2)),
    );
  }
}
