import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** Says that something was done, to the eye and to the ear. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles.notice}>
      {children}
    </div>
  );
}
