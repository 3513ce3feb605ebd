import styles from "./Sparkline.module.css";

export type Point = { readonly day: string; readonly value: number | null };

type Props = {
  points: readonly Point[];
  /** Says what the line does, for those who do not see it. */
  label: string;
  /** A line to compare with, on the same scale. */
  target?: number | null;
  width?: number;
  height?: number;
};

/** The run of a figure in the space of a word. Gaps stay gaps: where a value is unknown there is no line. */
export function Sparkline({ points, label, target = null, width = 112, height = 28 }: Props) {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 2) return null;
  const values = target === null ? known : [...known, target];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => 2 + (index / Math.max(1, points.length - 1)) * (width - 6);
  const y = (value: number) => height - 3 - ((value - low) / (high - low || 1)) * (height - 6);
  const last = points.findLastIndex(({ value }) => value !== null);
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {target !== null && (
        <line className={styles.target} x1={2} x2={width - 4} y1={y(target)} y2={y(target)} />
      )}
      {runsOf(points).map((run) => (
        <polyline
          key={run[0]?.index}
          className={styles.line}
          points={run.map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
        />
      ))}
      <circle className={styles.end} cx={x(last)} cy={y(points[last]?.value ?? 0)} r={2.5} />
    </svg>
  );
}

type Known = { index: number; value: number };

function runsOf(points: readonly Point[]): Known[][] {
  const runs: Known[][] = [[]];
  points.forEach(({ value }, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ index, value });
  });
  return runs.filter((run) => run.length > 1);
}
