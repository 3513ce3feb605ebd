import type { PortalRung, PortalTierReply } from "../../../contract/portal.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { forReaders } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { Foot } from "../Foot.tsx";
import { Criterion } from "./Criterion.tsx";
import styles from "./TierPage.module.css";
import { isUnsure } from "./unsure.ts";

export function TierPage() {
  return (
    <Answered of={useReply(endpoints.portalTier, {})} waitingFor="the tier">
      {(reply) => <Ladders reply={reply} />}
    </Answered>
  );
}

function Ladders({ reply }: { reply: PortalTierReply }) {
  const { tiers, headline, rule, asOf, vendor, currency } = reply;
  return (
    <>
      <PageHeader page="Tier" finding={headline}>
        {tiers.length > 0 ? (
          <p>{rule}</p>
        ) : (
          <p>
            When {vendor} enrols your company in a programme, its tiers and what each asks for stand here.
          </p>
        )}
      </PageHeader>
      {tiers.map((climb) => (
        <section key={climb.program} aria-labelledby={climb.program} className={styles.program}>
          <h2 id={climb.program}>{climb.programName}</h2>
          <ol className={styles.ladder}>
            {climb.ladder.toReversed().map((rung) => (
              <Rung
                key={rung.name}
                rung={rung}
                unsure={isUnsure(climb)}
                place={rung.name === climb.tier ? "held" : rung.name === climb.next ? "next" : null}
                currency={currency}
              />
            ))}
          </ol>
          {climb.tier === null && !isUnsure(climb) && (
            <p className="quiet">Your company is below the lowest tier.</p>
          )}
        </section>
      ))}
      <Foot asOf={asOf} vendor={vendor} currency={currency} />
    </>
  );
}

type RungProps = {
  rung: PortalRung;
  place: "held" | "next" | null;
  /** What is known does not rule out a higher tier. */
  unsure: boolean;
  currency: string;
};

/** The tier that is held and the next one stand open; the others open by a touch. */
function Rung({ rung, place, unsure, currency }: RungProps) {
  const { name, reached, criteria, benefits, commitments } = rung;
  const held = unsure ? "at least this" : "you are here";
  const word = place === "held" ? held : place === "next" ? "next" : reached ? "reached" : "";
  return (
    <li className={styles.rung} data-reached={reached}>
      <details open={place !== null}>
        <summary className={styles.summary}>
          <h3>{name}</h3>
          <span className={styles.place} data-place={place}>
            {word}
          </span>
        </summary>
        {criteria.length === 0 ? (
          <p className="quiet">Asks for nothing beyond being enrolled.</p>
        ) : (
          <ul>
            {criteria.map((criterion) => (
              <Criterion key={criterion.criterion} of={criterion} currency={currency} />
            ))}
          </ul>
        )}
        <Terms title="You get" of={benefits} />
        <Terms title="You do" of={commitments} />
      </details>
    </li>
  );
}

function Terms({ title, of }: { title: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <div className={styles.terms}>
      <h4>{title}</h4>
      <ul>
        {of.map((one) => (
          <li key={one}>{forReaders(one)}</li>
        ))}
      </ul>
    </div>
  );
}
