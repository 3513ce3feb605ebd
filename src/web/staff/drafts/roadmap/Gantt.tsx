import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useState } from "react";
import { type Period, periodParts, quarterAfter } from "../../../../domain/shared/fiscal.ts";
import {
  placeOfDay,
  type PlannedMilestone,
  type RoadmapPlan,
  weeksInQuarter,
} from "../../../../domain/strategy/roadmap-plan.ts";
import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import { longDay } from "../../../ui/numbers.ts";
import { useDraft } from "../draft-context.ts";
import { useDropPlace } from "../kit/dragging.ts";
import { personName } from "../kit/names.ts";
import { Bar } from "./Bar.tsx";
import styles from "./Roadmap.module.css";

const row = 54;
const leastQuarter = 108;

/** Bars over quarters, with a line from each milestone to those that wait for it. */
export function Gantt({ plan }: { plan: RoadmapPlan }) {
  const { strategy, data, asOf, edit } = useDraft();
  const [moved, setMoved] = useState("");
  const { ref: sized, width } = useElementSize();
  const last = plan.quarters.at(-1);
  // One quarter more than is used, so that a milestone can be moved beyond the last one.
  const quarters = last === undefined ? plan.quarters : [...plan.quarters, quarterAfter(last, 1)];
  const step = Math.max(leastQuarter, width / quarters.length);
  const put = (one: PlannedMilestone, quarter: Period) => {
    const { index, milestone } = one;
    if (quarter === quarterNow(data, one)) return;
    edit([{ path: ["roadmap", index, "quarter"], value: quarter }], `${milestone.id} to ${quarter}`);
    setMoved(`${milestone.id}, ${milestone.title}, is now due in ${quarter}`);
  };
  const { ref: place, isOver } = useDropPlace((key, x) => {
    const one = plan.planned.find(({ index }) => String(index) === key);
    const quarter = quarters[Math.min(quarters.length - 1, Math.max(0, Math.floor(x / step)))];
    if (one && quarter) put(one, quarter);
  });
  const chart = useMergedRef(sized, place);
  const today = placeOfDay(strategy, quarters, asOf);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Roadmap">
      <div className={styles.gantt} style={{ minWidth: 170 + quarters.length * leastQuarter }}>
        <div className={styles.labels}>
          <div className={styles.head} />
          {plan.planned.map(({ index, milestone: { id, title, owner }, tooEarlyFor }) => (
            <div key={index} className={styles.label} style={{ height: row }}>
              <span className={styles.title} title={title}>
                {tooEarlyFor.length > 0 && (
                  <span aria-label="too early" role="img">
                    ▲{" "}
                  </span>
                )}
                <strong>{id}</strong> {title}
              </span>
              <span className="small quiet">{owner ? personName(strategy, owner) : "no owner"}</span>
            </div>
          ))}
        </div>
        <div
          ref={chart}
          className={styles.chart}
          data-over={isOver || undefined}
          style={{ height: 32 + plan.planned.length * row }}
        >
          {quarters.map((quarter, at) => (
            <div
              key={quarter}
              className={styles.quarter}
              data-beyond={at === quarters.length - 1 || undefined}
              style={{ left: at * step, width: step }}
            >
              {quarter}
            </div>
          ))}
          <Waits plan={plan} quarters={quarters} step={step} />
          {today !== null && (
            <div className={styles.today} style={{ left: today * step }} title={longDay(asOf)}>
              <span>today</span>
            </div>
          )}
          {plan.planned.map((one, at) => (
            <Bar
              key={one.index}
              of={one}
              style={{ ...spanOf(one, quarters, step), top: 32 + at * row + 11 }}
              onMove={(steps) => {
                const quarter = quarterNow(data, one);
                if (quarter !== undefined) put(one, quarterAfter(quarter, steps));
              }}
            />
          ))}
        </div>
      </div>
      <p className="only-read-aloud" role="status">
        {moved}
      </p>
    </div>
  );
}

/** As it is written at this moment: what the engines read of the draft may lag behind quick keys. */
function quarterNow(data: unknown, { index }: PlannedMilestone): Period | undefined {
  const quarter = valueAt(data, ["roadmap", index, "quarter"]);
  return typeof quarter === "string" && periodParts(quarter)?.kind === "quarter" ? quarter : undefined;
}

function spanOf(
  { milestone: { quarter = "" }, weeks }: PlannedMilestone,
  quarters: readonly Period[],
  step: number,
) {
  const { from, to } = weeks ?? { from: 1, to: weeksInQuarter };
  const week = step / weeksInQuarter;
  return {
    left: quarters.indexOf(quarter) * step + (from - 1) * week + 2,
    width: (to - from + 1) * week - 4,
  };
}

/** From the end of what comes first to the start of what waits; dashed and marked where the order cannot hold. */
function Waits({
  plan: { planned },
  quarters,
  step,
}: {
  plan: RoadmapPlan;
  quarters: readonly Period[];
  step: number;
}) {
  const middle = (at: number) => 32 + at * row + row / 2;
  const lines = planned.flatMap((one, to) =>
    (one.milestone.after ?? []).flatMap((id) => {
      const from = planned.findIndex(({ milestone }) => milestone.id === id);
      const first = planned[from];
      if (!first) return [];
      const start = spanOf(first, quarters, step);
      const x = start.left + start.width;
      const end = spanOf(one, quarters, step).left;
      const turn = end - x >= 20 ? end - 10 : end > x ? (x + end) / 2 : x + 6;
      const isWrong = one.tooEarlyFor.includes(id);
      return [
        {
          key: `${id} ${one.milestone.id}`,
          isWrong,
          d: `M${x} ${middle(from)}H${turn}V${middle(to)}H${end}`,
          end,
          y: middle(to),
        },
      ];
    }),
  );
  return (
    <svg
      className={styles.waits}
      aria-hidden
      width={quarters.length * step}
      height={32 + planned.length * row}
    >
      {lines.map(({ key, d, isWrong, end, y }) => (
        <g key={key} data-wrong={isWrong || undefined}>
          <path d={d} />
          <path className={styles.arrow} d={`M${end} ${y}l-6 -4v8z`} />
        </g>
      ))}
    </svg>
  );
}
