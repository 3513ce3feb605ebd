import type { CandidateClass } from "../../../../domain/strategy/attractiveness.ts";
import styles from "./Landscape.module.css";

const signs: Record<CandidateClass, string> = { priority: "●", secondary: "◐", opportunistic: "○" };

/** The class of a candidate, by sign and word. */
export function ClassMark({ of }: { of: CandidateClass | null }) {
  return of === null ? (
    <span className="quiet">◇ no class</span>
  ) : (
    <span className={styles.class} data-class={of}>
      <span aria-hidden>{signs[of]}</span> {of}
    </span>
  );
}
