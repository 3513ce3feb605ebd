import {
  fundingSplit,
  type SplitBy,
  type SplitPart,
  splits,
} from "../../../../domain/strategy/funding-split.ts";
import { isWhole, sumShares } from "../../../../domain/strategy/lookup.ts";
import { percent, shortValue, signedValue, wholeUnits } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { typeName } from "../kit/names.ts";
import styles from "./Budget.module.css";

const wordOf: Record<SplitBy, string> = { type: "partner type", purpose: "purpose" };

/** Intended and actual share of the lines, by partner type or purpose; what is beyond the tolerance is marked. */
export function Split({ by }: { by: SplitBy }) {
  const { strategy } = useDraft();
  const split = fundingSplit(strategy, by);
  if (!split) return null;
  const { parts, tolerance } = split;
  const { currency } = strategy.company;
  const nameOf = (slug: string) => (by === "type" ? typeName(strategy, slug) : inWords(slug));
  const span = Math.max(
    0.1,
    ...parts.flatMap(({ actual, intended }) => [actual, (intended ?? 0) + tolerance]),
  );
  return (
    <Picture
      isInner
      title={findingOf(parts, nameOf, by)}
      says={`Lines by ${by === "type" ? "partner type" : "purpose"}; ○ intended, with the ${percent(tolerance)} that are tolerated, ● actual`}
      name={`budget-by-${by}`}
      twin={{
        header: [
          by === "type" ? "Partner type" : "Purpose",
          `Lines, ${currency}`,
          "Actual, share",
          "Intended, share",
        ],
        rows: parts.map(({ slug, minor, actual, intended }) => [
          nameOf(slug),
          wholeUnits(minor, currency),
          actual,
          intended,
        ]),
        shown: parts.map(({ slug, minor, actual, intended }) => [
          nameOf(slug),
          shortValue("money", minor, currency),
          percent(actual),
          intended === null ? "–" : percent(intended),
        ]),
      }}
    >
      <ul className={styles.split}>
        {parts.map(({ slug, minor, actual, intended, isOff }) => (
          <li key={slug}>
            <span>{nameOf(slug)}</span>
            <span className={styles.intended}>
              <CellField
                path={["budget", splits[by], slug]}
                as="figure"
                label={`Intended share of ${nameOf(slug)}`}
              />
            </span>
            <span className={styles.track} aria-hidden>
              {intended !== null && (
                <>
                  <span
                    className={styles.band}
                    style={{
                      left: `${(Math.max(0, intended - tolerance) / span) * 100}%`,
                      width: `${((Math.min(intended, tolerance) + tolerance) / span) * 100}%`,
                    }}
                  />
                  <span className={styles.wanted} style={{ left: `${(intended / span) * 100}%` }} />
                </>
              )}
              <span
                className={styles.actual}
                data-off={isOff || undefined}
                style={{ left: `${(actual / span) * 100}%` }}
              />
            </span>
            <span className="number">
              {isOff && (
                <span aria-label="out of tolerance" role="img">
                  ▲{" "}
                </span>
              )}
              <strong>{percent(actual)}</strong>
              <span className="small quiet">
                {" "}
                {intended !== null && `${signedValue("share", actual - intended, currency)}, `}
                {shortValue("money", minor, currency)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Picture>
  );
}

function findingOf(parts: readonly SplitPart[], nameOf: (slug: string) => string, by: SplitBy): string {
  const [widest] = parts
    .filter(({ isOff }) => isOff)
    .toSorted((a, b) => Math.abs(b.actual - (b.intended ?? 0)) - Math.abs(a.actual - (a.intended ?? 0)));
  if (parts.every(({ intended }) => intended === null))
    return `No split by ${wordOf[by]} is intended, so none can be held`;
  const sum = sumShares(parts.map(({ intended }) => intended ?? 0));
  if (!isWhole(sum)) return `The intended shares by ${wordOf[by]} add up to ${percent(sum)}, not 100%`;
  if (!widest) return `The lines follow the intended split by ${wordOf[by]}`;
  return `${nameOf(widest.slug)} gets ${percent(widest.actual)} of the lines; ${percent(widest.intended ?? 0)} is intended`;
}
