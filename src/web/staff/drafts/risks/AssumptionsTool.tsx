import { assumptionStatuses, levels } from "../../../../domain/strategy/closed-sets.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Entry } from "../../../../domain/strategy/strategy.ts";
import { counted } from "../../../ui/numbers.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { people } from "../kit/names.ts";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Risks.module.css";

type Assumption = Entry<"assumptions">;
const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: inWords(slug) }));
const confidences = named(levels);
const statuses = named(assumptionStatuses);

/** What we take to be true without knowing it, how sure we are, and by when we find out. */
export function AssumptionsTool() {
  const { strategy, asOf } = useDraft();
  const all = entries<Assumption>(strategy.assumptions);
  if (all.length === 0) return null;
  const isLate = ({ status, by }: Assumption) =>
    (status ?? "open") === "open" && by !== undefined && by < asOf;
  const unsure = [...all].sort(
    ([, a], [, b]) => rank(a) - rank(b) || (a.by ?? "9").localeCompare(b.by ?? "9"),
  );
  return (
    <Tool
      title={findingOf(
        all.map(([, one]) => one),
        isLate,
      )}
      says="Open ones first, the least sure on top, then by the day on which we will know."
    >
      <div className={styles.assumptions}>
        <PlainTable
          stacks
          label="Assumptions"
          header={[
            { title: "Assumption" },
            { title: "Confidence" },
            { title: "How we find out" },
            { title: "By" },
            { title: "Owner" },
            { title: "Status" },
          ]}
          rows={unsure.map(([slug, assumption]) => ({
            key: slug,
            cells: [
              <CellField key="s" path={["assumptions", slug, "statement"]} label={`Statement of ${slug}`} />,
              <CellChoice
                key="c"
                path={["assumptions", slug, "confidence"]}
                label={`Confidence in ${slug}`}
                choices={confidences}
              />,
              <CellField
                key="v"
                path={["assumptions", slug, "validate"]}
                label={`How ${slug} is validated`}
              />,
              <div key="b">
                <CellField path={["assumptions", slug, "by"]} as="figure" label={`Day of ${slug}`} />
                {isLate(assumption) && <StatusMark of="late" />}
              </div>,
              <CellChoice
                key="o"
                path={["assumptions", slug, "owner"]}
                label={`Owner of ${slug}`}
                choices={people(strategy)}
              />,
              <CellChoice
                key="t"
                path={["assumptions", slug, "status"]}
                label={`Status of ${slug}`}
                choices={statuses}
              />,
            ],
          }))}
        />
      </div>
    </Tool>
  );
}

/** Open and unsure first; one whose confidence nobody states counts as unsure. */
const rank = ({ status, confidence }: Assumption): number =>
  (status === undefined || status === "open" ? 0 : 10) + (confidence ? levels.indexOf(confidence) : 0);

function findingOf(all: readonly Assumption[], isLate: (one: Assumption) => boolean): string {
  const open = all.filter(({ status }) => (status ?? "open") === "open");
  const late = open.filter(isLate).length;
  const unsure = open.filter(({ confidence }) => confidence === "low" || confidence === undefined).length;
  if (open.length === 0) return `None of ${counted(all.length, "assumption")} is open`;
  const words = `${open.length} of ${counted(all.length, "assumption")} ${open.length === 1 ? "is" : "are"} open`;
  if (late > 0) return `${words}; ${late} past the day of the answer`;
  return unsure > 0 ? `${words}; ${unsure} with low confidence` : words;
}
