import type { ReactNode } from "react";
import { ElementLink, isLeaf, Leaf } from "./Leaf.tsx";
import { inWords } from "./parts.ts";
import { type Entry, isEntry, type Json, keyReferenceAt, textOf } from "./references.ts";
import { scalarInWords } from "./scalars.ts";
import { useStrategy } from "./strategy-context.ts";
import { isTarget, targetKeys, TargetPhrase } from "./TargetPhrase.tsx";
import styles from "./Value.module.css";

type Props = { value: Json; path: readonly string[] };

/** Any value of a strategy. What this page has no special shape for is still shown, field by field: nothing vanishes. */
export function Value({ value, path }: Props): ReactNode {
  const { currency } = useStrategy();
  if (isLeaf(value, path, currency)) return <Leaf value={value} path={path} />;
  if (Array.isArray(value)) return <List values={value as readonly Json[]} path={path} />;
  return <Fields of={value as Entry} path={path} />;
}

function List({ values, path }: { values: readonly Json[]; path: readonly string[] }) {
  const { currency } = useStrategy();
  if (values.length === 0) return <span className="quiet">none</span>;
  return (
    <ul className={styles.list}>
      {values.map((value, index) => {
        const at = [...path, String(index)];
        const isItem = isEntry(value) && !isTarget(value) && !isLeaf(value, at, currency);
        return (
          <li key={at.join("/")} id={at.join("/")}>
            <div>{isItem ? <Item of={value} path={at} /> : <Value value={value} path={at} />}</div>
          </li>
        );
      })}
    </ul>
  );
}

/** Fields that say what an item of a list is; they need no label. */
const leads = ["statement", "title", "name", "text", "kind", "step", "model", "signal"];

function Item({ of, path }: { of: Entry; path: readonly string[] }) {
  const lead = leads.find((key) => typeof of[key] === "string");
  if (lead === undefined) return <Fields of={of} path={path} />;
  return (
    <>
      <span className={styles.lead}>
        <Leaf value={of[lead] ?? null} path={[...path, lead]} />
      </span>
      {Object.keys(of).length > 1 && " "}
      <Fields of={of} path={path} without={new Set([lead])} />
    </>
  );
}

/** The fields of an entry; those of a target become its sentence. */
export function Fields({
  of,
  path,
  without,
}: {
  of: Entry;
  path: readonly string[];
  without?: ReadonlySet<string>;
}) {
  const { strategy } = useStrategy();
  const target = isTarget(of);
  const left = Object.entries(of).filter(([key]) => !(target && targetKeys.has(key)) && !without?.has(key));
  if (target && left.length === 0) return <TargetPhrase of={of} path={path} />;
  if (!target && isShort(left, path)) return <Inline fields={left} path={path} />;
  return (
    <dl className={styles.fields}>
      {target && (
        <div className={styles.field}>
          <dt>Target</dt>
          <dd>
            <TargetPhrase of={of} path={path} />
          </dd>
        </div>
      )}
      {left.map(([key, value]) => {
        const reference = keyReferenceAt(strategy, path, key);
        return (
          <div key={key} className={styles.field} id={[...path, key].join("/")}>
            <dt>{reference ? <ElementLink {...reference} /> : inWords(key)}</dt>
            <dd>
              <Value value={value} path={[...path, key]} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Few and small: one line reads better than a list of names and values. So do many yes and no inside an element. */
function isShort(fields: readonly (readonly [string, Json])[], path: readonly string[]): boolean {
  const lengths = fields.map(([key, value]) => ({ key: key.length, value: lengthOf(value) }));
  const isInside = path.length > 2 && lengths.every(({ value }) => value <= 16);
  return isInside || lengths.reduce((sum, { key, value }) => sum + key + value, 0) < 110;
}

function lengthOf(value: Json): number {
  if (typeof value !== "object") return textOf(value).length;
  if (Array.isArray(value))
    return (value as readonly Json[]).reduce((sum: number, one) => sum + lengthOf(one), 0);
  return scalarInWords(value, [], "USD")?.length ?? 200;
}

function Inline({ fields, path }: { fields: readonly (readonly [string, Json])[]; path: readonly string[] }) {
  const { strategy } = useStrategy();
  return fields.map(([key, value], index) => {
    const reference = keyReferenceAt(strategy, path, key);
    return (
      <span key={key}>
        {index > 0 && <span className="quiet"> · </span>}
        <span className="quiet">
          {reference ? <ElementLink {...reference} /> : inWords(key).toLowerCase()}
        </span>{" "}
        <Value value={value} path={[...path, key]} />
      </span>
    );
  });
}
