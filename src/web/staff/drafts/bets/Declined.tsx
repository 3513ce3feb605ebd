import { entries } from "../../../../domain/strategy/lookup.ts";
import { useDraft } from "../draft-context.ts";
import { Missing } from "../kit/Missing.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Bets.module.css";

/** What was said no to: a choice is only one beside what it rules out. */
export function Declined() {
  const { strategy } = useDraft();
  const declined = entries(strategy.declined);
  return (
    <section aria-labelledby="declined-options">
      <h3 id="declined-options">What we said no to</h3>
      {declined.length === 0 ? (
        <p>
          <Missing>Nothing was declined: a strategy that refuses nothing has not chosen.</Missing>{" "}
          <PartLink to={["declined"]}>Write the first one</PartLink>
        </p>
      ) : (
        <ul className={styles.declined}>
          {declined.map(([slug, { option, reason, revisit, status }]) => (
            <li key={slug}>
              <PartLink to={["declined", slug]}>{option}</PartLink>
              <p>{reason ?? <Missing>no reason given</Missing>}</p>
              <p className="small quiet">
                {[status, revisit && `looked at again in ${revisit}`].filter(Boolean).join(", ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
