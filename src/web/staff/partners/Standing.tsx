import type { PartnerReply, TierStanding } from "../../../contract/api.ts";
import type { Unit } from "../../../domain/measures/catalogue-entry.ts";
import { fullValue, shortValue } from "../../ui/numbers.ts";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { criterionWhy } from "./questions.ts";
import styles from "./Standing.module.css";

/** The tier held by the criteria, and each criterion of the next one: where the partner stands and what is missing. */
export function Standing({ reply: { partner, currency, asOf } }: { reply: PartnerReply }) {
  const { tier: standing, number } = partner;
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
          <Criterion
            key={criterion.criterion}
            of={criterion}
            currency={currency}
            why={criterionWhy(criterion.criterion, number, asOf)}
          />
        ))}
      </ul>
    </section>
  );
}

function titleOf(standing: TierStanding | null): string {
  if (standing === null) return "Tier unknown";
  const held = standing.tierName ?? "No tier yet";
  return standing.nextName === null ? held : `${held}; next is ${standing.nextName}`;
}

type CriterionProps = { of: TierStanding["missing"][number]; currency: string; why: string | null };

function Criterion({ of: { criterion, value, threshold, unit: name }, currency, why }: CriterionProps) {
  const unit = name as Unit;
  const figure = value === null ? <StatusMark of="unknown" /> : fullValue(unit, value, currency);
  return (
    <li className={styles.criterion}>
      <span className={styles.line}>
        <span>{criterion}</span>
        <span>
          {why === null ? figure : <WhyLink why={why}>{figure}</WhyLink>} of{" "}
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
