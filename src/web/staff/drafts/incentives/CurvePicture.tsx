import type { PayoutCurve } from "../../../../domain/incentives/curve.ts";
import { type Amount, moneyOf } from "../../../../domain/strategy/values.ts";
import { shortValue } from "../../../ui/numbers.ts";
import styles from "./Incentives.module.css";

type Props = { curve: PayoutCurve; currency: string; label: string };

const width = 440;
const height = 200;
const edge = { left: 64, right: 12, top: 14, bottom: 28 };

/** Payout over the base, both from zero; a cliff is drawn dashed. The same figures stand in a table below. */
export function CurvePicture({ curve: { points, cliffs }, currency, label }: Props) {
  const most = {
    base: Math.max(...points.map(({ baseMinor }) => baseMinor)),
    payout: Math.max(1, ...points.map(({ payoutMinor }) => payoutMinor)),
  };
  const x = (base: number) => edge.left + (base / most.base) * (width - edge.left - edge.right);
  const y = (payout: number) =>
    height - edge.bottom - (payout / most.payout) * (height - edge.top - edge.bottom);
  const line = points.map(({ baseMinor, payoutMinor }) => `${x(baseMinor)},${y(payoutMinor)}`).join(" ");
  const short = (minor: number) => shortValue("money", minor, currency);
  const bases = [...new Set(points.map(({ baseMinor }) => baseMinor))];
  return (
    <figure className={styles.picture}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} className={styles.axis} />
        <line x1={edge.left} x2={edge.left} y1={edge.top} y2={y(0)} className={styles.axis} />
        <text x={edge.left - 6} y={y(most.payout) + 4} textAnchor="end" className={styles.tick}>
          {short(most.payout)}
        </text>
        <text x={edge.left - 6} y={y(0) + 4} textAnchor="end" className={styles.tick}>
          0
        </text>
        {bases.map((base) => (
          <text
            key={base}
            x={x(base)}
            y={height - 10}
            textAnchor={base === most.base ? "end" : "middle"}
            className={styles.tick}
          >
            {base === 0 ? "" : short(base)}
          </text>
        ))}
        <polyline points={line} className={styles.curve} />
        {cliffs.map(({ atMinor, before, after }) => (
          <line
            key={atMinor}
            x1={x(atMinor)}
            x2={x(atMinor)}
            y1={y(before)}
            y2={y(after)}
            className={styles.cliff}
          />
        ))}
      </svg>
      <details>
        <summary className="small">Table of the curve</summary>
        <table className={styles.steps}>
          <thead>
            <tr>
              <th scope="col">Base</th>
              <th scope="col">Payout</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ baseMinor, payoutMinor }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two points may share a base: the cliff
              <tr key={index}>
                <td>{amountOf(baseMinor, currency)}</td>
                <td>{amountOf(payoutMinor, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** An amount of the file, or minor units of the company's currency, in words. */
export function amountOf(amount: Amount | number, currency: string): string {
  if (typeof amount === "number") return shortValue("money", amount, currency);
  const sum = moneyOf(amount, currency);
  return sum ? shortValue("money", sum.amountMinor, sum.currency) : amount.decimal;
}
