import { payoutCurve } from "../../../../domain/incentives/curve.ts";
import { bandMethods } from "../../../../domain/strategy/closed-sets.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Incentive } from "../../../../domain/strategy/reach.ts";
import { counted } from "../../../ui/numbers.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import { amountOf, CurvePicture } from "./CurvePicture.tsx";
import styles from "./Incentives.module.css";

/** What each incentive pays over its base, with its steps to be written beside the curve. */
export function IncentivesTool() {
  const { strategy } = useDraft();
  const { currency } = strategy.company;
  const incentives = entries<Incentive>(strategy.incentives);
  const curves = incentives.map(([, { bands }]) => bands && payoutCurve(bands, currency, otherwiseMinor));
  const cliffs = curves.reduce((sum, curve) => sum + (curve?.cliffs.length ?? 0), 0);
  return (
    <Tool
      title={
        incentives.length === 0
          ? "No incentive is promised yet"
          : cliffs === 0
            ? `${counted(incentives.length, "incentive")}, none with a cliff`
            : `${counted(cliffs, "cliff")}: one more sale pays for all the sales before it`
      }
    >
      {incentives.map(([slug, incentive], index) => (
        <One key={slug} slug={slug} incentive={incentive} curve={curves[index]} currency={currency} />
      ))}
    </Tool>
  );
}

/** How far a single band is drawn: a million of the company's currency, in minor units of most. */
const otherwiseMinor = 100_000_000;

type Props = {
  slug: string;
  incentive: Incentive;
  curve: ReturnType<typeof payoutCurve>;
  currency: string;
};

function One({ slug, incentive, curve, currency }: Props) {
  // What was just added has a name and nothing else yet.
  const { kind, on, per, bands, cap }: Partial<Incentive> = incentive;
  const most: Partial<NonNullable<Incentive["cap"]>> = cap ?? {};
  const path = ["incentives", slug];
  const says = [
    kind?.replaceAll("-", " "),
    on && `on ${on.replaceAll("-", " ")}`,
    per && `per ${per}`,
    most.amount && `at most ${amountOf(most.amount, currency)} per ${most.per ?? "payment"}`,
  ];
  return (
    <section className={styles.one} aria-labelledby={`incentive-${slug}`}>
      <h3 id={`incentive-${slug}`}>
        <PartLink to={path}>{inWords(slug)}</PartLink>{" "}
        <span className="small quiet">{says.filter(Boolean).join(", ")}</span>
      </h3>
      <div className={styles.both}>
        <div>
          <div className={styles.method}>
            <CellChoice
              path={[...path, "bands", "method"]}
              label={`How the bands of ${slug} pay`}
              choices={bandMethods.map((one) => ({ slug: one, name: methods[one] }))}
            />
          </div>
          <Steps slug={slug} count={bands?.steps?.length ?? 0} />
          {curve?.cliffs.map(({ atMinor, before, after }) => (
            <p key={atMinor} className="small">
              <StatusMark of="warning" word={false} /> At {amountOf(atMinor, currency)} the payout jumps from{" "}
              {amountOf(before, currency)} to {amountOf(after, currency)}.
            </p>
          ))}
        </div>
        {curve ? (
          <CurvePicture
            curve={curve}
            currency={currency}
            label={`Payout of ${inWords(slug)} over its base`}
          />
        ) : (
          <p className="quiet">
            <StatusMark of="unknown" /> No curve: the bands must rise from zero, each with a rate or an amount
            in {currency}.
          </p>
        )}
      </div>
    </section>
  );
}

const methods = {
  marginal: "Marginal: each rate on its own part",
  retroactive: "Retroactive: the rate reached, on everything",
} as const;

function Steps({ slug, count }: { slug: string; count: number }) {
  const { edit, closed } = useDraft();
  const path = ["incentives", slug, "bands", "steps"];
  return (
    <>
      <table className={styles.steps}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Rate</th>
            <th scope="col">Or a fixed amount</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, index) => (
            <tr key={index}>
              <td>
                <CellField
                  path={[...path, index, "from"]}
                  label={`Band ${index + 1} from`}
                  as="figure"
                  placeholder="0"
                />
              </td>
              <td>
                <CellField
                  path={[...path, index, "rate"]}
                  label={`Rate of band ${index + 1}`}
                  as="figure"
                  placeholder="5%"
                />
              </td>
              <td>
                <CellField
                  path={[...path, index, "amount"]}
                  label={`Amount of band ${index + 1}`}
                  as="figure"
                  placeholder="–"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {closed === null && (
        <button
          type="button"
          className="as-link"
          onClick={() =>
            edit(
              [{ path: [...path, count], value: count === 0 ? { from: 0, rate: "5%" } : {} }],
              `Band added to ${slug}`,
            )
          }
        >
          Add a band to {inWords(slug).toLowerCase()}
        </button>
      )}
    </>
  );
}
