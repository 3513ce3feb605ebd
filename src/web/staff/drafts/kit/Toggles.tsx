import type { Path } from "../../../../domain/strategy/path.ts";
import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import { useDraft } from "../draft-context.ts";
import type { Choice } from "./names.ts";
import styles from "./Toggles.module.css";

type Props = {
  /** The list in the file that holds the chosen slugs. */
  path: Path;
  label: string;
  choices: readonly Choice[];
  /** Names the step: "Gap delivery is filled by MSPs". */
  words: (choice: Choice, chosen: boolean) => string;
};

/** Several of a few: each is pressed or not. What is in the list and not among the choices stays in it. */
export function Toggles({ path, label, choices, words }: Props) {
  const { data, edit, closed } = useDraft();
  const list = valueAt(data, path);
  const chosen: readonly unknown[] = Array.isArray(list) ? list : [];
  const toggle = (choice: Choice) => {
    const isChosen = chosen.includes(choice.slug);
    const next = isChosen ? chosen.filter((slug) => slug !== choice.slug) : [...chosen, choice.slug];
    edit([{ path, value: next.length > 0 ? next : undefined }], words(choice, !isChosen));
  };
  return (
    <div className={styles.toggles} role="group" aria-label={label}>
      {choices.map((choice) => (
        <Toggle
          key={choice.slug}
          isOn={chosen.includes(choice.slug)}
          closed={closed}
          onPress={() => toggle(choice)}
        >
          {choice.name}
        </Toggle>
      ))}
    </div>
  );
}

type ToggleProps = { isOn: boolean; closed: string | null; onPress: () => void; children: string };

/** One choice that is on or off; the sign says which, without its colour. */
export function Toggle({ isOn, closed, onPress, children }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={onPress}
    >
      <span aria-hidden>{isOn ? "●" : "○"}</span> {children}
    </button>
  );
}
