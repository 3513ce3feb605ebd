import { type Figure, isWithinAim, ratioOf } from "./figure.ts";

const headings = ["what", "median", "baseline", "ratio", "aim", "within", "runs"];

/** The figures as text in columns, numbers to the right. */
export function asTable(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

function cellsOf(figure: Figure): string[] {
  const { what, value, unit, baseline, runs } = figure;
  const ratio = ratioOf(figure);
  const within = isWithinAim(figure);
  return [
    what,
    `${short(value)} ${unit}`,
    baseline === undefined ? "–" : `${short(baseline)} ${unit}`,
    ratio === undefined ? "–" : ratioInWords(ratio),
    aimInWords(figure),
    within === undefined ? "–" : within ? "yes" : "NO",
    String(runs),
  ];
}

function aimInWords({ aim, unit }: Figure): string {
  if (aim === undefined) return "–";
  const words = (bound: number) => (aim.of === "ratio" ? ratioInWords(bound) : `${short(bound)} ${unit}`);
  return aim.atMost === undefined ? `≥ ${words(aim.atLeast ?? 0)}` : `≤ ${words(aim.atMost)}`;
}

const ratioInWords = (ratio: number): string =>
  ratio < 1 ? `${(ratio * 100).toFixed(ratio < 0.1 ? 1 : 0)}%` : `${ratio.toFixed(1)} ×`;

const short = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
