import type { DriftLine } from "../../../domain/drift/drift-report.ts";
import { Facts } from "../../ui/Facts.tsx";
import { fullValue, longDay, signedValue } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Sparkline } from "../../ui/Sparkline.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyPart } from "../../ui/WhyFrame.tsx";
import { MeasureWhy } from "../measures/MeasureWhy.tsx";
import { trendInWords } from "./NorthStar.tsx";

const better = {
  up: "at least what it should be",
  down: "at most what it should be",
  exact: "what it should be, in both directions",
} as const;

/** One promise explained: what was promised, what is, how far apart they may be, and the rows behind the figure. */
export function DriftWhy({ line, currency }: { line: DriftLine; currency: string }) {
  const {
    unit,
    target,
    actual,
    difference,
    tolerance,
    status,
    since,
    because,
    inputs,
    question,
    path,
    trend,
  } = line;
  const show = (value: number | null) =>
    value === null ? <StatusMark of="unknown" /> : fullValue(unit, value, currency);
  return (
    <>
      <p>
        <StatusMark of={status} />
        {since && ` since ${longDay(since)}`}
      </p>
      <p>
        <Prose text={because} />
      </p>
      <WhyPart title="Promise and fact">
        <Facts
          of={[
            ["Should be", show(target)],
            ["Is", show(actual)],
            [
              "Difference",
              difference === null ? show(null) : signedValue(unit, difference, currency, fullValue),
            ],
            ...(tolerance === null
              ? []
              : [["Tolerance", toleranceInWords(line, tolerance, currency)] as const]),
            ["Good is", better[line.better]],
          ]}
        />
        <p>
          <PageLink to="/strategy" hash={path.slice(1)}>
            The promise in the strategy
          </PageLink>
        </p>
      </WhyPart>
      {!isAnswerOf(line) && inputs.length > 0 && (
        <WhyPart title="Arithmetic">
          <Facts of={inputs.map((input) => [input.label, fullValue(input.unit, input.value, currency)])} />
        </WhyPart>
      )}
      {trend.filter(({ value }) => value !== null).length > 1 && (
        <WhyPart title={`Trend ${trendInWords(line, currency)}`}>
          <Sparkline points={trend} label={`Trend ${trendInWords(line, currency)}`} width={320} height={64} />
        </WhyPart>
      )}
      {question ? (
        <WhyPart title="The figure it was read from">
          <MeasureWhy
            question={{
              measure: question.measure,
              scope: scopeTexts(question.scope),
              window: question.window,
            }}
          />
        </WhyPart>
      ) : (
        <WhyPart title="Rows">
          <p>This line reads the strategy itself; no rows of facts stand behind it.</p>
        </WhyPart>
      )}
    </>
  );
}

/** Whether the line is one figure, whose own why shows its arithmetic; a share or a change is made of several. */
const isAnswerOf = ({ question, kind }: DriftLine): boolean =>
  question !== null && kind !== "mix" && kind !== "investment" && kind !== "risk";

const toleranceInWords = ({ unit }: DriftLine, tolerance: number, currency: string): string =>
  tolerance === 0 ? "none" : `within ${signedValue(unit, tolerance, currency, fullValue).replace("+", "")}`;

const scopeTexts = (scope: NonNullable<DriftLine["question"]>["scope"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(scope).map(([name, members]) => [name, (members as readonly string[]).join(",")]),
  );
