import type { ReactNode } from "react";
import styles from "./Tool.module.css";

/** What is not there and should be, with a sign beside the word. */
export function Missing({ children }: { children: ReactNode }) {
  return (
    <span className={styles.missing}>
      <span aria-hidden>△ </span>
      {children}
    </span>
  );
}
