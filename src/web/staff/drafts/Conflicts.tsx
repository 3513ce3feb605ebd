import { Button } from "@mantine/core";
import { pointer } from "../../../domain/strategy/path.ts";
import { counted } from "../../ui/numbers.ts";
import { useDraft } from "./draft-context.ts";
import type { OpenConflict } from "./draft-state.ts";
import styles from "./Conflicts.module.css";
import { placeInWords } from "./place-words.ts";
import { useRoom } from "./room-context.ts";
import { TwoTexts } from "./TwoTexts.tsx";

/** Places that two changes want otherwise, of two people or of an undo: both texts, and the choice between them. */
export function Conflicts() {
  const { view, store } = useRoom();
  const { names } = useDraft();
  const { conflicts } = view.local;
  if (conflicts.length === 0) return null;
  return (
    <section className={styles.conflicts} aria-label="Conflicts to decide">
      <h2>
        <span role="alert">
          {counted(conflicts.length, "place")}{" "}
          {conflicts.every(isSteppedBack) ? "changed since" : "changed by two people"}
        </span>
      </h2>
      <ul>
        {conflicts.map((conflict) => (
          <li key={pointer(conflict.path)} className={styles.conflict}>
            <p className={styles.place}>{placeInWords(conflict.path, names)}</p>
            <Sides of={conflict} />
            <div className={styles.choice}>
              <Button variant="default" size="compact-sm" onClick={() => store.decide(conflict.path, "mine")}>
                {isSteppedBack(conflict) ? "Put it back" : "Keep mine"}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => store.decide(conflict.path, "theirs")}
              >
                {isSteppedBack(conflict) ? "Leave it" : "Take theirs"}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isSteppedBack = ({ steppedBack = false }: OpenConflict): boolean => steppedBack;

function Sides({ of: conflict }: { of: OpenConflict }) {
  const { mine, theirs, by } = conflict;
  const [own, other] = isSteppedBack(conflict)
    ? (["It would be again", "It is now"] as const)
    : (["You wrote", `${by ?? "Somebody else"} wrote, and it stands now`] as const);
  return (
    <TwoTexts
      sides={[
        { title: own, value: mine },
        { title: other, value: theirs },
      ]}
    />
  );
}
