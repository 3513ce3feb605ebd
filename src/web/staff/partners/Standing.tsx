import type { TierStanding } from "../../../contract/api.ts";
import { catalogue } from "../../../domain/measures/catalogue.ts";
import type { Unit } from "../../../domain/measures/catalogue.ts";
import { fullValue, shortValue } from "../../ui/numbers.ts";
import { StatusMark } from "../../ui/StatusMark.tsx";
import styles from "./Standing.module.css";

/** The tier held by the criteria, and each criterion of the next one: where the partner stands and what is missing. */
export function Standing({ standing, currency }: { standing: TierStanding | null; currency: string }) {
  return (
    <section aria-labelledby="tier">
      <h2 id="tier">{titleOf(standing)}</h2>
      {standing === null && (
        <p className="quiet">
          Its programme has no tiers, or the criteria cannot be computed from the facts.
        </p>
      )}
      {standing && standing.missing.length === 0 && (
        <p className="quiet">{standing.next ? "No criterion is open." : "There is no higher tier."}</p>
      )}
      <ul>
        {standing?.missing.map((criterion) => (
          <Criterion key={criterion.criterion} of={criterion} currency={currency} />
        ))}
      </ul>
    </section>
  );
}

function titleOf(standing: TierStanding | null): string {
  if (standing === null) return "Tier unknown";
  const { tierName, nextName } = standing;
  const held = tierName === null ? "No tier yet" : `${tierName}`;
  return nextName === null ? held : `${held}; next is ${nextName}`;
}

function Criterion({ of, currency }: { of: TierStanding["missing"][number]; currency: string }) {
  const { criterion, value, threshold } = of;
  const unit = of.unit as Unit;
  const name =
    criterion in catalogue
      ? catalogue[criterion as keyof typeof catalogue].name
      : criterion.replaceAll("-", " ");
  return (
    <li className={styles.criterion}>
      <span className={styles.line}>
        <span>{name}</span>
        <span>
          {value === null ? <StatusMark of="unknown" /> : fullValue(unit, value, currency)} of{" "}
          {fullValue(unit, threshold, currency)}
        </span>
      </span>
      <span className={styles.track} aria-hidden data-unknown={value === null || undefined}>
        <span className={styles.reached} style={{ width: `${share(value, threshold) * 100}%` }} />
      </span>
      {value !== null && value < threshold && (
        <span className="small quiet">{shortValue(unit, threshold - value, currency)} missing</span>
      )}
    </li>
  );
}

const share = (value: number | null, threshold: number): number =>
  value === null || threshold <= 0 ? 0 : Math.max(0, Math.min(1, value / threshold));
