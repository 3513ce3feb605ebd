import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { DriftLine, DriftReport } from "../../../domain/drift/drift-report.ts";
import { isMeasured } from "../../../domain/drift/headline.ts";
import { counted, monthOfDay, shortValue, fullValue, signedValue } from "../../ui/numbers.ts";
import { Prose } from "../../ui/Prose.tsx";
import { Sparkline } from "../../ui/Sparkline.tsx";
import { type Mark, StatusMark } from "../../ui/StatusMark.tsx";

import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyDrift } from "../measures/question.ts";
import { useNamedWorkspace } from "../strategy/names.ts";
import styles from "./DriftList.module.css";
import { saveDrift } from "./drift-file.ts";
import { kindInWords, kindsInWords } from "./kinds.ts";
import { titleInNames } from "./titles.ts";
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
        <Button
          className="not-printed"
          variant="subtle"
          size="compact-xs"
          onClick={() => saveDrift(drift, currency)}
        >
          CSV
        </Button>
      </div>
      {out > 0 && <Out lines={of("out")} currency={currency} />}
      {unknown > 0 && (
        <Group
          mark="unknown"
          title={`${counted(unknown, "promise")} that nobody can judge`}
          open={out === 0 && !isMeasured(drift)}
        >
          <UnknownLines lines={of("unknown")} />
        </Group>
      )}
      {ok > 0 && (
        <Group mark="ok" title={`${counted(ok, "promise")} in order`} open={out === 0 && isMeasured(drift)}>
          <Lines lines={of("ok")} among={of("ok")} currency={currency} caption="In order" />
        </Group>
      )}
    </section>
  );
}

function findingOf(drift: DriftReport): string {
  const {
    lines,
    summary: { out, unknown, ok },
  } = drift;
  const judged = out + ok;
  if (out === 0 && unknown > 0 && !isMeasured(drift))
    return `What partners do decides ${counted(unknown, "promise")}, and nothing of it was brought yet`;
  if (judged === 0) return `None of ${counted(unknown, "promise")} can be judged from the facts yet`;
  if (out === 0) return `All ${counted(judged, "promise")} that can be judged are in order`;
  const kinds = lines.filter(({ status }) => status === "out").map(({ kind }) => kind);
  return `${counted(out, "promise")} ${out === 1 ? "is" : "are"} out of tolerance: ${kindsInWords(kinds)}`;
}

const shownFirst = 12;

/** The largest first, and the rest on request: a page that says everything at once says nothing. */
function Out({ lines, currency }: { lines: readonly DriftLine[]; currency: string }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <Lines
        lines={all ? lines : lines.slice(0, shownFirst)}
        among={lines}
        currency={currency}
        caption="Out of tolerance"
      />
      {lines.length > shownFirst && (
        <Button
          className={`${styles.more} not-printed`}
          variant="default"
          size="xs"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? `Show the largest ${shownFirst}` : `Show all ${lines.length} that are out`}
        </Button>
      )}
    </>
  );
}

function Group({
  mark,
  title,
  open,
  children,
}: {
  mark: Mark;
  title: string;
  open: boolean;
  children: ReactNode;
}) {
  return (
    <details className={styles.group} open={open}>
      <summary>
        <StatusMark of={mark} word={false} /> {title}
      </summary>
      {children}
    </details>
  );
}

type LinesProps = {
  lines: readonly DriftLine[];
  /** The lines that these are taken from. */
  among: readonly DriftLine[];
  currency: string;
  caption: string;
};

function Lines({ lines, among, currency, caption }: LinesProps) {
  const workspace = useNamedWorkspace();
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
          <Line
            key={`${line.kind} ${line.subject}`}
            line={line}
            currency={currency}
            title={titleInNames(workspace, line.title)}
            subject={
              among.some((other) => other !== line && other.title === line.title)
                ? titleInNames(workspace, line.subject)
                : null
            }
          />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = {
  line: DriftLine;
  currency: string;
  title: string;
  /** Only where another line has the same title: what tells them apart. */
  subject: string | null;
};

function Line({ line, currency, title, subject }: LineProps) {
  const { unit, target, actual, difference, status, since, because, kind, trend } = line;
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
          {kindInWords(kind)}
          {subject !== null && `, ${subject}`}: <Prose text={because} />
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
        <Sparkline
          points={trend}
          label={`Trend ${trendInWords(line, currency)}`}
          target={line.better === "exact" ? target : null}
        />
      </td>
    </tr>
  );
}

function UnknownLines({ lines }: { lines: readonly DriftLine[] }) {
  const workspace = useNamedWorkspace();
  return (
    <ul className={styles.unknowns}>
      {lines.map((line) => (
        <li key={`${line.kind} ${line.subject}`}>
          <WhyLink why={whyDrift(line)}>{titleInNames(workspace, line.title)}</WhyLink>
          <span className="quiet">
            {kindInWords(line.kind)}: <Prose text={line.because} />
          </span>
        </li>
      ))}
    </ul>
  );
}
