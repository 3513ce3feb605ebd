import type { ReactNode } from "react";
import type { StrategyReply } from "../../../contract/api.ts";
import { fullValue } from "../../ui/numbers.ts";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { inWords } from "./parts.ts";
import styles from "./verdicts.module.css";

/** What the engines say of candidates and decisions, by the anchor of the element they speak of. */
export function verdictsOf({ candidates, decisions, strategy }: StrategyReply): Map<string, ReactNode> {
  return new Map<string, ReactNode>([
    ...candidates.map(
      (candidate) => [`landscape/${candidate.slug}`, <Score key={candidate.slug} of={candidate} />] as const,
    ),
    ...decisions.map(
      (decision) =>
        [
          `decisions/${decision.id}`,
          <Choice key={decision.id} of={decision} facts={strategy.decisions?.[decision.id]?.facts ?? {}} />,
        ] as const,
    ),
  ]);
}

function Score({ of: { score, class: group, rank, fragile } }: { of: StrategyReply["candidates"][number] }) {
  if (score === null) return <p className={styles.verdict}>Not scored: a weighted criterion has no score.</p>;
  return (
    <p className={styles.verdict}>
      Attractiveness <strong>{fullValue("score", score, "")}</strong>
      {group !== null && `, ${group}`}, rank {rank}
      {fragile && ", but the rank turns with small changes of the weights"}
    </p>
  );
}

type Advice = StrategyReply["decisions"][number];
type Facts = NonNullable<NonNullable<StrategyReply["strategy"]["decisions"]>[string]["facts"]>;

function Choice({ of: { recommended, decided, because, wouldChange }, facts }: { of: Advice; facts: Facts }) {
  const agrees = recommended === decided;
  return (
    <div className={styles.verdict}>
      <p>
        The rule says <strong>{recommended ?? "nothing"}</strong>
        {because.length > 0 && `: ${factsInWords(because, facts)}`}.{" "}
        {decided === null ? (
          <StatusMark of="unknown" />
        ) : agrees ? (
          "The decision follows it."
        ) : (
          <>
            <StatusMark of="late" word={false} /> The decision is <strong>{decided}</strong>.
          </>
        )}
      </p>
      {wouldChange.length > 0 && (
        <p className="quiet">One of these facts alone would change it: {factsInWords(wouldChange, facts)}.</p>
      )}
    </div>
  );
}

const factsInWords = (names: Advice["because"], facts: Facts): string =>
  names.map((name) => `${inWords(name).toLowerCase()} (${valueInWords(facts[name])})`).join(", ");

const valueInWords = (value: boolean | number | undefined): string =>
  value === undefined ? "not stated" : typeof value === "number" ? String(value) : value ? "yes" : "no";
