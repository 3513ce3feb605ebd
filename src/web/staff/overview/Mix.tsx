import type { DriftLine } from "../../../domain/drift/drift-report.ts";
import { Picture } from "../../ui/Picture.tsx";
import { percent, signedValue } from "../../ui/numbers.ts";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyDrift } from "../measures/question.ts";
import styles from "./Mix.module.css";

type Known = DriftLine & { target: number; actual: number; difference: number };

/** The intended composition beside the one there is: a dot for each, and the distance between them. */
export function Mix({ lines, currency }: { lines: readonly DriftLine[]; currency: string }) {
  const mix = lines.filter(
    (line): line is Known =>
      line.kind === "mix" && line.unit === "share" && line.target !== null && line.actual !== null,
  );
  const [widest] = mix.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  if (!widest) return null;
  const span = Math.max(0.1, ...mix.flatMap(({ target, actual }) => [target, actual])) * 1.1;
  const at = (share: number) => `${(share / span) * 100}%`;
  return (
    <Picture
      title={`${widest.title} is ${percent(widest.actual)}; the strategy wants ${percent(widest.target)}`}
      says="Intended and actual composition; ○ what the strategy wants, ● what is"
      name="mix"
      twin={{
        header: ["Promise", "Should be, share", "Is, share", "Difference, share"],
        rows: mix.map(({ title, target, actual, difference }) => [title, target, actual, difference]),
        shown: mix.map(({ title, target, actual, difference }) => [
          title,
          percent(target),
          percent(actual),
          signedValue("share", difference, currency),
        ]),
      }}
    >
      <ul className={styles.mix}>
        {mix.map((line) => (
          <li key={line.subject} className={styles.row}>
            <span>{line.title}</span>
            <span className={styles.track} aria-hidden>
              <span
                className={styles.span}
                data-status={line.status}
                style={{ left: at(Math.min(line.target, line.actual)), width: at(Math.abs(line.difference)) }}
              />
              <span className={styles.target} style={{ left: at(line.target) }} />
              <span className={styles.actual} data-status={line.status} style={{ left: at(line.actual) }} />
            </span>
            <span className="number">
              <WhyLink why={whyDrift(line)}>
                {percent(line.actual)} ({signedValue("share", line.difference, currency)})
              </WhyLink>
            </span>
          </li>
        ))}
      </ul>
    </Picture>
  );
}
