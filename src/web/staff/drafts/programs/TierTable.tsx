import type { ReactNode } from "react";
import type { Path } from "../../../../domain/strategy/path.ts";
import type { Program, Tier } from "../../../../domain/strategy/strategy.ts";
import { yearlyCapacity, yearlyEffort } from "../../../../domain/strategy/tier-effort.ts";
import { counted } from "../../../ui/numbers.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { metricName, typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Programs.module.css";
import { reasonName } from "./reasons.ts";
import { rowsOf, type TierRow } from "./rows.ts";

type Props = { slug: string; program: Program };

/** The tiers of one programme side by side, lowest first. Thresholds, values and times are written in their cells. */
export function TierTable({ slug, program }: Props) {
  const tiers = program.tiers ?? [];
  const at = (tier: number): Path => ["programs", slug, "tiers", tier];
  const each = (draw: (tier: Tier, path: Path, index: number) => ReactNode) =>
    tiers.map((tier, index) => <td key={tier.id}>{draw(tier, at(index), index)}</td>);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Tiers of ${program.name}`}>
      <table className={styles.tiers}>
        <thead>
          <tr>
            <td />
            {tiers.map((tier, index) => (
              <th key={tier.id} scope="col">
                <PartLink to={at(index)}>{tier.name}</PartLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Partners expected</th>
            {each((tier, path) => (
              <CellField
                path={[...path, "expect"]}
                label={`Partners expected in ${tier.name}`}
                as="figure"
                placeholder="–"
              />
            ))}
          </tr>
        </tbody>
        <ListRows title="What a partner must reach" list="criteria" tiers={tiers} at={at} program={program} />
        <ListRows title="What a partner gets" list="benefits" tiers={tiers} at={at} program={program} />
        <ListRows title="What a partner does" list="commitments" tiers={tiers} at={at} program={program} />
        <tbody>
          <tr className={styles.heading}>
            <th scope="rowgroup" colSpan={tiers.length + 1}>
              What it takes of a partner's year
            </th>
          </tr>
          <tr>
            <th scope="row">Hours asked</th>
            {each((tier) => (
              <Effort tier={tier} types={program.types ?? []} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

type List = "criteria" | "benefits" | "commitments";
type RowsProps = {
  title: string;
  list: List;
  tiers: readonly Tier[];
  at: (tier: number) => Path;
  program: Program;
};

function ListRows({ title, list, tiers, at, program }: RowsProps) {
  const { strategy } = useDraft();
  const rows = rowsOf(tiers, list);
  if (rows.length === 0) return null;
  const nameOf = ({ key }: TierRow) => {
    const [name = "", where] = key.split(" ");
    return list === "criteria" ? metricName(strategy, name) + (where ? " (narrowed)" : "") : inWords(name);
  };
  return (
    <tbody>
      <tr className={styles.heading}>
        <th scope="rowgroup" colSpan={tiers.length + 1}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{nameOf(row) === row.key ? inWords(row.key) : nameOf(row)}</th>
          {tiers.map((tier, index) => (
            <td key={tier.id}>
              <Entry
                list={list}
                row={row}
                index={row.at[index]}
                path={at(index)}
                tier={tier}
                label={`${nameOf(row)} in ${tier.name}`}
                because={program.because}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

type EntryProps = {
  list: List;
  row: TierRow;
  index: number | undefined;
  path: Path;
  tier: Tier;
  label: string;
  because: string | undefined;
};

function Entry({ list, row, index, path, tier, label, because }: EntryProps) {
  const { strategy, edit, closed } = useDraft();
  const [name = ""] = row.key.split(" ");
  if (index === undefined) {
    if (closed !== null) return <span className="quiet">–</span>;
    const value =
      list === "criteria"
        ? metricName(strategy, name) === name
          ? { fact: name }
          : { metric: name }
        : { kind: name, ...(because ? { because } : {}) };
    return (
      <button
        type="button"
        className={styles.add}
        aria-label={`Add ${label}`}
        onClick={() => edit([{ path: [...path, list, tier[list]?.length ?? 0], value }], `${label} added`)}
      >
        +
      </button>
    );
  }
  const at = [...path, list, index];
  const element = tier[list]?.[index];
  const reason = element && "because" in element ? element.because : undefined;
  return (
    <>
      {list === "criteria" &&
        (element && "fact" in element && element.fact ? (
          "Yes"
        ) : (
          <Bound at={at} label={label} element={element} />
        ))}
      {list === "benefits" && (
        <CellField path={[...at, "value"]} label={label} as="figure" placeholder="yes" />
      )}
      {list === "commitments" && (
        <span className={styles.times}>
          <CellField path={[...at, "perYear"]} label={`Times a year: ${label}`} as="figure" placeholder="?" />
          ×
          <CellField
            path={[...at, "hours"]}
            label={`Hours each time: ${label}`}
            as="figure"
            placeholder="?"
          />
          h
        </span>
      )}
      {reason && (
        <p className={styles.because} title={reason}>
          {reasonName(strategy, reason)}
        </p>
      )}
    </>
  );
}

/** A threshold says at least or at most; a new one begins with at least. */
function Bound({ at, label, element }: { at: Path; label: string; element: object | undefined }) {
  const bound = element && "atMost" in element && element.atMost !== undefined ? "atMost" : "atLeast";
  return (
    <span className={styles.bound}>
      {bound === "atMost" ? "≤" : "≥"}
      <CellField path={[...at, bound]} label={label} as="figure" placeholder="?" />
    </span>
  );
}

/** Hours a year against what each enrolled type can give, as TYP-005 counts them. */
function Effort({ tier, types }: { tier: Tier; types: readonly string[] }) {
  const { strategy } = useDraft();
  const { hours, unknown } = yearlyEffort(tier);
  return (
    <>
      <strong>{counted(hours, "hour")}</strong>
      {unknown.length > 0 && (
        <p className="small">
          <StatusMark of="unknown" word={false} /> without{" "}
          {unknown
            .map((kind?: string) => (kind ? inWords(kind).toLowerCase() : "one of no kind yet"))
            .join(", ")}
        </p>
      )}
      {types.map((type) => {
        const perQuarter = strategy.partnerTypes?.[type]?.capacity?.hoursPerQuarter;
        const can = perQuarter === undefined ? undefined : yearlyCapacity(perQuarter);
        const isBeyond = can !== undefined && hours > can;
        return (
          <p key={type} className="small quiet">
            <StatusMark of={can === undefined ? "unknown" : isBeyond ? "out" : "ok"} word={false} />{" "}
            {typeName(strategy, type)}: {can === undefined ? "capacity not stated" : `of ${can} it can give`}
          </p>
        );
      })}
    </>
  );
}
