import type { ReactNode } from "react";
import { lineKinds, positionKinds, purposes } from "../../../../domain/strategy/closed-sets.ts";
import { budgetYear, costMinor, fullTimePeople } from "../../../../domain/strategy/funding.ts";
import { sumMinor } from "../../../../domain/strategy/lookup.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import type { Amount } from "../../../../domain/strategy/values.ts";
import { fullValue, longDay, percent, shortValue } from "../../../ui/numbers.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { AddTo } from "../kit/AddTo.tsx";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { people, personName, typeChoices, typeName } from "../kit/names.ts";
import { StackedBar } from "../kit/StackedBar.tsx";
import { Tool } from "../kit/Tool.tsx";
import { Approval } from "./Approval.tsx";
import styles from "./Budget.module.css";
import { MoneySankey } from "./MoneySankey.tsx";
import { Split } from "./Split.tsx";

const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: inWords(slug) }));
const kindChoices = named(lineKinds);
const positionChoices = named(positionKinds);
const purposeChoices = named(purposes);

/** People, lines and systems with their totals, the split against what was intended, and the way of the money. */
export function BudgetTool() {
  const { strategy } = useDraft();
  if (!strategy.budget) return null;
  return (
    <>
      <Tool
        title={findingOf(strategy)}
        says="People, lines and systems of the budget year. A share in the tables is of all of it."
      >
        <Whole />
        <Approval />
        <div className={styles.splits}>
          <Split by="type" />
          <Split by="purpose" />
        </div>
        <Lines />
        <Positions />
        <Systems />
      </Tool>
      <MoneySankey />
    </>
  );
}

function sumsOf(strategy: Strategy) {
  const { people: positions, lines, systems } = strategy.budget ?? {};
  const sum = (amounts: readonly (Amount | undefined)[]) => ({
    minor: sumMinor(strategy, amounts),
    silent: amounts.filter((amount) => amount === undefined).length,
  });
  return [
    { key: "people", name: "People", ...sum((positions ?? []).map(({ cost }) => cost)) },
    { key: "lines", name: "Lines", ...sum((lines ?? []).map(({ amount }) => amount)) },
    { key: "systems", name: "Systems", ...sum((systems ?? []).map(({ cost }) => cost)) },
  ];
}

function Whole() {
  const { strategy } = useDraft();
  const total = costMinor(strategy);
  if (total === undefined || total === 0) return null;
  return (
    <div className={styles.whole}>
      <StackedBar
        label="The whole budget"
        whole={total}
        parts={sumsOf(strategy).map(({ key, name, minor }) => ({
          key,
          name,
          size: minor ?? 0,
          text: `${shortValue("money", minor ?? 0, strategy.company.currency)}, ${percent((minor ?? 0) / total)}`,
        }))}
      />
    </div>
  );
}

