import type { PortalHomeReply, PortalTier } from "../../../contract/portal.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { changeInWords, counted, forReaders, monthOfDay, shortValue } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Sparkline } from "../../ui/Sparkline.tsx";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { Foot } from "../Foot.tsx";
import { Criterion } from "../tier/Criterion.tsx";
import { isUnsure } from "../tier/unsure.ts";
import styles from "./HomePage.module.css";

export function HomePage() {
  return (
    <Answered of={useReply(endpoints.portalHome, {})} waitingFor="your company">
      {(reply) => <Home reply={reply} />}
    </Answered>
  );
}

function Home({ reply }: { reply: PortalHomeReply }) {
  const { headline, tiers, currency, asOf, vendor } = reply;
  return (
    <>
      <PageHeader page="Home" finding={headline} />
      <div className={styles.parts}>
        <Year reply={reply} />
        {tiers.map((tier) => (
          <Standing key={tier.program} tier={tier} currency={currency} />
        ))}
      </div>
      <Foot asOf={asOf} vendor={vendor} currency={currency} />
    </>
  );
}

function Year({ reply }: { reply: PortalHomeReply }) {
  const { revenueMinor, deals, untold, currency } = reply;
  return (
    <section aria-labelledby="year">
      <h2 id="year" className={styles.label}>
        Revenue of your deals in 12 months
      </h2>
      {revenueMinor === null ? (
        <p className={styles.figure}>
          <StatusMark of="unknown" />
        </p>
      ) : (
        <p className={styles.figure}>{shortValue("money", revenueMinor, currency)}</p>
      )}
      {untold.now !== null && <p>Unknown: {forReaders(untold.now)}</p>}
      <p className="quiet">{comparison(reply)}</p>
      <Trend reply={reply} />
      {deals !== null && (
        <p>
          <PageLink to="/deals">{deals === 0 ? "No deal" : counted(deals, "deal")} won</PageLink> in these 12
          months
        </p>
      )}
    </section>
  );
}

function comparison({ revenueMinor, revenueBeforeMinor, untold, currency }: PortalHomeReply): string | null {
  if (revenueMinor === null) return null;
  if (revenueBeforeMinor === null)
    return `The 12 months before are unknown: ${forReaders(untold.before ?? "")}`;
  const change = changeInWords(revenueMinor, revenueBeforeMinor);
  const before = shortValue("money", revenueBeforeMinor, currency);
  return change === null ? "None in the 12 months before" : `${change} on the 12 months before (${before})`;
}

function Trend({ reply: { trend, currency } }: { reply: PortalHomeReply }) {
  const known = trend.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
  const [first, last] = [known[0], known.at(-1)];
  const best = known.toSorted((a, b) => b.value - a.value)[0];
  // Without any revenue there is no run to show; the figure above says so.
  if (!first || !last || !best || known.length < 2 || known.every(({ value }) => value === 0)) return null;
  const label = `Month by month, from ${monthOfDay(first.day)} to ${monthOfDay(last.day)}; the best was ${monthOfDay(best.day)} with ${shortValue("money", best.value, currency)}`;
  return (
    <figure className={styles.trend}>
      <Sparkline points={trend} label={label} width={320} height={56} />
      <figcaption className="small quiet">{label}</figcaption>
    </figure>
  );
}

function Standing({ tier: standing, currency }: { tier: PortalTier; currency: string }) {
  const { program, programName, next, missing } = standing;
  return (
    <section aria-labelledby={`in-${program}`}>
      <h2 id={`in-${program}`} className={styles.label}>
        Tier in the {programName}
      </h2>
      <p className={styles.figure}>
        <Held tier={standing} />
      </p>
      {next === null ? (
        <p className="quiet">There is no higher tier.</p>
      ) : (
        <>
          <p className="quiet">
            {isUnsure(standing) ? "Not known" : "Still open"} for {next}:
          </p>
          <ul>
            {missing.map((criterion) => (
              <Criterion key={criterion.criterion} of={criterion} currency={currency} />
            ))}
          </ul>
        </>
      )}
      <p>
        <PageLink to="/tier">What each tier asks for and gives</PageLink>
      </p>
    </section>
  );
}

function Held({ tier: standing }: { tier: PortalTier }) {
  const { tier } = standing;
  if (!isUnsure(standing)) return tier ?? "None yet";
  return tier === null ? <StatusMark of="unknown" /> : `At least ${tier}`;
}
