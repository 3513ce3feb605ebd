import { type ReactNode, useEffect } from "react";
import { SchemeSwitch } from "../../ui/SchemeSwitch.tsx";
import styles from "./Door.module.css";

/** The frame of the pages before the portal: one sentence, one form. */
export function DoorFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Partner portal`;
  }, [title]);
  return (
    <div className={styles.door}>
      <header className={styles.top}>
        <span className={styles.mark}>Partner portal</span>
        <SchemeSwitch />
      </header>
      <main className={styles.page}>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
