import { useState } from "react";
import { betCapacity } from "../../../../domain/strategy/bet-capacity.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Bet } from "../../../../domain/strategy/strategy.ts";
import { useDraft } from "../draft-context.ts";
import { Tool } from "../kit/Tool.tsx";
import { BetColumn } from "./BetColumn.tsx";
import styles from "./Bets.module.css";
import { DeclineSheet } from "./DeclineSheet.tsx";
import { Declined } from "./Declined.tsx";
import { MoveSheet } from "./MoveSheet.tsx";
import { type BetStatus, capacityInWords, columns, moving, type Question, questionFor } from "./moves.ts";

type Asked = { slug: string; to: BetStatus; question: NonNullable<Question> };

/** The few bets in the columns of their lives, beside what was declined. */
export function BetsTool() {
  const { strategy, edit, closed } = useDraft();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const bets = entries<Bet>(strategy.bets);
  const capacity = betCapacity(strategy);
  const active = bets.filter(([, { status }]) => status === "active").length;
  const move = (slug: string, to: BetStatus) => {
    const bet = bets.find(([name]) => name === slug)?.[1];
    if (closed !== null || !bet || bet.status === to) return;
    const question = questionFor(bet.status, to, capacity);
    if (question === null) edit([moving(slug, to)], `Bet ${bet.name} moved to ${to}`);
    else setAsked({ slug, to, question });
  };
  const homeless = bets.filter(([, { status }]) => status === undefined);
  return (
    <Tool
      title={capacityInWords(capacity, active)}
      says="Two full-time people for each active bet; one bet is always allowed."
    >
      <div className={styles.board} role="group" aria-label="Board of bets">
        {homeless.length > 0 && (
          <BetColumn
            title="Without a state"
            status={null}
            bets={homeless}
            onMove={move}
            onDecline={setRefused}
          />
        )}
        {columns.map(({ status, title }) => (
          <BetColumn
            key={status}
            title={title}
            status={status}
            bets={bets.filter(([, bet]) => bet.status === status)}
            isFull={status === "active" && capacity !== undefined && active > capacity.most}
            onMove={move}
            onDecline={setRefused}
          />
        ))}
      </div>
      <Declined />
      {refused !== null && <DeclineSheet slug={refused} onDone={() => setRefused(null)} />}
      {asked && <MoveSheet {...asked} onDone={() => setAsked(null)} />}
    </Tool>
  );
}
