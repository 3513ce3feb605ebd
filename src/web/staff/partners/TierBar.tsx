import type { TierStanding } from "../../../contract/api.ts";
import type { Day } from "../../../domain/shared/dates.ts";
import type { Unit } from "../../../domain/measures/catalogue-entry.ts";
import { shortValue } from "../../ui/numbers.ts";
import { Unknown } from "../../ui/Unknown.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { criterionWhy } from "./questions.ts";
import styles from "./TierBar.module.css";

type Props = { standing: TierStanding | null; currency: string; partner: number; asOf: Day };

/** The tier held and the way to the next one: the criterion that is furthest, as a bar and in words. */
export function TierBar({ standing, currency, partner, asOf }: Props) {
  if (standing === null)
    return <Unknown reason="the partner's programme has no tiers, or its criteria cannot be computed" />;
  const { tierName, nextName, missing } = standing;
  const furthest = missing.toSorted((a, b) => reached(a) - reached(b))[0];
  return (
    <span className={styles.tier}>
      <span>{tierName ?? "no tier"}</span>
      {furthest && nextName && (
        <>
          <span className="small quiet">
            <ToGo
              of={furthest}
              currency={currency}
              next={nextName}
              why={criterionWhy(furthest.criterion, partner, asOf)}
            />
          </span>
          <span className={styles.track} aria-hidden data-unknown={furthest.value === null || undefined}>
            <span className={styles.reached} style={{ width: `${reached(furthest) * 100}%` }} />
          </span>
        </>
      )}
    </span>
  );
}

type Missing = TierStanding["missing"][number];

const reached = ({ value, threshold }: Missing): number =>
  value === null || threshold <= 0 ? 0 : Math.max(0, Math.min(1, value / threshold));

type ToGoProps = { of: Missing; currency: string; next: string; why: string | null };

function ToGo({ of, currency, next, why }: ToGoProps) {
  if (of.value === null) return `${next}: unknown`;
  const words = `${toGo(of, currency)} to ${next}`;
  return why === null ? words : <WhyLink why={why}>{words}</WhyLink>;
}

const toGo = ({ value, threshold, unit }: Missing, currency: string): string =>
  shortValue(unit as Unit, Math.abs(threshold - (value ?? 0)), currency);
