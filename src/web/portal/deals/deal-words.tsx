import type { DealStage } from "../../../contract/api.ts";
import styles from "./DealsPage.module.css";

const signs: Readonly<Record<string, string>> = { open: "○", won: "●", lost: "–" } satisfies Record<
  DealStage,
  string
>;

/** A stage has a sign and a word, so that nothing rests on colour alone. */
export function StageMark({ of: stage }: { of: string }) {
  return (
    <span className={styles.stage} data-stage={stage}>
      <span aria-hidden>{signs[stage] ?? "◇"}</span> {stage}
    </span>
  );
}

const roleWords: Readonly<Record<string, string>> = {
  sourced: "sourced",
  influenced: "influenced",
  resold: "sold",
  delivered: "delivered",
};

const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "You sourced and delivered it". */
export const rolesInWords = (roles: readonly string[]): string =>
  `You ${listed.format(roles.map((role) => roleWords[role] ?? role))} it`;
