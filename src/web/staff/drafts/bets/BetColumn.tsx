import type { Bet } from "../../../../domain/strategy/strategy.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { useDropPlace } from "../kit/dragging.ts";
import { BetCard } from "./BetCard.tsx";
import styles from "./Bets.module.css";
import type { BetStatus } from "./moves.ts";

type Props = {
  title: string;
  /** Null for those that have no state yet; nothing is moved there. */
  status: BetStatus | null;
  bets: readonly (readonly [slug: string, bet: Bet])[];
  isFull?: boolean;
  onMove: (slug: string, to: BetStatus) => void;
  onDecline: (slug: string) => void;
};

export function BetColumn({ title, status, bets, isFull = false, onMove, onDecline }: Props) {
  const { ref, isOver } = useDropPlace<HTMLElement>((slug) => status && onMove(slug, status));
  const id = `bets-${status ?? "none"}`;
  return (
    <section ref={ref} className={styles.column} data-over={isOver || undefined} aria-labelledby={id}>
      <h3 id={id}>
        {title} <span className="quiet">{bets.length}</span>{" "}
        {isFull && (
          <span className="small">
            <StatusMark of="warning" word={false} /> more than the people carry
          </span>
        )}
      </h3>
      {bets.length === 0 && <p className="small quiet">None.</p>}
      {bets.map(([slug, bet]) => (
        <BetCard key={slug} slug={slug} bet={bet} onMove={onMove} onDecline={onDecline} />
      ))}
    </section>
  );
}
