import type { Finding } from "../../../../domain/check/check.ts";
import { namesFor } from "../../../../domain/strategy/names-of.ts";
import { FindingText } from "../../check/FindingText.tsx";
import { useDraft } from "../draft-context.ts";
import styles from "./Cell.module.css";

/** What is expected in place of a value that does not fit, under the cell in which it stands. */
export function Misfits({ id, of }: { id: string; of: readonly Finding[] }) {
  const { names } = useDraft();
  if (of.length === 0) return null;
  return (
    <span id={id} className={styles.misfit}>
      {of.map(({ rule, path, message }) => (
        <span key={`${rule} ${message}`}>
          <FindingText text={message} path={path} names={namesFor({ rule }, names)} begins />
        </span>
      ))}
    </span>
  );
}
