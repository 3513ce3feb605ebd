import type { ReactNode } from "react";
import { useDraft } from "../draft-context.ts";
import { useKeptFocus } from "./kept-focus.ts";
import styles from "./Tool.module.css";

type Props = {
  /** The field that it shows whole, for links to that. */
  id?: string;
  /** The finding: what the tool found in the draft. */
  title: string;
  says?: ReactNode;
  children: ReactNode;
};

/** A tool over a part of the draft; what may not be changed says why, once. */
export function Tool({ id, title, says, children }: Props) {
  const { closed } = useDraft();
  const place = useKeptFocus<HTMLElement>();
  return (
    <section ref={place} id={id} className={styles.tool}>
      <h2>{title}</h2>
      {says && <p className={`quiet ${styles.says}`}>{says}</p>}
      {closed !== null && (
        <p className={styles.closed}>
          <span aria-hidden>◷ </span>
          {closed}
        </p>
      )}
      {children}
    </section>
  );
}
