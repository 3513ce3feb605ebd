import { useMemo } from "react";
import { catalogue, isMeasureId } from "../../../../domain/measures/catalogue.ts";
import type { Unit } from "../../../../domain/measures/catalogue-entry.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { type EditManner, useDraft } from "../draft-context.ts";
import { placeInWords } from "../place-words.ts";
import type { EchoContext } from "./echo.ts";
import { putting } from "./set-value.ts";

/** One value of the draft, and the way to give it another one. */
export function useField(path: Path): {
  value: unknown;
  put: (value: unknown, manner?: EditManner) => void;
  closed: string | null;
} {
  const { latest, edit, closed, names } = useDraft();
  return {
    value: valueAt(latest(), path),
    put: (value, manner) =>
      edit(
        [putting(latest(), path, value)],
        `${placeInWords(path, names)} ${value === undefined ? "taken out" : "changed"}`,
        manner,
      ),
    closed,
  };
}

/** What a value is read with: the company's currency and year, the day, and the unit of the metric beside it. */
export function useEchoContext(path: Path): EchoContext {
  const { data, asOf } = useDraft();
  const company = valueAt(data, ["company"]);
  const currency = isMap(company) && typeof company["currency"] === "string" ? company["currency"] : "USD";
  const start = isMap(company) ? company["fiscalYearStart"] : undefined;
  const fiscalYearStart = typeof start === "number" && start >= 1 && start <= 12 ? start : 1;
  const unit = unitBeside(data, path);
  return useMemo(() => ({ currency, fiscalYearStart, asOf, unit }), [currency, fiscalYearStart, asOf, unit]);
}

/** The unit of the metric that a bound or a target by period belongs to. */
function unitBeside(data: unknown, path: Path): Unit | undefined {
  for (const up of [1, 2]) {
    const metric = valueAt(data, [...path.slice(0, -up), "metric"]);
    if (typeof metric !== "string") continue;
    if (isMeasureId(metric)) return catalogue[metric].unit;
    const own = valueAt(data, ["measures", metric, "unit"]);
    return typeof own === "string" ? (own as Unit) : undefined;
  }
  return undefined;
}
