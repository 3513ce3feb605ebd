import { Button } from "@mantine/core";
import { useState } from "react";
import { betCapacity } from "../../../../domain/strategy/bet-capacity.ts";
import { betDecisions } from "../../../../domain/strategy/closed-sets.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { betName } from "../kit/names.ts";
import styles from "./Bets.module.css";
import { type BetDecision, type BetStatus, decisionFor, moving, movingAfterReview } from "./moves.ts";

type Props = { slug: string; to: BetStatus; question: "review" | "capacity"; onDone: () => void };

/** What is asked before a bet moves: why it stops being active, or whether one more can be carried. */
export function MoveSheet({ question, ...props }: Props) {
  return question === "review" ? <Review {...props} /> : <Capacity {...props} />;
}

type Asked = Omit<Props, "question">;

function Review({ slug, to, onDone }: Asked) {
  const { data, strategy, edit, asOf } = useDraft();
  const [decision, setDecision] = useState<BetDecision>(decisionFor(to));
  const [because, setBecause] = useState("");
  const [isMissing, setMissing] = useState(false);
  const name = betName(strategy, slug);
  const done = () => {
    if (because.trim() === "") {
      setMissing(true);
      return;
    }
    const review = { on: asOf, decision, because: because.trim() };
    edit(movingAfterReview(data, slug, to, review), `Bet ${name} moved to ${to}`);
    onDone();
  };
  return (
    <Sheet title={`${name} leaves the active bets`} onClose={onDone}>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <p>The review is kept with the bet, so that nobody has to remember why.</p>
        <label>
          What was decided
          <select value={decision} onChange={({ target }) => setDecision(target.value as BetDecision)}>
            {betDecisions.map((one) => (
              <option key={one} value={one}>
                {inWords(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Because
          <textarea
            rows={3}
            value={because}
            aria-invalid={isMissing || undefined}
            aria-describedby="because-says"
            onChange={({ target }) => setBecause(target.value.replaceAll(/\r?\n/g, " "))}
          />
          <span id="because-says" className="small quiet" role="status">
            {isMissing
              ? "This is needed: say which evidence decided."
              : "The evidence in one sentence, with its figure."}
          </span>
        </label>
        <div className={styles.buttons}>
          <Button type="submit">Move to {to}</Button>
          <Button variant="default" onClick={onDone}>
            Leave it active
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function Capacity({ slug, to, onDone }: Asked) {
  const { strategy, edit } = useDraft();
  const capacity = betCapacity(strategy);
  const name = betName(strategy, slug);
  const move = (status: BetStatus) => {
    edit([moving(slug, status)], `Bet ${name} moved to ${status}`);
    onDone();
  };
  return (
    <Sheet title="The people of the budget carry no more bets" onClose={onDone}>
      <div className={styles.ask}>
        <p>
          {capacity?.fullTime} full-time people carry {capacity?.most} active{" "}
          {capacity?.most === 1 ? "bet" : "bets"}; {name} would be number {(capacity?.active ?? 0) + 1}. With
          fewer than two people each, no bet reaches the evidence that would justify it.
        </p>
        <div className={styles.buttons}>
          <Button onClick={() => move("next")}>Put it under next</Button>
          <Button variant="default" onClick={() => move(to)}>
            Make it active all the same
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
