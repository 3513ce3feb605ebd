import type { DriftReport } from "../../../domain/drift/drift-report.ts";
import { saveCsv } from "../../ui/csv.ts";

/** Every line of the drift report with its trend, as a file. */
export function saveDrift({ asOf, lines }: DriftReport, currency: string): void {
  const days = [...new Set(lines.flatMap(({ trend }) => trend.map(({ day }) => day)))].toSorted();
  const fields = ["status", "kind", "subject", "promise", `unit (money in minor units of ${currency})`];
  saveCsv(
    `drift ${asOf}`,
    [...fields, "should be", "is", "difference", "since", "because", ...days],
    lines.map((line) => {
      const { status, kind, subject, title, unit, target, actual, difference, since, because, trend } = line;
      const values = days.map((day) => trend.find((point) => point.day === day)?.value ?? null);
      return [status, kind, subject, title, unit, target, actual, difference, since, because, ...values];
    }),
  );
}
