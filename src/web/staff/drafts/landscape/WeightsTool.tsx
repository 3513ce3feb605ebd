import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { isWhole, sumShares } from "../../../../domain/strategy/lookup.ts";
import { writtenAs } from "../../../../domain/strategy/quantities.ts";
import { rerankedWith, type Weights, withWeight } from "../../../../domain/strategy/weights.ts";
import { percent } from "../../../ui/numbers.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { Tool } from "../kit/Tool.tsx";
import { Ranking } from "./Ranking.tsx";
import styles from "./Landscape.module.css";

/** A move of one weight, from the weights that stood when it began: moving it there and back changes nothing. */
type Trial = { base: Weights; criterion: string; weights: Weights };

/**
 * Weights that keep their sum while one moves, and the order of the candidates that would follow. A landscape without candidates
 * has nothing to weigh.
 */
export function WeightsTool() {
  const { strategy, edit, closed } = useDraft();
  const { part } = useParams({ strict: false });
  const saved: Weights = strategy.scoring?.weights ?? {};
  const [trial, setTrial] = useState<Trial | null>(null);
  const weights = trial?.weights ?? saved;
  const criteria = Object.keys(weights);
  if (criteria.length === 0) return null;
  if (part === "landscape" && rerankedWith(strategy, saved).length === 0) return null;
  const move = (criterion: string, share: number) => {
    const base = trial?.criterion === criterion ? trial.base : weights;
    setTrial({ base, criterion, weights: withWeight(base, criterion, share) });
  };
  const save = () => {
    const written = Object.fromEntries(
      criteria.map((name) => [name, writtenAs("share", weights[name] ?? 0, strategy.company.currency)]),
    );
    edit([{ path: ["scoring", "weights"], value: written }], "Weights of the scoring changed");
    setTrial(null);
  };
  const ranking = rerankedWith(strategy, weights);
  const sum = sumShares(Object.values(weights));
  return (
    <Tool
      title={findingOf(
        ranking.filter(({ fragile }) => fragile).length,
        ranking.filter(({ rank }) => rank !== null).length,
        isWhole(sum) ? null : sum,
      )}
      says="Move a weight and the others give way, so that together they stay 100%. The order follows at once; the draft keeps it when you say so. Fragile: five points on one weight would change the place."
    >
      <div className={styles.weighing}>
        <fieldset className={styles.weights}>
          <legend className="only-read-aloud">Weights of the criteria</legend>
          {criteria.map((criterion) => (
            <Weight
              key={criterion}
              name={inWords(criterion)}
              share={weights[criterion] ?? 0}
              closed={closed}
              onMove={(share) => move(criterion, share)}
            />
          ))}
          <p className={styles.sum}>
            Together <strong>{percent(sum)}</strong>
          </p>
          <div className={styles.buttons}>
            <Button
              size="compact-sm"
              disabled={trial === null || closed !== null}
              title={closed ?? undefined}
              onClick={save}
            >
              Keep these weights
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={trial === null}
              onClick={() => setTrial(null)}
            >
              Back to the draft’s
            </Button>
          </div>
        </fieldset>
        <Ranking of={ranking} isTrial={trial !== null} />
      </div>
    </Tool>
  );
}

type WeightProps = { name: string; share: number; closed: string | null; onMove: (share: number) => void };

function Weight({ name, share, closed, onMove }: WeightProps) {
  const points = Math.round(share * 1000) / 10;
  const common = { min: 0, max: 100, value: points, disabled: closed !== null, title: closed ?? undefined };
  const moved = (text: string) => {
    if (text.trim() !== "" && Number.isFinite(Number(text))) onMove(Number(text) / 100);
  };
  return (
    <div className={styles.weight}>
      <span>{name}</span>
      <input
        type="range"
        step={1}
        aria-label={`Weight of ${name}`}
        aria-valuetext={percent(share)}
        {...common}
        onChange={({ target }) => moved(target.value)}
      />
      <input
        type="number"
        step={0.1}
        aria-label={`Weight of ${name} in percent`}
        {...common}
        onChange={({ target }) => moved(target.value)}
      />
      <span aria-hidden>%</span>
    </div>
  );
}

function findingOf(fragile: number, ranked: number, sum: number | null): string {
  if (sum !== null) return `The weights add up to ${percent(sum)}, not 100%; move one and the others follow`;
  if (ranked === 0) return "No candidate has a score for every criterion yet";
  if (ranked === 1) return "One candidate can be scored: there is no order yet";
  return fragile === 0
    ? `The order of the ${ranked} candidates holds: five points on any weight change no place`
    : `${fragile} of ${ranked} places hang on five points of one weight`;
}