/** What is not stated is not zero, and what is in several currencies has no total. */
function Total({ of }: { of: string }) {
  const { strategy } = useDraft();
  const { minor, silent = 0 } = sumsOf(strategy).find(({ key }) => key === of) ?? {};
  if (minor === undefined) return <>◇ unknown: more than one currency</>;
  return (
    <>
      {shortValue("money", minor, strategy.company.currency)}
      {silent > 0 && <span className={styles.silent}>◇ {silent} not stated</span>}
    </>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.block}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Lines() {
  const { strategy } = useDraft();
  const lines = strategy.budget?.lines ?? [];
  if (lines.length === 0)
    return (
      <Block title="Lines">
        <p className="quiet">No line of money is written yet.</p>
        <AddTo path={["budget", "lines"]} />
      </Block>
    );
  return (
    <Block title="Lines">
      <PlainTable
        stacks
        label="Budget lines"
        header={[
          { title: "Line" },
          { title: "Kind" },
          { title: "Partner type" },
          { title: "Purpose" },
          { title: "Amount", number: true },
        ]}
        rows={lines.map(({ name }, index) => ({
          key: String(index),
          cells: [
            <CellField
              key="n"
              path={["budget", "lines", index, "name"]}
              label={`Name of line ${index + 1}`}
            />,
            <CellChoice
              key="k"
              path={["budget", "lines", index, "kind"]}
              label={`Kind of ${name}`}
              choices={kindChoices}
            />,
            <CellChoice
              key="t"
              path={["budget", "lines", index, "type"]}
              label={`Partner type of ${name}`}
              choices={typeChoices(strategy)}
            />,
            <CellChoice
              key="p"
              path={["budget", "lines", index, "purpose"]}
              label={`Purpose of ${name}`}
              choices={purposeChoices}
            />,
            <CellField
              key="a"
              path={["budget", "lines", index, "amount"]}
              as="figure"
              label={`Amount of ${name}`}
            />,
          ],
        }))}
        total={["Together", "", "", "", <Total key="t" of="lines" />]}
      />
      <AddTo path={["budget", "lines"]} />
    </Block>
  );
}

function Positions() {
  const { strategy } = useDraft();
  const positions = strategy.budget?.people ?? [];
  if (positions.length === 0)
    return (
      <Block title="People">
        <p className="quiet">No position is written yet.</p>
        <AddTo path={["budget", "people"]} />
      </Block>
    );
  return (
    <Block title="People">
      <PlainTable
        stacks
        label="Positions"
        header={[
          { title: "Position" },
          { title: "Kind" },
          { title: "Works for" },
          { title: "Full-time", number: true },
          { title: "Cost", number: true },
        ]}
        rows={positions.map(({ role, types }, index) => ({
          key: String(index),
          cells: [
            <CellField key="n" path={["budget", "people", index, "role"]} label={`Position ${index + 1}`} />,
            <CellChoice
              key="k"
              path={["budget", "people", index, "kind"]}
              label={`Kind of ${role}`}
              choices={positionChoices}
            />,
            (types ?? []).map((type) => typeName(strategy, type)).join(", ") || "–",
            <CellField
              key="f"
              path={["budget", "people", index, "fte"]}
              as="figure"
              label={`Full-time people as ${role}`}
            />,
            <CellField
              key="c"
              path={["budget", "people", index, "cost"]}
              as="figure"
              label={`Cost of ${role}`}
            />,
          ],
        }))}
        total={["Together", "", "", fullTimePeople(strategy), <Total key="t" of="people" />]}
      />
      <AddTo path={["budget", "people"]} />
    </Block>
  );
}

function Systems() {
  const { strategy } = useDraft();
  const systems = strategy.budget?.systems ?? [];
  if (systems.length === 0)
    return (
      <Block title="Systems">
        <p className="quiet">No system is written yet.</p>
        <AddTo path={["budget", "systems"]} />
      </Block>
    );
  return (
    <Block title="Systems">
      <PlainTable
        stacks
        label="Systems of the budget"
        header={[{ title: "System" }, { title: "For" }, { title: "Owner" }, { title: "Cost", number: true }]}
        rows={systems.map(({ name }, index) => ({
          key: String(index),
          cells: [
            <CellField
              key="n"
              path={["budget", "systems", index, "name"]}
              label={`Name of system ${index + 1}`}
            />,
            <CellField key="p" path={["budget", "systems", index, "purpose"]} label={`Purpose of ${name}`} />,
            <CellChoice
              key="o"
              path={["budget", "systems", index, "owner"]}
              label={`Owner of ${name}`}
              choices={people(strategy)}
            />,
            <CellField
              key="c"
              path={["budget", "systems", index, "cost"]}
              as="figure"
              label={`Cost of ${name}`}
            />,
          ],
        }))}
        total={["Together", "", "", <Total key="t" of="systems" />]}
      />
      <AddTo path={["budget", "systems"]} />
    </Block>
  );
}

/** Half a person is one: 4.5 is not 5. */
const fullTime = (people: number): string =>
  `${fullValue("count", people, "")} full-time ${people === 1 ? "person" : "people"}`;

function findingOf(strategy: Strategy): string {
  const total = costMinor(strategy);
  const approved = strategy.budget?.approved;
  const year = budgetYear(strategy) ?? "the budget year";
  if (total === undefined) return "The budget cannot be added up: it is in more than one currency";
  if (total === 0) return "No amount is written: a strategy without a budget";
  const sum = `${shortValue("money", total, strategy.company.currency)} and ${fullTime(fullTimePeople(strategy))} for ${year}`;
  return approved
    ? `${sum}, approved${approved.by ? ` by the ${personName(strategy, approved.by)}` : ""}${approved.on ? ` on ${longDay(approved.on)}` : ""}`
    : `${sum}, not approved yet`;
}
