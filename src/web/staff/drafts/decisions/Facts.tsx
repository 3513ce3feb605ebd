import { useId } from "react";
import type { DecisionFacts, Fact } from "../../../../domain/strategy/build-partner-acquire.ts";
import { decisionFacts } from "../../../../domain/strategy/decisions.ts";
import { helpAt } from "../../../../domain/strategy/forms.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import styles from "./Decisions.module.css";

const facts = Object.keys(decisionFacts.shape) as Fact[];
const states = [
  { word: "Yes", value: true },
  { word: "No", value: false },
  { word: "Not known", value: undefined },
] as const;

/** What a fact says, in the words of the schema. */
export const factName = (fact: Fact): string => helpAt(["decisions", "x", "facts", fact]) || fact;

/** A fact with its value, inside a sentence. */
export function factIs(fact: Fact, value: boolean | number | undefined): string {
  const name = factName(fact);
  const inside = /^[A-Z][a-z' ]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  if (typeof value === "number") return `${inside}: ${value}`;
  return value === false ? `not: ${inside}` : inside;
}

/** The facts as switches of three states: what nobody knows is neither yes nor no. */
export function Facts({ id, facts: stated = {} }: { id: string; facts: DecisionFacts | undefined }) {
  return (
    <div>
      {facts.map((fact) =>
        fact === "monthsToBuild" ? (
          <div key={fact} className={styles.fact}>
            <span>{factName(fact)}</span>
            <span className={styles.months}>
              <CellField
                path={["decisions", id, "facts", fact]}
                as="figure"
                label={`${factName(fact)}, ${id}`}
                placeholder="not known"
              />
            </span>
          </div>
        ) : (
          <Switch key={fact} id={id} fact={fact} value={stated[fact]} />
        ),
      )}
    </div>
  );
}

function Switch({ id, fact, value }: { id: string; fact: Fact; value: boolean | undefined }) {
  const { edit, closed } = useDraft();
  const name = useId();
  return (
    <fieldset className={styles.fact} disabled={closed !== null} title={closed ?? undefined}>
      <legend>{factName(fact)}</legend>
      <span aria-hidden>{factName(fact)}</span>
      <span className={styles.switch}>
        {states.map((state) => (
          <label key={state.word}>
            <input
              type="radio"
              name={name}
              checked={value === state.value}
              onChange={() =>
                edit(
                  [{ path: ["decisions", id, "facts", fact], value: state.value }],
                  `${id}: ${factName(fact)} ${state.word.toLowerCase()}`,
                )
              }
            />
            <span>{state.word}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
