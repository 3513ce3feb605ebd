import { BorderStyle, Paragraph, ShadingType, Table as WordTable, TableCell, TableRow, TextRun } from "docx";
import type { Block } from "../../domain/documents/document.ts";
import { unreachable } from "../../domain/shared/unreachable.ts";
import { paletteOf } from "../look.ts";
import { noteOf } from "../charts/figures-in-words.ts";
import { chartBlocks, chartRun } from "./chart.ts";
import type { Form } from "./styles.ts";
import { noBorders, wordTable } from "./table.ts";
import { runs } from "./text.ts";

type Part = Paragraph | WordTable;
type Of<Kind extends Block["kind"]> = Block & { kind: Kind };

/** A block as paragraphs and tables; `list` names it among the lists of the document. */
export function blocksOf(block: Block, list: number, form: Form): Part[] {
  switch (block.kind) {
    case "paragraph":
      return [new Paragraph({ children: runs(block.text) })];
    case "statement":
      return [new Paragraph({ style: "Statement", border: bar, children: runs(block.text) })];
    case "heading":
      return [new Paragraph({ style: "Heading2", children: [new TextRun(block.text)] })];
    case "list":
      return block.items.map(
        (item) =>
          new Paragraph({
            spacing: { after: 40 },
            children: runs(item),
            ...(block.ordered
              ? { numbering: { reference: "numbers", level: 0, instance: list } }
              : { bullet: { level: 0 } }),
          }),
      );
    case "facts":
      return facts(block, form);
    case "figures":
      return figures(block, form);
    case "table":
      return wordTable(block.table, form);
    case "chart":
      return chartBlocks(block.chart, form);
    case "charts":
      return charts(block, form);
    case "checklist":
      return checklist(block, form);
    case "missing":
      return [missing(block.text)];
    default:
      return unreachable(block);
  }
}

const bar = { left: { style: BorderStyle.SINGLE, size: 18, color: paletteOf.accent, space: 8 } } as const;

const facts = ({ facts: all }: Of<"facts">, form: Form): Part[] => [
  grid(
    all.map(({ label, value }) => [
      new Paragraph({ style: "Quiet", children: [new TextRun(label)] }),
      new Paragraph({ style: "Cell", children: runs(value) }),
    ]),
    [0.24, 0.76],
    form,
  ),
];

/** Pictures beside each other, each with its title and what it rests on. */
const charts = ({ charts: all }: Of<"charts">, form: Form): Part[] => [
  grid(
    [
      all.map((chart) => new Paragraph({ style: "Caption", children: [new TextRun(chart.finding)] })),
      all.map(
        (chart) => new Paragraph({ children: [chartRun(chart, form.page.text / 15 / all.length - 14)] }),
      ),
      all.map((chart) => new Paragraph({ style: "Quiet", children: [new TextRun(noteOf(chart))] })),
    ],
    all.map(() => 1 / all.length),
    form,
  ),
];

const perRow = 4;

function figures({ figures: all }: Of<"figures">, form: Form): Part[] {
  const columns = Math.min(perRow, all.length);
  const rows = Array.from({ length: Math.ceil(all.length / perRow) }, (_, row) =>
    all.slice(row * perRow, (row + 1) * perRow),
  );
  return [
    grid(
      rows.map((row) =>
        row.map(({ value, label, note }) => [
          new Paragraph({
            spacing: { before: 60, after: 0 },
            border: { top: { style: BorderStyle.SINGLE, size: 10, color: paletteOf.accent, space: 4 } },
            children: [new TextRun({ text: value, bold: true, size: 40, color: paletteOf.accent })],
          }),
          new Paragraph({ style: "Cell", children: [new TextRun({ text: label, bold: true })] }),
          ...(note === null ? [] : [new Paragraph({ style: "Quiet", children: [new TextRun(note)] })]),
        ]),
      ),
      Array.from({ length: columns }, () => 1 / columns),
      form,
    ),
  ];
}

/** Cells side by side without lines: a layout, not a table of figures. */
function grid(
  rows: readonly (readonly (Paragraph | readonly Paragraph[])[])[],
  shares: readonly number[],
  { page }: Form,
): WordTable {
  const widths = shares.map((share) => Math.floor(share * page.text));
  return new WordTable({
    width: { size: page.text, type: "dxa" },
    columnWidths: widths,
    layout: "fixed",
    borders: noBorders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: widths.map((width, index) => {
            const children = [cells[index] ?? new Paragraph({ children: [] })].flat();
            return new TableCell({
              width: { size: width, type: "dxa" },
              margins: { left: 0, right: 160 },
              borders: noLines,
              children,
            });
          }),
        }),
    ),
  });
}

const noLines = { top: noBorders.top, bottom: noBorders.top, left: noBorders.top, right: noBorders.top };

/** A list to a column, as each is read down. */
function checklist({ items }: Of<"checklist">, form: Form): Part[] {
  const lists = [...Map.groupBy(items, ({ list }) => list)];
  const columns = lists.map(([title, lines]) => [
    new Paragraph({ style: "Cell", children: [new TextRun({ text: title, bold: true })] }),
    ...lines.map(checked),
  ]);
  return [
    grid(
      [columns],
      lists.map(() => 1 / lists.length),
      form,
    ),
  ];
}

const checked = ({ done, text, missing: lacking }: Of<"checklist">["items"][number]): Paragraph =>
  new Paragraph({
    style: "Cell",
    indent: { left: 320, hanging: 320 },
    children: [
      new TextRun({
        text: done ? "☑\t" : "☐\t",
        font: "Segoe UI Symbol",
        color: done ? paletteOf.accent : paletteOf.open,
      }),
      new TextRun(text),
      done
        ? new TextRun({ text: " – done", color: paletteOf.quiet })
        : new TextRun({ text: ` – open${lacking === null ? "" : `: ${lacking}`}`, color: paletteOf.open }),
    ],
  });

const dashed = { style: BorderStyle.DASHED, size: 6, color: paletteOf.open, space: 6 } as const;

const missing = (text: string): Paragraph =>
  new Paragraph({
    border: { top: dashed, bottom: dashed, left: dashed, right: dashed },
    shading: { type: ShadingType.CLEAR, fill: paletteOf.paper },
    spacing: { before: 160, after: 160 },
    indent: { left: 120, right: 120 },
    children: [new TextRun({ text: "Not said yet: ", bold: true, color: paletteOf.open }), new TextRun(text)],
  });
