import styles from "./StackedBar.module.css";

export type BarPart = {
  key: string;
  name: string;
  /** Size in the unit of the whole. */
  size: number;
  text: string;
  /** What is not there yet, or not allocated: hatched. */
  isOpen?: boolean;
};

type Props = {
  label: string;
  parts: readonly BarPart[];
  /** The whole; parts together may be less, and the rest stays empty. */
  whole: number;
  /** A size to hold the parts against, with its name. */
  mark?: { at: number; name: string } | undefined;
};

/** Parts of a whole in one bar, named below in the same order; each part has its own pattern. */
export function StackedBar({ label, parts, whole, mark }: Props) {
  const span =
    Math.max(
      whole,
      mark?.at ?? 0,
      parts.reduce((sum, { size }) => sum + size, 0),
    ) || 1;
  const at = (size: number) => `${(size / span) * 100}%`;
  const shown = parts.filter(({ size }) => size > 0);
  const patternOf = (part: BarPart) =>
    part.isOpen ? "open" : shown.filter((one) => !one.isOpen).indexOf(part) % 4;
  return (
    <div className={styles.bar}>
      <div
        className={styles.track}
        role="img"
        aria-label={`${label}: ${parts.map(({ name, text }) => `${name} ${text}`).join(", ")}`}
      >
        {shown.map((part) => (
          <span
            key={part.key}
            className={styles.part}
            data-pattern={patternOf(part)}
            style={{ width: at(part.size) }}
          />
        ))}
        {mark && <span className={styles.mark} style={{ left: at(mark.at) }} />}
      </div>
      <ul className={styles.names}>
        {shown.map((part) => (
          <li key={part.key}>
            <span className={styles.swatch} data-pattern={patternOf(part)} aria-hidden />
            {part.name} <strong>{part.text}</strong>
          </li>
        ))}
        {mark && (
          <li>
            <span className={styles.swatch} data-pattern="mark" aria-hidden />
            {mark.name}
          </li>
        )}
      </ul>
    </div>
  );
}
