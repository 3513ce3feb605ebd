import { Button } from "@mantine/core";
import { useState } from "react";
import { Sheet } from "../../../ui/Sheet.tsx";
import { useDraft } from "../draft-context.ts";
import { betName } from "../kit/names.ts";
import styles from "./Bets.module.css";
import { declining } from "./moves.ts";

/** A bet that is said no to: it leaves the board with its reason, so that nobody proposes it again unread. */
export function DeclineSheet({ slug, onDone }: { slug: string; onDone: () => void }) {
  const { strategy, edit } = useDraft();
  const [because, setBecause] = useState("");
  const [isMissing, setMissing] = useState(false);
  const name = betName(strategy, slug);
  return (
    <Sheet title={`Say no to ${name}`} onClose={onDone}>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          if (because.trim() === "") {
            setMissing(true);
            return;
          }
          edit(declining(strategy, slug, because.trim()), `${name} declined`);
          onDone();
        }}
      >
        <p>It goes to what was ruled out, under its name. What else names the bet is found by the check.</p>
        <label>
          Because
          <textarea
            rows={3}
            value={because}
            aria-invalid={isMissing || undefined}
            aria-describedby="declined-because"
            onChange={({ target }) => setBecause(target.value.replaceAll(/\r?\n/g, " "))}
          />
          <span id="declined-because" className="small quiet" role="status">
            {isMissing ? "This is needed: say why not." : "What would have to change for a yes."}
          </span>
        </label>
        <div className={styles.buttons}>
          <Button type="submit">Say no</Button>
          <Button variant="default" onClick={onDone}>
            Keep the bet
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
