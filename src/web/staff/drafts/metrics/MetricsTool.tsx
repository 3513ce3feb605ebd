import { type Period, quartersOf } from "../../../../domain/shared/fiscal.ts";
import { budgetYear } from "../../../../domain/strategy/funding.ts";
import { metricOf } from "../../../../domain/strategy/lookup.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import { type YearAndQuarters, yearAndQuarters } from "../../../../domain/strategy/year-and-quarters.ts";
import { counted, shortValue } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { textIn } from "../../strategy/where-in-words.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { metricName, personName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Metrics.module.css";

type Metric = NonNullable<Strategy["metrics"]>[number];

/** Targets by quarter and year as a grid to write in; each year is held against its quarters. */
export function MetricsTool() {
  const { strategy } = useDraft();
  const metrics = strategy.metrics ?? [];
  if (metrics.length === 0) return null;
  const years = yearsOf(strategy);
  return (
    <Tool
      title={findingOf(strategy, metrics, years)}
      says="Targets by fiscal quarter and year. The quarters of a flow add up to the year; a state or a ratio is as it is on the last day."
    >
      {years.map((year) => (
        <Year key={year} year={year} metrics={metrics} />
      ))}
    </Tool>
  );
}

function Year({ year, metrics }: { year: Period; metrics: readonly Metric[] }) {
  const { strategy } = useDraft();
  const periods = [...quartersOf(year), year];
  return (
    <Picture
      isInner
      title={`Fiscal year ${year}`}
      name={`metrics-${year}`}
      twin={{
        header: ["Metric", "Of", ...periods, "Year against quarters"],
        rows: metrics.map((metric) => [
          metricName(strategy, metric.metric),
          textIn(metric.where),
          ...periods.map((period) => metric.targets?.[period]?.text ?? ""),
          verdictOf(strategy, metric, year) ?? "",
        ]),
      }}
    >
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Targets of ${year}`}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              {periods.map((period) => (
                <th key={period} scope="col" data-year={period === year || undefined}>
                  {period === year ? year : period.slice(5)}
                </th>
              ))}
              <th scope="col">Year against quarters</th>
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric, index) => (
              <Row key={index} metric={metric} index={index} year={year} periods={periods} />
            ))}
          </tbody>
        </table>
      </div>
    </Picture>
  );
}

type RowProps = { metric: Metric; index: number; year: Period; periods: readonly Period[] };

function Row({ metric, index, year, periods }: RowProps) {
  const { strategy } = useDraft();
  const compared = yearAndQuarters(strategy, metric, year);
  const verdict = verdictOf(strategy, metric, year);
  const scope = textIn(metric.where);
  const name = metricName(strategy, metric.metric);
  return (
    <tr>
      <th scope="row">
        <PartLink to={["metrics", index]}>{name}</PartLink>
        <span className={styles.scope}>
          {[scope, metric.owner && personName(strategy, metric.owner)].filter(Boolean).join(" · ")}
          {!metric.owner && <Missing>no owner</Missing>}
        </span>
      </th>
      {periods.map((period) => (
        <td key={period} data-year={period === year || undefined}>
          <CellField
            path={["metrics", index, "targets", period]}
            as="figure"
            label={`${name}${scope && `, ${scope}`}, ${period}`}
            placeholder="–"
          />
        </td>
      ))}
      <td>
        {compared === undefined ? (
          <span className="small quiet">nothing to compare</span>
        ) : (
          <span className="small">
            <StatusMark of={compared.agrees ? "ok" : "out"} word={false} /> {verdict}
          </span>
        )}
      </td>
    </tr>
  );
}

function verdictOf(strategy: Strategy, metric: Metric, year: Period): string | undefined {
  const compared = yearAndQuarters(strategy, metric, year);
  return compared && verdict(strategy, metric, compared);
}

function verdict(
  strategy: Strategy,
  { metric }: Metric,
  { whole, parts, basis, last, open, agrees, isCeiling }: YearAndQuarters,
): string {
  const unit = metricOf(strategy, metric)?.unit ?? "count";
  const value = (of: number) => shortValue(unit, of, strategy.company.currency);
  const sum =
    basis === "sum" ? `quarters add up to ${value(parts)}` : `${last.slice(5)} wants ${value(parts)}`;
  if (!agrees) return `${sum}, ${isCeiling ? "less" : "more"} than the year’s ${value(whole)}`;
  if (basis === "sum" && open > 0)
    return `${sum}; ${value(whole - parts)} left for ${counted(open, "quarter")}`;
  return sum;
}

/** The years that have a target, and the one that the budget is for. */
function yearsOf(strategy: Strategy): Period[] {
  const named = (strategy.metrics ?? []).flatMap(({ targets }) => Object.keys(targets ?? {}));
  const own = budgetYear(strategy);
  return [...new Set([...named, ...(own ? [own] : [])].map((period) => period.slice(0, 4)))].toSorted();
}

function findingOf(strategy: Strategy, metrics: readonly Metric[], years: readonly Period[]): string {
  const compared = metrics.flatMap((metric) =>
    years.flatMap((year) => yearAndQuarters(strategy, metric, year) ?? []),
  );
  const wrong = compared.filter(({ agrees }) => !agrees).length;
  const empty = metrics.filter(({ targets }) => Object.keys(targets ?? {}).length === 0).length;
  const all = counted(metrics.length, "metric");
  if (wrong > 0)
    return `${wrong} of ${counted(compared.length, "year")} ${wrong === 1 ? "contradicts its" : "contradict their"} quarters`;
  if (empty > 0) return `${empty} of ${all} ${empty === 1 ? "has" : "have"} no target`;
  return `${all} with targets; no year contradicts its quarters`;
}
