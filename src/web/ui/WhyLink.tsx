import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./WhyLink.module.css";

type Props = {
  /** The question behind the number, as the URL carries it (staff/measures/question.ts). */
  why: string;
  /** The number to its last digit, shown on hover where the page shows a short form. */
  full?: string | undefined;
  label?: string | undefined;
  children: ReactNode;
};

/** A number that answers back: a link that opens its "why" beside the page, and can be copied. */
export function WhyLink({ why, full, label, children }: Props) {
  return (
    <Link
      to="."
      search={(current) => ({ ...current, why })}
      hash={(hash) => hash ?? ""}
      resetScroll={false}
      className={styles.why}
      title={full}
      aria-label={label}
      data-why={why}
    >
      {children}
    </Link>
  );
}
