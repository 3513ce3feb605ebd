import type { Path } from "../../../../domain/strategy/path.ts";
import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import { type ZeroPartnerTest, zeroPartnerTest } from "../../../../domain/strategy/zero-partner.ts";
import { fullValue, percent, shortValue, wholeUnits } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { StackedBar } from "../kit/StackedBar.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Objectives.module.css";
import { capital } from "../../../../domain/shared/capital.ts";

const fields: readonly { path: Path; label: string }[] = [
  { path: ["company", "arr", "current"], label: "ARR today" },
  { path: ["company", "arr", "on"], label: "on" },
  { path: ["company", "arr", "target"], label: "ARR to reach" },
  { path: ["company", "arr", "by"], label: "by" },
  { path: ["company", "direct", "sellers"], label: "Sellers" },
  { path: ["company", "direct", "quota"], label: "Quota of one a year" },
  { path: ["company", "direct", "attainment"], label: "Share of it reached" },
  { path: ["thesis", "arrShare"], label: "The thesis promises" },
];

/** The zero-partner test: what the company would be missing with no partner at all, step by step. */
export function ZeroPartner() {
  const { strategy, data } = useDraft();
  const test = zeroPartnerTest(strategy);
  const isIncomplete = fields.some(({ path }) => valueAt(data, path) === undefined);
  return (
    <Tool
      title={test.ok ? findingOf(test.value) : "What partners must bring is unknown"}
      says={
        test.ok
          ? "The zero-partner test: the growth that is wanted, less what the sellers bring with no partner at all."
          : isIncomplete
            ? "The zero-partner test waits for what is not stated here."
            : sentence(test.reason)
      }
    >
      <dl className={styles.inputs}>
        {fields.map(({ path, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <CellField path={path} as="figure" label={label} />
            </dd>
          </div>
        ))}
      </dl>
      {test.ok && <Arithmetic test={test.value} />}
    </Tool>
  );
}

function Arithmetic({ test }: { test: ZeroPartnerTest }) {
  const { currency, neededMinor, directMinor, partnersMinor, targetMinor, promised, share } = test;
  const money = (minor: number) => shortValue("money", minor, currency);
  const byDirect = Math.max(0, Math.min(directMinor, neededMinor));
  return (
    <Picture
      isInner
      title={`Of the ${money(neededMinor)} that are needed, the sellers bring ${money(byDirect)}`}
      name="zero-partner-test"
      twin={{
        header: ["Step", `Amount, ${currency}`],
        rows: stepsOf(test).map(({ name, minor }) => [name, wholeUnits(minor, currency)]),
        shown: stepsOf(test).map(({ name, minor }) => [name, fullValue("money", minor, currency)]),
      }}
    >
      <StackedBar
        label="Growth that is needed"
        whole={Math.max(neededMinor, 0)}
        parts={[
          { key: "direct", name: "Sellers", size: byDirect, text: money(byDirect) },
          {
            key: "partners",
            name: "Left for partners",
            size: partnersMinor,
            text: `${money(partnersMinor)}, ${percent(share)} of the target`,
          },
        ]}
      />
      {promised !== null && (
        <div className={styles.promised}>
          <StackedBar
            label="What the thesis promises"
            whole={Math.max(neededMinor, 0)}
            parts={[
              {
                key: "promised",
                name: "The thesis promises of partners",
                size: promised * targetMinor,
                text: `${money(promised * targetMinor)}, ${percent(promised)} of the target`,
                isOpen: true,
              },
            ]}
          />
        </div>
      )}
      <ol className={styles.steps}>
        {stepsOf(test).map(({ name, how, minor }) => (
          <li key={name}>
            <span>
              {name} <span className="quiet">{how}</span>
            </span>
            <strong className="number">{money(minor)}</strong>
          </li>
        ))}
      </ol>
    </Picture>
  );
}

function stepsOf(test: ZeroPartnerTest) {
  const money = (minor: number) => shortValue("money", minor, test.currency);
  const years = fullValue("ratio", test.years, test.currency);
  return [
    {
      name: "New ARR needed",
      how: `${money(test.targetMinor)} less ${money(test.targetMinor - test.neededMinor)} of today`,
      minor: test.neededMinor,
    },
    {
      name: "Sellers bring in a year",
      how: `${test.sellers} × ${money(test.quotaMinor)} × ${percent(test.attainment)}`,
      minor: test.directPerYearMinor,
    },
    {
      name: "Sellers bring until then",
      how: `${years} years × ${money(test.directPerYearMinor)}`,
      minor: test.directMinor,
    },
    {
      name: "Left for partners",
      how: `${percent(test.share)} of ${money(test.targetMinor)}`,
      minor: test.partnersMinor,
    },
  ];
}

function findingOf({ partnersMinor, currency, share, promised }: ZeroPartnerTest): string {
  const must = `Partners must bring ${shortValue("money", partnersMinor, currency)}, ${percent(share)} of the target ARR`;
  if (partnersMinor === 0) return "The sellers can reach the target with no partner at all";
  if (promised === null) return `${must}; the thesis promises no share`;
  return `${must}; the thesis promises ${promised < share ? "only " : ""}${percent(promised)}`;
}

const sentence = (reason: string): string => `${capital(reason)}.`;
