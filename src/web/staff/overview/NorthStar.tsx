import type { DriftLine } from "../../../domain/drift/drift-report.ts";
import { minorFromDecimal } from "../../../domain/shared/money.ts";
import type { Target } from "../../../domain/strategy/target.ts";
import { fullValue, longDay, monthOfDay, shortValue, signedValue } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { Unknown } from "../../ui/Unknown.tsx";
import { LineChart, WhenSeen } from "../../ui/WhenSeen.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { useShownStrategy } from "../strategy/names.ts";
import { whyDrift } from "../measures/question.ts";
import { countsWindow } from "../measures/windows.ts";
import styles from "./NorthStar.module.css";

type Props = { line: DriftLine; currency: string; asOf: string };

/** The one outcome the strategy is judged by: today, what today should be, and where it is to end. */
export function NorthStar({ line, currency, asOf }: Props) {
  const { actual, target, difference, status, unit, trend, because, title } = line;
  const why = whyDrift(line);
  const promise = usePromise(currency, unit);
  const show = (value: number) => (
    <WhyLink why={why} full={fullValue(unit, value, currency)}>
      {shortValue(unit, value, currency)}
    </WhyLink>
  );
  return (
    <section className={styles.star} aria-labelledby="north-star">
      <div className={styles.figures}>
        <h2 id="north-star" className={styles.label}>
          North star
        </h2>
        <p>
          {title}
          {line.question && countsWindow(line.question.measure) && (
            <span className="quiet"> since {longDay(line.question.window.from)}</span>
          )}
        </p>
        <p className={styles.value}>
          {actual === null ? <Unknown reason={because} why={why} /> : show(actual)}
        </p>
        <p>
          <StatusMark of={status} />
          {difference !== null && difference !== 0 && (
            <>
              {" "}
              <WhyLink why={why}>{signedValue(unit, difference, currency)}</WhyLink> against what today should
              be
            </>
          )}
        </p>
        <dl className={styles.targets}>
          <div>
            <dt>Expected by {longDay(asOf)}</dt>
            <dd>{target === null ? <Unknown reason={because} why={why} /> : show(target)}</dd>
          </div>
          {promise && (
            <div>
              <dt>Target{promise.by && ` by ${longDay(promise.by)}`}</dt>
              <dd>
                <PageLink to="/strategy" hash="thesis" className={styles.promise}>
                  {promise.value === null ? promise.text : shortValue(unit, promise.value, currency)}
                </PageLink>
              </dd>
            </div>
          )}
        </dl>
        {actual !== null && !promise && (
          <p className="quiet">
            <Prose text={because} />
          </p>
        )}
      </div>
      <div className={styles.chart}>
        {trend.some(({ value }) => value !== null) && (
          <Picture
            isInner
            title={`${title} went ${trendInWords(line, currency)}`}
            name={`north star ${asOf}`}
            twin={{
              header: ["Day", `${title}${unit === "money" ? `, minor units of ${currency}` : ""}`],
              rows: trend.map(({ day, value }) => [day, value]),
              shown: trend.map(({ day, value }) => [
                longDay(day),
                value === null ? "unknown" : fullValue(unit, value, currency),
              ]),
            }}
          >
            <WhenSeen height={240}>
              <LineChart
                label={`${title} by month-end, ${trendInWords(line, currency)}`}
                points={trend}
                short={(value) => shortValue(unit, value, currency)}
                full={(value) => fullValue(unit, value, currency)}
                month={monthOfDay}
                bound={boundOf(promise?.value ?? null, target, (value) => shortValue(unit, value, currency))}
                height={240}
              />
            </WhenSeen>
          </Picture>
        )}
      </div>
    </section>
  );
}

/** The target itself where the strategy's is known, else what today should be. */
function boundOf(promise: number | null, expected: number | null, short: (value: number) => string) {
  if (promise !== null) return { value: promise, name: `target ${short(promise)}` };
  return expected === null ? undefined : { value: expected, name: `expected today ${short(expected)}` };
}

export function trendInWords({ trend, unit }: Pick<DriftLine, "trend" | "unit">, currency: string): string {
  const known = trend.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
  const [first, last] = [known.at(0), known.at(-1)];
  if (!first || !last || first === last) return "not known over time";
  return `from ${shortValue(unit, first.value, currency)} on ${longDay(first.day)} to ${shortValue(unit, last.value, currency)} on ${longDay(last.day)}`;
}

/** The target itself and its day, which the strategy holds. */
function usePromise(currency: string, unit: DriftLine["unit"]) {
  const strategy = useShownStrategy();
  const target: Target | undefined = strategy?.thesis?.northStar;
  const bound = target?.atLeast ?? target?.atMost;
  if (!bound) return null;
  const isPlain = unit !== "money" || bound.currency === undefined || bound.currency === currency;
  const value = unit === "money" ? minorFromDecimal(bound.decimal, currency) : Number(bound.decimal);
  return { text: bound.text, by: target?.by ?? null, value: isPlain ? (value ?? null) : null };
}
