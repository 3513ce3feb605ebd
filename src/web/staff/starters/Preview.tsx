import { useMemo } from "react";
import { amountAsWritten } from "../../../domain/starters/amounts.ts";
import { checklistsSoFar, leftToDo } from "../../../domain/starters/preview.ts";
import type { QuestionName } from "../../../domain/starters/said.ts";
import type { Starter } from "../../../domain/starters/starter.ts";
import { counted, forReaders } from "../../ui/numbers.ts";
import { FillingLists } from "./FillingLists.tsx";
import styles from "./GuidedStart.module.css";
import type { Answers } from "./use-answers.ts";

/** What the draft will hold and why, as far as the answers say it. */
export function Preview({ answers: { starter, answered } }: { answers: Answers }) {
  const lists = useMemo(() => (starter ? checklistsSoFar(starter, answered) : []), [starter, answered]);
  const isShaped = answered.has("stage") && answered.has("industry");
  return (
    // It scrolls by itself where it stands beside the steps, so the keyboard must reach it.
    <aside className={styles.preview} aria-label="What the draft will hold" tabIndex={0}>
      <FillingLists lists={lists} />
      {starter && isShaped ? (
        <Contents starter={starter} answered={answered} />
      ) : (
        <p className="quiet">
          Choose a growth stage and an industry: then partner types, bets, coverage, programme and budget
          stand here, each with its reason.
        </p>
      )}
      <Left />
    </aside>
  );
}

function Contents({
  starter: { strategy, ground },
  answered,
}: {
  starter: Starter;
  answered: ReadonlySet<QuestionName>;
}) {
  const { stage, types } = ground;
  const cells = strategy.coverage?.cells ?? [];
  // The market of a placeholder is nobody's choice, and is not shown as one.
  const isPlaced = answered.has("markets");
  const ofPartners = cells.filter(({ route }) => route !== "direct").length;
  return (
    <>
      <section>
        <h3>Partner types</h3>
        <ul>
          {types.map(({ slug, name, slot, because }) => (
            <li key={slug}>
              <p className={styles.row}>
                <span>{name}</span>
                <span>
                  {slot.partners} partners, {slot.share}% of revenue
                </span>
              </p>
              <p className="small quiet">{because}.</p>
            </li>
          ))}
        </ul>
        <p className={styles.why}>{stage.reasons.partnerTypes}</p>
      </section>
      <Money ground={ground} answered={answered} />
      <section>
        <h3>Bets</h3>
        <ul>
          {isPlaced ? (
            Object.entries(strategy.bets ?? {}).map(([slug, { name, status }]) => (
              <li key={slug} className={styles.row}>
                <span>{name}</span>
                <span>{status}</span>
              </li>
            ))
          ) : (
            <li>
              First {types[0]?.plural}, then {types[1]?.plural}; the places follow from the markets.
            </li>
          )}
          {Object.entries(strategy.declined ?? {}).map(([slug, { option }]) => (
            <li key={slug} className={styles.row}>
              <span>{option}</span>
              <span>said no to</span>
            </li>
          ))}
        </ul>
        <p className={styles.why}>{stage.reasons.bets}</p>
      </section>
      <section>
        <h3>Coverage and programme</h3>
        <ul>
          {isPlaced && (
            <li className={styles.row}>
              <span>{ground.markets.map(({ name }) => name).join(", ")}</span>
              <span>
                {ofPartners} of {counted(cells.length, "cell")} with partners
              </span>
            </li>
          )}
          <li className={styles.row}>
            <span>
              {Object.values(strategy.programs ?? {})
                .map(({ name }) => name)
                .join(", ")}
            </span>
            <span>{counted(stage.tiers.length, "tier")}</span>
          </li>
        </ul>
        <p className={styles.why}>
          {stage.reasons.coverage} {stage.reasons.programs}
        </p>
      </section>
    </>
  );
}

const figuresNeed = ["arr.current", "arr.target", "arr.by"] as const;

function Money({ ground, answered }: { ground: Starter["ground"]; answered: ReadonlySet<QuestionName> }) {
  const { figures, stage, answers } = ground;
  const money = (units: number) => forReaders(`${answers.currency} ${amountAsWritten(units)}`);
  const isKnown = figuresNeed.every((question) => answered.has(question));
  return (
    <section>
      <h3>Money</h3>
      {isKnown ? (
        <>
          <ul>
            <li className={styles.row}>
              <span>From partners, of what is to be added</span>
              <span>{money(figures.fromPartners)}</span>
            </li>
            <li className={styles.row}>
              <span>In the first four quarters</span>
              <span>{money(figures.firstYear)}</span>
            </li>
            <li className={styles.row}>
              <span>Invested for it</span>
              <span>{money(figures.cost)}</span>
            </li>
          </ul>
          <p className={styles.why}>
            By rule, not by forecast: {stage.newArrPercent}% of the revenue to add comes from partners,{" "}
            {stage.firstYearPercent}% of an average year in the first, and {stage.costPercent}% of that is
            invested. {stage.reasons.budget}
          </p>
        </>
      ) : (
        <p className="quiet">Follows from the revenue of today, the revenue to reach, and the day.</p>
      )}
    </section>
  );
}

function Left() {
  return (
    <section>
      <h3>Left to you, after the draft is there</h3>
      <ul>
        {leftToDo.map(({ asks, takes }) => (
          <li key={asks} className={styles.row}>
            <span>{asks}</span>
            <span>{takes}</span>
          </li>
        ))}
      </ul>
      <p className={styles.why}>
        No starter can know these, so it leaves them out, and the check asks for them.
      </p>
    </section>
  );
}
