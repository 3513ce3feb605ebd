import { type ReactNode, useEffect } from "react";
import { SchemeSwitch } from "../../ui/SchemeSwitch.tsx";
import styles from "./Door.module.css";

type Props = {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Another way in, beside the form. */
  beside?: ReactNode;
};

/** The frame of the pages before a workspace: one sentence, one form. */
export function DoorFrame({ title, lead, children, beside }: Props) {
  useEffect(() => {
    document.title = `${title} · Entente`;
  }, [title]);
  return (
    <div className={styles.door}>
      <header className={styles.top}>
        <span className={styles.mark}>Entente</span>
        <SchemeSwitch />
      </header>
      <main className={styles.page}>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        <div className={styles.columns}>
          <div className={styles.column}>{children}</div>
          {beside && <div className={styles.beside}>{beside}</div>}
        </div>
      </main>
    </div>
  );
}
