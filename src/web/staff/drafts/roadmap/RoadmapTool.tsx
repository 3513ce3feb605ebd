import { quarterAfter } from "../../../../domain/shared/fiscal.ts";
import {
  type PlannedMilestone,
  type RoadmapPlan,
  roadmapPlan,
} from "../../../../domain/strategy/roadmap-plan.ts";
import { counted } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { betName, people, personName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import { Gantt } from "./Gantt.tsx";
import styles from "./Roadmap.module.css";

/** Milestones by quarter and week, what each waits for and what it serves. */
export function RoadmapTool() {
  const { strategy } = useDraft();
  const plan = roadmapPlan(strategy);
  const all = [...plan.planned, ...plan.undated];
  if (all.length === 0) return null;
  return (
    <Tool
      title={findingOf(plan)}
      says="Drag a milestone to another quarter, or stand on it and press ← or →; with Shift its weeks move."
    >
      {plan.quarters.length > 0 && (
        <Picture
          isInner
          title={counted(all.length, "milestone")}
          name="roadmap"
          twin={{
            header: ["Id", "Milestone", "Quarter", "Weeks", "Owner", "Waits for", "Serves"],
            rows: all.map(({ milestone }) => [
              milestone.id,
              milestone.title,
              milestone.quarter ?? "none",
              milestone.weeks === undefined ? "" : String(milestone.weeks),
              milestone.owner ? personName(strategy, milestone.owner) : "",
              (milestone.after ?? []).join(", "),
              milestone.bet ?? milestone.objective ?? "",
            ]),
          }}
        >
          <Gantt plan={plan} />
        </Picture>
      )}
      <div className={styles.table}>
        <Milestones plan={plan} all={all} />
      </div>
    </Tool>
  );
}

function Milestones({ plan: { quarters }, all }: { plan: RoadmapPlan; all: readonly PlannedMilestone[] }) {
  const { strategy } = useDraft();
  const last = quarters.at(-1);
  const offered = last === undefined ? [] : [...quarters, quarterAfter(last, 1), quarterAfter(last, 2)];
  return (
    <PlainTable
      stacks
      label="Milestones"
      header={[
        { title: "Id", whole: true },
        { title: "Milestone" },
        { title: "Quarter" },
        { title: "Weeks" },
        { title: "Owner" },
        { title: "Waits for" },
        { title: "Serves" },
      ]}
      rows={all.map(({ index, milestone: { id, after, bet, objective } }) => ({
        key: String(index),
        cells: [
          <PartLink key="i" to={["roadmap", index]}>
            {id}
          </PartLink>,
          <CellField key="t" path={["roadmap", index, "title"]} label={`Title of ${id}`} />,
          <CellChoice
            key="q"
            path={["roadmap", index, "quarter"]}
            label={`Quarter of ${id}`}
            choices={offered.map((slug) => ({ slug, name: slug }))}
          />,
          <CellField
            key="w"
            path={["roadmap", index, "weeks"]}
            as="figure"
            placeholder="all weeks"
            label={`Weeks of ${id}`}
          />,
          <CellChoice
            key="o"
            path={["roadmap", index, "owner"]}
            label={`Owner of ${id}`}
            choices={people(strategy)}
          />,
          (after ?? []).join(", ") || "–",
          bet ? (
            <PartLink key="b" to={["bets", bet]}>
              {betName(strategy, bet)}
            </PartLink>
          ) : objective ? (
            <PartLink key="b" to={["objectives", objective]}>
              {strategy.objectives?.[objective]?.business ?? objective}
            </PartLink>
          ) : (
            <Missing key="b">neither a bet nor an objective</Missing>
          ),
        ],
      }))}
    />
  );
}

function findingOf({ quarters, planned, undated }: RoadmapPlan): string {
  const early = planned.find(({ tooEarlyFor }) => tooEarlyFor.length > 0);
  if (early)
    return `${early.milestone.id} is due in ${early.milestone.quarter} and waits for ${early.tooEarlyFor.join(", ")} of a later quarter`;
  const all = counted(planned.length + undated.length, "milestone");
  if (undated.length > 0)
    return `${undated.length} of ${all} ${undated.length === 1 ? "has" : "have"} no quarter`;
  const [first, last] = [quarters[0], quarters.at(-1)];
  return `${all} ${first === last ? `in ${first}` : `from ${first} to ${last}`}; none waits for a later one`;
}
