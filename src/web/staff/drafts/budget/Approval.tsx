import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { people } from "../kit/names.ts";
import styles from "./Budget.module.css";

/** Who has approved the budget, and when. */
export function Approval() {
  const { strategy, asOf, edit, closed } = useDraft();
  const { by, on } = strategy.budget?.approved ?? {};
  const path = ["budget", "approved"];
  return (
    <div className={styles.approval}>
      <span className="quiet">Approved by</span>
      <CellChoice path={[...path, "by"]} label="Who approved the budget" choices={people(strategy)} />
      <span className="quiet">on</span>
      <CellField path={[...path, "on"]} as="figure" label="Day of the approval" placeholder="no day" />
      {by !== undefined && on === undefined && closed === null && (
        <button
          type="button"
          className="as-link"
          onClick={() => edit([{ path: [...path, "on"], value: asOf }], "Budget approved")}
        >
          Today
        </button>
      )}
    </div>
  );
}
