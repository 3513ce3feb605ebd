import { type ReactNode, useEffect } from "react";
import { forReaders } from "./numbers.ts";
import styles from "./PageHeader.module.css";

type Props = {
  /** The room the reader is in: the quiet word above the finding. */
  page: string;
  /** One sentence that says what the page found. */
  finding: string;
  children?: ReactNode;
};

export function PageHeader({ page, finding, children }: Props) {
  useEffect(() => {
    document.title = `${page}: ${forReaders(finding)}`;
  }, [page, finding]);
  return (
    <header className={styles.header}>
      <p className={styles.page}>{page}</p>
      <h1 className={styles.finding}>{forReaders(finding)}</h1>
      {children && <div className={styles.more}>{children}</div>}
    </header>
  );
}
