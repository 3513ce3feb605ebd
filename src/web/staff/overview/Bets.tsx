import type { OverviewReply } from "../../../contract/api.ts";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyDrift } from "../measures/question.ts";
import { useNames } from "../strategy/names.ts";
import styles from "./Bets.module.css";

type Bet = OverviewReply["bets"][number];

/** The order in which a board speaks of bets; a state the strategy does not use is not shown. */
const states = ["active", "next", "scaled", "parked", "retired"];

export function Bets({ bets }: { bets: readonly Bet[] }) {
  const used = states.filter((state) => bets.some(({ status }) => status === state));
  if (used.length === 0) return null;
  return (
    <section className={styles.bets} aria-labelledby="bets">
      <h2 id="bets">{findingOf(bets)}</h2>
      <div className={styles.columns}>
        {used.map((state) => {
          const here = bets.filter(({ status }) => status === state);
          return (
            <section key={state} aria-label={`Bets ${state}`}>
              <h3 className={styles.state}>
                {state} <span className="quiet">{here.length}</span>
              </h3>
              <ul>
                {here.map((bet) => (
                  <Card key={bet.slug} bet={bet} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}

function findingOf(bets: readonly Bet[]): string {
  const running = bets.filter(({ status }) => status === "active" || status === "scaled");
  const out = running.filter(({ lines }) => lines.some(({ status }) => status === "out")).length;
  const active = running.filter(({ status }) => status === "active").length;
  const scaled = running.length - active;
  if (running.length === 0) return "No bet is active";
  const runs =
    active === 0
      ? `${counted(scaled, "bet")} scaled`
      : `${counted(active, "bet")} active${scaled > 0 ? `, ${scaled} scaled` : ""}`;
  return `${runs}; ${out === 0 ? "none" : out} ${out > 1 ? "are" : "is"} out of tolerance`;
}

function Card({ bet }: { bet: Bet }) {
  const { slug, name, owner, review, partnerType, lines } = bet;
  const names = useNames();
  const facts = [
    partnerType && names.partnerType(partnerType),
    owner && names.person(owner),
    review && `review ${review}`,
  ];
  return (
    <li className={styles.card}>
      <PageLink to="/strategy" hash={`bets/${slug}`} className={styles.name}>
        {name}
      </PageLink>
      <p className="small quiet">{facts.filter(Boolean).join(" · ")}</p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.subject}>
            <StatusMark of={line.status} word={false} />{" "}
            <WhyLink why={whyDrift(line)}>{line.title.replace(`${name}: `, "")}</WhyLink>
          </li>
        ))}
      </ul>
    </li>
  );
}
