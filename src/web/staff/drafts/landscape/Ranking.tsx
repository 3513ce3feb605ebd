import type { Reranked } from "../../../../domain/strategy/weights.ts";
import { fullValue } from "../../../ui/numbers.ts";
import { useDraft } from "../draft-context.ts";
import { candidateName } from "../kit/names.ts";
import { ClassMark } from "./ClassMark.tsx";
import styles from "./Landscape.module.css";

/** The order of the candidates, with their places in the draft beside it while weights are tried. */
export function Ranking({ of, isTrial }: { of: readonly Reranked[]; isTrial: boolean }) {
  const { strategy } = useDraft();
  return (
    <ol className={styles.ranking} aria-live="polite">
      {of.map(({ slug, score, rank, rankBefore, class: is, fragile }) => (
        <li key={slug}>
          <span className={styles.rank}>{rank ?? "–"}</span>
          <span className={styles.who}>
            {candidateName(strategy, slug)}
            <span className={styles.track} aria-hidden>
              <span style={{ width: `${score ?? 0}%` }} data-class={is ?? undefined} />
            </span>
          </span>
          <strong className="number">{score === null ? "no score" : fullValue("score", score, "")}</strong>
          <span className={styles.verdict}>
            <ClassMark of={is} />
            {fragile && <span className={styles.fragile}>◇ fragile</span>}
            {isTrial && moveInWords(rank, rankBefore)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function moveInWords(rank: number | null, before: number | null): string | null {
  if (rank === null || before === null || rank === before) return null;
  return rank < before ? `↑ from ${before}` : `↓ from ${before}`;
}
