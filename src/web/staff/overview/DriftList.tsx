import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { DriftLine, DriftReport } from "../../../domain/drift/drift-report.ts";
import { saveCsv } from "../../ui/csv.ts";
import { counted, monthOfDay, shortValue, fullValue, signedValue } from "../../ui/numbers.ts";
import { Sparkline } from "../../ui/Sparkline.tsx";
import { type Mark, StatusMark } from "../../ui/StatusMark.tsx";

import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyDrift } from "../measures/question.ts";
import styles from "./DriftList.module.css";
import { trendInWords } from "./NorthStar.tsx";

type Props = { drift: DriftReport; currency: string };

/** Every promise of the strategy held against the facts: what is out first, largest first, as the report orders them. */
export function DriftList({ drift, currency }: Props) {
  const { out, unknown, ok } = drift.summary;
  const of = (status: DriftLine["status"]) => drift.lines.filter((line) => line.status === status);
  return (
    <section className={styles.drift} aria-labelledby="drift">
      <div className={styles.top}>
        <h2 id="drift">{findingOf(drift)}</h2>
        <Button className="not-printed" variant="subtle" size="compact-xs" onClick={() => saveDrift(drift, currency)}>
          CSV
        </Button>
      </div>
      {out > 0 && <Lines lines={of("out")} currency={currency} caption="Out of tolerance" />}
      {unknown > 0 && (
        <Group mark="unknown" title={`${counted(unknown, "promise")} that nobody can judge`} open={out === 0 && ok === 0}>
          <UnknownLines lines={of("unknown")} />
        </Group>
      )}
      {ok > 0 && (
        <Group mark="ok" title={`${counted(ok, "promise")} in order`} open={out === 0}>
          <Lines lines={of("ok")} currency={currency} caption="In order" />
        </Group>
      )}
    </section>
  );
}

function findingOf({ summary: { out, unknown, ok } }: DriftReport): string {
  const judged = out + ok;
  if (judged === 0) return `None of ${counted(unknown, "promise")} can be judged from the facts yet`;
  if (out === 0) return `All ${counted(judged, "promise")} that can be judged are in order`;
  return `${out} of ${counted(judged, "promise")} that can be judged ${out === 1 ? "is" : "are"} out of tolerance`;
}

function Group({ mark, title, open, children }: { mark: Mark; title: string; open: boolean; children: ReactNode }) {
  return (
    <details className={styles.group} open={open}>
      <summary>
        <StatusMark of={mark} word={false} /> {title}
      </summary>
      {children}
    </details>
  );
}

function Lines({ lines, currency, caption }: { lines: readonly DriftLine[]; currency: string; caption: string }) {
  return (
    <table className={styles.lines}>
      <caption className="only-read-aloud">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Promise</th>
          <th scope="col" className="number">
            Should be
          </th>
          <th scope="col" className="number">
            Is
          </th>
          <th scope="col" className="number">
            Difference
          </th>
          <th scope="col">Since</th>
          <th scope="col">Trend</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={`${line.kind} ${line.subject}`} line={line} currency={currency} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, currency }: { line: DriftLine; currency: string }) {
  const { unit, target, actual, difference, status, since, title, because, kind, trend } = line;
  const why = whyDrift(line);
  const value = (figure: number | null, text: (figure: number) => string) =>
    figure === null ? (
      <span className="quiet">–</span>
    ) : (
      <WhyLink why={why} full={fullValue(unit, figure, currency)}>
        {text(figure)}
      </WhyLink>
    );
  return (
    <tr>
      <th scope="row" className={styles.promise}>
        <span className={styles.title}>
          <StatusMark of={status} word={false} /> <WhyLink why={why}>{title}</WhyLink>
        </span>
        <span className={styles.because}>
          {kindInWords(kind)}: {because}
        </span>
      </th>
      <td className="number" data-label="Should be">
        {value(target, (figure) => shortValue(unit, figure, currency))}
      </td>
      <td className="number" data-label="Is">
        {value(actual, (figure) => shortValue(unit, figure, currency))}
      </td>
      <td className="number" data-label="Difference" data-status={status}>
        {value(difference, (figure) => signedValue(unit, figure, currency))}
      </td>
      <td className={styles.since} data-label="Since">
        {since ? monthOfDay(since) : <span className="quiet">–</span>}
      </td>
      <td className={styles.trend}>
        <Sparkline points={trend} label={`Trend ${trendInWords(line, currency)}`} target={line.better === "exact" ? target : null} />
      </td>
    </tr>
  );
}

function UnknownLines({ lines }: { lines: readonly DriftLine[] }) {
  return (
    <ul className={styles.unknowns}>
      {lines.map((line) => (
        <li key={`${line.kind} ${line.subject}`}>
          <WhyLink why={whyDrift(line)}>{line.title}</WhyLink>
          <span className="quiet">
            {kindInWords(line.kind)}: {line.because}
          </span>
        </li>
      ))}
    </ul>
  );
}

export const kindInWords = (kind: string): string => {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function saveDrift({ asOf, lines }: DriftReport, currency: string): void {
  saveCsv(
    `drift ${asOf}`,
    ["status", "kind", "subject", "promise", `unit (money in minor units of ${currency})`, "should be", "is", "difference", "since", "because"],
    lines.map(({ status, kind, subject, title, unit, target, actual, difference, since, because }) => [
      status, kind, subject, title, unit, target, actual, difference, since, because,
    ]),
  );
}
