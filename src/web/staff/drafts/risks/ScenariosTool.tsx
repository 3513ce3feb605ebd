import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Entry, Strategy } from "../../../../domain/strategy/strategy.ts";
import { counted, longDay, percent } from "../../../ui/numbers.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { boundInWords, metricName, people } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";

type Scenario = Entry<"scenarios">;

/** What we do when: the condition, the plan, and who carries it out. */
export function ScenariosTool() {
  const { strategy } = useDraft();
  const scenarios = entries<Scenario>(strategy.scenarios);
  if (scenarios.length === 0) return null;
  const bare = scenarios.filter(([, { plan, owner }]) => !plan || !owner).length;
  return (
    <Tool
      title={
        bare === 0
          ? `${counted(scenarios.length, "scenario")}, each with a plan and an owner`
          : `${bare} of ${counted(scenarios.length, "scenario")} ${bare === 1 ? "lacks" : "lack"} a plan or an owner`
      }
      says="Agreed while nobody is in a hurry: when this happens, we do that."
    >
      <PlainTable
        stacks
        label="Scenarios"
        header={[{ title: "Scenario" }, { title: "When" }, { title: "Then" }, { title: "Owner" }]}
        rows={scenarios.map(([slug, { when }]) => ({
          key: slug,
          cells: [
            <PartLink key="s" to={["scenarios", slug]}>
              {inWords(slug)}
            </PartLink>,
            conditionOf(strategy, when) ?? <Missing key="w">no condition</Missing>,
            <CellField key="p" path={["scenarios", slug, "plan"]} label={`Plan of ${slug}`} />,
            <CellChoice
              key="o"
              path={["scenarios", slug, "owner"]}
              label={`Owner of ${slug}`}
              choices={people(strategy)}
            />,
          ],
        }))}
      />
    </Tool>
  );
}

function conditionOf(strategy: Strategy, when: Scenario["when"]): string | undefined {
  if (!when) return undefined;
  const { metric, signal, missedBy, by } = when;
  const about = metric ? metricName(strategy, metric) : signal && inWords(signal);
  if (!about) return undefined;
  const bound =
    missedBy === undefined ? boundInWords(strategy, when) : `misses its target by ${percent(missedBy)}`;
  return [about, bound, by && `by ${longDay(by)}`].filter(Boolean).join(" ");
}
