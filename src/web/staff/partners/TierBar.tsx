import type { TierStanding } from "../../../contract/api.ts";
import type { Unit } from "../../../domain/measures/catalogue.ts";
import { shortValue } from "../../ui/numbers.ts";
import { Unknown } from "../../ui/Unknown.tsx";
import styles from "./TierBar.module.css";

/** The tier held and the way to the next one: the criterion that is furthest, as a bar and in words. */
export function TierBar({ standing, currency }: { standing: TierStanding | null; currency: string }) {
  if (standing === null)
    return <Unknown reason="the partner's programme has no tiers, or its criteria cannot be computed" />;
  const { tierName, nextName, missing } = standing;
  const furthest = missing.toSorted((a, b) => reached(a) - reached(b))[0];
  return (
    <span className={styles.tier}>
      <span className={styles.name}>{tierName ?? "no tier"}</span>
      {furthest && nextName && (
        <>
          <span className={styles.track} aria-hidden data-unknown={furthest.value === null || undefined}>
            <span className={styles.reached} style={{ width: `${reached(furthest) * 100}%` }} />
          </span>
          <span className="small quiet">
            {furthest.value === null ? `${nextName}: unknown` : `${toGo(furthest, currency)} to ${nextName}`}
          </span>
        </>
      )}
    </span>
  );
}

type Missing = TierStanding["missing"][number];

const reached = ({ value, threshold }: Missing): number =>
  value === null || threshold <= 0 ? 0 : Math.max(0, Math.min(1, value / threshold));

const toGo = ({ value, threshold, unit }: Missing, currency: string): string =>
  shortValue(unit as Unit, Math.abs(threshold - (value ?? 0)), currency);
