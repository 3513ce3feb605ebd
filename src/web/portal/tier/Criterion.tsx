import type { PortalCriterion } from "../../../contract/portal.ts";
import type { Unit } from "../../../domain/measures/catalogue-entry.ts";
import { forReaders, fullValue, longDay } from "../../ui/numbers.ts";
import { StatusMark } from "../../ui/StatusMark.tsx";
import styles from "./Criterion.module.css";

type Props = { of: PortalCriterion; currency: string };

/** A criterion with its arithmetic: the value, the bound, the days that were counted, and what is missing. */
export function Criterion({ of: criterion, currency }: Props) {
  const { value, window, untold } = criterion;
  return (
    <li className={styles.criterion}>
      <span className={styles.head}>
        <span className={styles.name}>{criterion.criterion}</span>
        <Met of={criterion} />
      </span>
      <span className={styles.track} aria-hidden data-unknown={value === null || undefined}>
        <span className={styles.reached} style={{ width: `${shareOf(criterion) * 100}%` }} />
      </span>
      <span className={styles.line}>
        <Figures of={criterion} currency={currency} />
        <Gap of={criterion} currency={currency} />
      </span>
      {window && (
        <span className="small quiet">
          {value === null ? "Counts" : "Counted"} from {longDay(window.from)} to {longDay(window.to)}
        </span>
      )}
      {untold !== null && <span className="small">Unknown: {forReaders(untold)}</span>}
    </li>
  );
}

function Figures({ of: { value, threshold, bound, unit }, currency }: Props) {
  if (value === null && threshold === null) return null;
  const written = (minor: number) => fullValue(unit as Unit, minor, currency);
  const asked =
    threshold === null ? null : `${bound === "at-least" ? "at least" : "at most"} ${written(threshold)}`;
  return (
    <span className={styles.figures}>
      {value !== null && written(value)}
      {asked !== null && (
        <span className="quiet">
          {value === null ? "Asks for" : " of"} {asked}
        </span>
      )}
    </span>
  );
}

function Met({ of: { met, untold } }: { of: PortalCriterion }) {
  if (untold !== null) return <StatusMark of="unknown" />;
  return (
    <span className={styles.met} data-met={met}>
      <span aria-hidden>{met ? "●" : "▲"}</span> {met ? "met" : "open"}
    </span>
  );
}

function Gap({ of: { met, value, threshold, unit }, currency }: Props) {
  if (met || value === null || threshold === null) return null;
  return (
    <span className={styles.gap}>
      {fullValue(unit as Unit, Math.abs(threshold - value), currency)}{" "}
      {value < threshold ? "to go" : "too much"}
    </span>
  );
}

/** How much of the way is done; of a bound from above nothing can be half done. What is open never looks done. */
function shareOf({ value, threshold, bound, met }: PortalCriterion): number {
  if (met) return 1;
  if (value === null || threshold === null || threshold <= 0 || bound === "at-most") return 0;
  return Math.max(0, Math.min(0.98, value / threshold));
}
