import {
  alternatives,
  type LoggedDecision,
  recommend,
} from "../../../../domain/strategy/build-partner-acquire.ts";
import { buildPartnerAcquire } from "../../../../domain/strategy/closed-sets.ts";
import { counted, longDay } from "../../../ui/numbers.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { candidateName, people, personName } from "../kit/names.ts";
import { Missing } from "../kit/Missing.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Decisions.module.css";
import { factIs, factName, Facts } from "./Facts.tsx";

type Review = NonNullable<LoggedDecision["reviews"]>[number];

const choices = buildPartnerAcquire.map((slug) => ({ slug, name: inWords(slug) }));

export function DecisionCard({ id, decision }: { id: string; decision: LoggedDecision }) {
  const { strategy } = useDraft();
  const at = (field: string) => ["decisions", id, field];
  return (
    <article className={styles.card} aria-labelledby={`decision-${id}`}>
      <h3 id={`decision-${id}`}>
        <PartLink to={["decisions", id]}>{id}</PartLink> {decision.need}
      </h3>
      <div className={styles.two}>
        <Facts id={id} facts={decision.facts} />
        <div>
          <Answer decision={decision} />
          <dl className={styles.log}>
            <dt>Decided</dt>
            <dd>
              <CellChoice path={at("decision")} label={`Decision ${id}`} choices={choices} />
            </dd>
            {decision.partner !== undefined && (
              <>
                <dt>Partner</dt>
                <dd>
                  <PartLink to={["landscape", decision.partner]}>
                    {candidateName(strategy, decision.partner)}
                  </PartLink>
                </dd>
              </>
            )}
            <dt>Why</dt>
            <dd>
              <CellField path={at("rationale")} label={`Why ${id}`} />
            </dd>
            <dt>Against the rule because</dt>
            <dd>
              <CellField
                path={at("override")}
                label={`Override of ${id}`}
                placeholder="nothing to say while it follows the rule"
              />
            </dd>
            <dt>Finance</dt>
            <dd>
              <CellField path={at("financeInput")} label={`What finance says of ${id}`} />
            </dd>
            <dt>Owner</dt>
            <dd>
              <CellChoice path={at("owner")} label={`Owner of ${id}`} choices={people(strategy)} />
            </dd>
          </dl>
          <Log decision={decision} id={id} />
        </div>
      </div>
    </article>
  );
}

function Answer({ decision: { facts, decision } }: { decision: LoggedDecision }) {
  const { recommended, because, jointVenture, unstated } = recommend(facts);
  const others = alternatives(facts);
  const waits = unstated.length > 0;
  const differs = decision !== undefined && !waits && decision !== recommended;
  return (
    <div className={styles.answer} role="status">
      <p className={styles.rule}>
        {waits ? "The rule waits for" : "The rule says"}{" "}
        <strong>
          {waits
            ? counted(unstated.length, "fact that is not known", "facts that are not known")
            : jointVenture
              ? "partner, as a joint venture"
              : (recommended ?? "nothing")}
        </strong>
        {differs && (
          <span className={styles.against}>
            {" "}
            <span aria-hidden>▲ </span>the decision is another
          </span>
        )}
      </p>
      {because.length > 0 && <p>because {because.map((fact) => factIs(fact, facts?.[fact])).join("; ")}</p>}
      {waits && unstated.length <= 3 && <p>{unstated.map(factName).join("; ")}</p>}
      {recommended === null && !waits && <p>No rule applies. Decide, and say why.</p>}
      {others.length > 0 && (
        <details>
          <summary>What would change it ({others.length})</summary>
          <ul>
            {others.map(({ fact, value, recommended: then }) => (
              <li key={`${fact} ${value}`}>
                {factIs(fact, value)}: <strong>{then ?? "no rule would apply"}</strong>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Log({ id, decision: { owner, review, reviews } }: { id: string; decision: LoggedDecision }) {
  const { strategy, asOf } = useDraft();
  const isLate = review !== undefined && review < asOf;
  return (
    <ol className={styles.timeline} aria-label={`Log of ${id}`}>
      <li>
        <span>Decided{owner ? ` by the ${personName(strategy, owner)}` : ""}</span>
        <CellField path={["decisions", id, "decided"]} as="figure" label={`Day of ${id}`} />
      </li>
      {(reviews ?? []).map(({ on, outcome }: Partial<Review>, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two reviews may have no day yet
        <li key={index}>
          <span>Reviewed{outcome ? `: ${outcome}` : ""}</span>
          <span>{on === undefined ? <Missing>no day</Missing> : longDay(on)}</span>
        </li>
      ))}
      <li>
        <span>Next review {isLate && <StatusMark of="late" />}</span>
        <CellField path={["decisions", id, "review"]} as="figure" label={`Next review of ${id}`} />
      </li>
    </ol>
  );
}
