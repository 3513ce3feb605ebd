import { entries, isLive } from "../../../../domain/strategy/lookup.ts";
import type { Bet, Entry, Strategy } from "../../../../domain/strategy/strategy.ts";
import { counted } from "../../../ui/numbers.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { betName, boundInWords, metricName, people } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Objectives.module.css";
import { ZeroPartner } from "./ZeroPartner.tsx";

type Objective = Entry<"objectives">;

/** What the business wants, what partners must move of it, by which figure, and which bet carries it. */
export function ObjectivesTool() {
  const { strategy } = useDraft();
  const objectives = entries<Objective>(strategy.objectives);
  return (
    <>
      <ZeroPartner />
      {objectives.length > 0 && (
        <Tool
          title={findingOf(strategy, objectives)}
          says="From the business objective to what partners must move, its figure, and the bets that carry it."
        >
          <div className={styles.wide}>
            <PlainTable
              stacks
              label="Objectives"
              header={[
                { title: "Business objective" },
                { title: "What partners must move" },
                { title: "Counted as, target and day" },
                { title: "Owner" },
                { title: "Carried by" },
              ]}
              rows={objectives.map(([slug, objective]) => ({
                key: slug,
                cells: [
                  <CellField
                    key="b"
                    path={["objectives", slug, "business"]}
                    label={`Business objective of ${slug}`}
                  />,
                  <CellField
                    key="p"
                    path={["objectives", slug, "partner"]}
                    label={`What partners must move of ${slug}`}
                  />,
                  <Counted key="t" slug={slug} objective={objective} />,
                  <CellChoice
                    key="o"
                    path={["objectives", slug, "owner"]}
                    label={`Owner of ${slug}`}
                    choices={people(strategy)}
                  />,
                  <Carriers key="c" slug={slug} />,
                ],
              }))}
            />
          </div>
        </Tool>
      )}
    </>
  );
}

/** By which measure, how much and by when: they are read together, as one promise. */
function Counted({ slug, objective }: { slug: string; objective: Objective }) {
  const { strategy } = useDraft();
  const { metric, atLeast, atMost } = objective;
  const side = atMost && !atLeast ? "atMost" : "atLeast";
  const words = boundInWords(strategy, objective);
  return (
    <div className={styles.counted}>
      {metric === undefined ? (
        <Missing>no measure</Missing>
      ) : (
        <PartLink to={["objectives", slug, "metric"]}>{metricName(strategy, metric)}</PartLink>
      )}
      <div className={styles.bound}>
        <div>
          <CellField path={["objectives", slug, side]} as="figure" label={`Target of ${slug}`} />
        </div>
        <div>
          <CellField path={["objectives", slug, "by"]} as="figure" label={`Day of ${slug}`} />
        </div>
      </div>
      {words && <span className="small quiet">{words}</span>}
    </div>
  );
}

function Carriers({ slug }: { slug: string }) {
  const { strategy } = useDraft();
  const bets = carriersOf(strategy, slug);
  if (bets.length === 0) return <Missing>no active, next or scaled bet</Missing>;
  return (
    <ul>
      {bets.map(([bet]) => (
        <li key={bet}>
          <PartLink to={["bets", bet]}>{betName(strategy, bet)}</PartLink>
        </li>
      ))}
    </ul>
  );
}

const carriersOf = (strategy: Strategy, slug: string): [string, Bet][] =>
  entries<Bet>(strategy.bets).filter(([, bet]) => isLive(bet) && bet.serves?.includes(slug));

function findingOf(strategy: Strategy, objectives: readonly [string, Objective][]): string {
  const alone = objectives.filter(([slug]) => carriersOf(strategy, slug).length === 0);
  const open = objectives.filter(([, { atLeast, atMost, by }]) => (!atLeast && !atMost) || !by);
  const all = counted(objectives.length, "objective");
  const verb = (some: readonly unknown[]) => (some.length === 1 ? "has" : "have");
  if (alone.length > 0) return `${alone.length} of ${all} ${verb(alone)} no bet to carry it`;
  if (open.length > 0) return `${open.length} of ${all} ${verb(open)} no figure or no day`;
  return `${objectives.length === 1 ? "The one objective has" : `Each of the ${all} has`} a figure, a day and a bet`;
}
