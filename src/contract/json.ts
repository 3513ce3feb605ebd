import type { CoverageReport } from "../domain/coverage/coverage-report.ts";
import type { DriftLine } from "../domain/drift/drift-report.ts";
import type { Answer } from "../domain/measures/answer.ts";
import type { Unit } from "../domain/measures/catalogue-entry.ts";
import { decimalFromMinor } from "../domain/shared/money.ts";
import type { DriftReply, MeasureReply, WhyReply } from "./api.ts";

/** A figure as programs read it: a decimal text for money, a number for everything else, null when unknown (spec 2). */
export const jsonValue = (value: number | null, unit: Unit, currency: string): string | number | null =>
  value === null || unit !== "money" ? value : decimalFromMinor(Math.round(value), currency);

/** `entente measure --json` (spec 2). The unit of money is its currency. */
export function measureJson({ total, by, currency }: MeasureReply) {
  const figure = ({ value, unit, unknown, rows }: Answer) => ({
    value: jsonValue(value, unit, currency),
    unknown,
    rows,
  });
  return {
    version: 1,
    measure: total.measure,
    unit: total.unit === "money" ? currency : total.unit,
    asOf: total.asOf,
    window: total.window,
    where: total.scope,
    ...figure(total),
    by: by.map(({ key, answer }) => ({ key, ...figure(answer) })),
  };
}

/** What `--why` adds: formula, filters, batches and the rows of one page. */
export function whyJson({
  formula,
  definition,
  filters,
  answer,
  leftOut,
  batches,
  rows,
  totalRows,
  next,
  currency,
}: WhyReply) {
  return {
    formula,
    definition,
    filters,
    inputs: answer.inputs.map(({ label, value, unit }) => ({
      label,
      value: unit === "money" ? decimalFromMinor(value, currency) : value,
    })),
    notes: answer.notes,
    leftOut,
    batches,
    // `rows` is the number of them already; the page holds those that are shown.
    page: {
      rows: rows.map(({ amountMinor, ...row }) => ({
        ...row,
        amount: amountMinor === null ? null : decimalFromMinor(amountMinor, currency),
      })),
      total: totalRows,
      next,
    },
  };
}

/** `entente coverage --json` (spec 2). */
export function coverageJson({ asOf, cells, summary }: CoverageReport) {
  return {
    version: 1,
    asOf,
    cells: cells.map(
      ({ cell, route, need, qualified, capacity, active, candidates, status, unknownShare, gapArr }) => ({
        cell,
        route,
        need,
        qualified,
        capacity,
        active,
        candidates,
        status,
        unknownShare,
        gapArr: gapArr === null ? null : decimalFromMinor(gapArr.amountMinor, gapArr.currency),
      }),
    ),
    summary,
  };
}

/** `entente drift --json` (spec 2). */
export function driftJson({ asOf, strategy, lines, summary, currency }: DriftReply) {
  return { version: 1, asOf, strategy, lines: lines.map((line) => lineJson(line, currency)), summary };
}

function lineJson(line: DriftLine, currency: string) {
  const { kind, subject, unit, status, since, because, rows } = line;
  const written = (value: number | null) => jsonValue(value, unit, currency);
  return {
    kind,
    subject,
    target: written(line.target),
    actual: written(line.actual),
    difference: written(line.difference),
    tolerance: written(line.tolerance),
    status,
    since,
    because,
    rows,
  };
}
