import { Button } from "@mantine/core";
import { pointer } from "../../../domain/strategy/path.ts";
import { textOf } from "../../../domain/strategy/plain-data.ts";
import { counted } from "../../ui/numbers.ts";
import type { OpenConflict } from "./draft-state.ts";
import styles from "./Conflicts.module.css";
import { placeInWords } from "./place-words.ts";
import { useRoom } from "./room-context.ts";

/** Places that two people changed, each otherwise: both texts, and the choice between them. */
export function Conflicts() {
  const { view, store } = useRoom();
  const { conflicts } = view.local;
  if (conflicts.length === 0) return null;
  return (
    <section className={styles.conflicts} aria-label="Conflicts to decide">
      <h2>
        <span role="alert">{counted(conflicts.length, "place")} changed by two people</span>
      </h2>
      <ul>
        {conflicts.map((conflict) => (
          <li key={pointer(conflict.path)} className={styles.conflict}>
            <p className={styles.place}>{placeInWords(conflict.path)}</p>
            <Sides of={conflict} />
            <div className={styles.choice}>
              <Button variant="default" size="compact-sm" onClick={() => store.decide(conflict.path, "mine")}>
                Keep mine
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => store.decide(conflict.path, "theirs")}
              >
                Take theirs
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sides({ of: { mine, theirs, by } }: { of: OpenConflict }) {
  return (
    <dl className={styles.sides}>
      <div>
        <dt>You wrote</dt>
        <dd>{shown(mine)}</dd>
      </div>
      <div>
        <dt>{by ?? "Somebody else"} wrote, and it stands now</dt>
        <dd>{shown(theirs)}</dd>
      </div>
    </dl>
  );
}

const shown = (value: unknown): string => (value === undefined ? "taken away" : textOf(value));
