import styles from "./StatusMark.module.css";

/** The states of the product, each with a sign and a word, so that nothing rests on colour alone. */
export const marks = {
  ok: { sign: "●", word: "ok", tone: "ok" },
  out: { sign: "▲", word: "out", tone: "out" },
  unknown: { sign: "◇", word: "unknown", tone: "unknown" },
  late: { sign: "◷", word: "late", tone: "late" },
  covered: { sign: "●", word: "covered", tone: "ok" },
  partly: { sign: "◐", word: "partly", tone: "late" },
  open: { sign: "▲", word: "open", tone: "out" },
  direct: { sign: "–", word: "direct", tone: "unknown" },
  error: { sign: "▲", word: "error", tone: "out" },
  warning: { sign: "△", word: "warning", tone: "late" },
  note: { sign: "○", word: "note", tone: "unknown" },
} as const;
export type Mark = keyof typeof marks;

export function StatusMark({ of, word = true }: { of: Mark; word?: boolean }) {
  const { sign, word: says, tone } = marks[of];
  return (
    <span className={styles.mark} data-tone={tone}>
      <span aria-hidden={word} aria-label={word ? undefined : says} role={word ? undefined : "img"}>
        {sign}
      </span>
      {word && ` ${says}`}
    </span>
  );
}
