import { functions } from "../../../../domain/strategy/closed-sets.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { Missing } from "../kit/Missing.tsx";
import { type Choice, listed, personName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Toggles } from "../kit/Toggles.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Signoff.module.css";

/** Which of the four functions that can stop the strategy later have agreed to it, and by whom (OWN-002). */
export function SignoffTool() {
  const { strategy } = useDraft();
  const others = othersOf(strategy);
  return (
    <Tool
      id="strategy/signoff"
      title={findingOf(strategy)}
      says="Each of the four can stop the strategy later. Press a person once they have agreed; the adoption itself is decided on the version, by whoever is accountable for it."
    >
      <dl className={styles.functions}>
        {functions.map((name) => (
          <div key={name} className={styles.function}>
            <dt>{inWords(name)}</dt>
            <dd>
              <OfFunction name={name} />
            </dd>
          </div>
        ))}
        {others.length > 0 && (
          <div className={styles.function}>
            <dt>Others</dt>
            <dd>
              <Signers label="Signed off beside the four" choices={others} />
            </dd>
          </div>
        )}
      </dl>
    </Tool>
  );
}

function OfFunction({ name }: { name: string }) {
  const { strategy } = useDraft();
  const choices = peopleOf(strategy, name);
  if (choices.length === 0)
    return (
      <>
        <Missing>nobody of {name}</Missing> among the <PartLink to={["people"]}>people</PartLink> yet
      </>
    );
  return <Signers label={`Signed off for ${name}`} choices={choices} />;
}

function Signers({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <Toggles
      path={["strategy", "signoff"]}
      label={label}
      choices={choices}
      words={(person, isOn) => `${person.name} ${isOn ? "has signed off" : "has not signed off"}`}
    />
  );
}

const peopleOf = (strategy: Strategy, name: string): Choice[] =>
  entries(strategy.people)
    .filter(([, person]) => person.function === name)
    .map(([slug]) => ({ slug, name: personName(strategy, slug) }));

/** Who is in none of the four functions, and who signed off and is nobody of the people: that can be taken back. */
function othersOf(strategy: Strategy): Choice[] {
  const people = entries(strategy.people)
    .filter(([, person]) => !functions.some((name) => name === person.function))
    .map(([slug]) => ({ slug, name: personName(strategy, slug) }));
  const unknown = (strategy.strategy.signoff ?? []).filter(
    (slug) => !Object.hasOwn(strategy.people ?? {}, slug),
  );
  return [...people, ...unknown.map((slug) => ({ slug, name: slug }))];
}

function findingOf(strategy: Strategy): string {
  const signed = strategy.strategy.signoff ?? [];
  const missing = functions.filter(
    (name) => !signed.some((person) => strategy.people?.[person]?.function === name),
  );
  if (missing.length === 0) return "Sales, marketing, product and finance have signed off";
  return missing.length === functions.length
    ? "No function has signed off yet"
    : `${inWords(listed(missing))} ${missing.length === 1 ? "has" : "have"} not signed off yet`;
}
