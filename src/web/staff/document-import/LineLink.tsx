import { lineId } from "./NumberedText.tsx";
import styles from "./Bring.module.css";

/** Leads to a line of the document beside it. */
export function LineLink({ line }: { line: number }) {
  return (
    <button type="button" className={`as-link ${styles.line}`} onClick={() => show(line)}>
      <span className="only-read-aloud">Line </span>
      {line}
    </button>
  );
}

function show(line: number): void {
  const shown = document.getElementById(lineId(line));
  shown?.scrollIntoView({ block: "center" });
  shown?.focus({ preventScroll: true });
}
