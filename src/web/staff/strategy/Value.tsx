import type { ReactNode } from "react";
import { PageLink } from "../../ui/PageLink.tsx";
import { inWords } from "./parts.ts";
import { type Entry, isEntry, type Json, keyReferenceAt, referenceAt } from "./references.ts";
import { scalarInWords } from "./scalars.ts";
import { useStrategy } from "./strategy-context.ts";
import { isTarget, targetKeys, TargetPhrase } from "./TargetPhrase.tsx";
import styles from "./Value.module.css";

type Props = { value: Json; path: readonly string[] };

/** Any value of a strategy. What this page has no special shape for is still shown, field by field: nothing vanishes. */
export function Value({ value, path }: Props): ReactNode {
  const { strategy, currency } = useStrategy();
  if (typeof value === "string") {
    const reference = referenceAt(strategy, path, value);
    if (reference) return <ElementLink {...reference} />;
    if (/^https?:\/\//.test(value))
      return (
        <a href={value} rel="noreferrer noopener" target="_blank">
          {value}
        </a>
      );
  }
  const words = scalarInWords(value, path, currency);
  if (words !== undefined) return words;
  if (Array.isArray(value)) return <List values={value as readonly Json[]} path={path} />;
  return <Fields of={value as Entry} path={path} />;
}

export function ElementLink({ anchor, name }: { anchor: string; name: string }) {
  return (
    <PageLink to="/strategy" hash={anchor} className={styles.reference}>
      {name}
    </PageLink>
  );
}

function List({ values, path }: { values: readonly Json[]; path: readonly string[] }) {
  if (values.length === 0) return <span className="quiet">none</span>;
  const short = values.every((value) => typeof value !== "object" && String(value).length < 40);
  if (short)
    return values.map((value, index) => (
      <span key={String(value)}>
        {index > 0 && ", "}
        <Value value={value} path={[...path, String(index)]} />
      </span>
    ));
  return (
    <ul className={styles.list}>
      {values.map((value, index) => {
        const at = [...path, String(index)];
        return (
          <li key={at.join("/")} id={at.join("/")}>
            <Value value={value} path={at} />
          </li>
        );
      })}
    </ul>
  );
}

/** The fields of an entry; those of a target become its sentence. */
export function Fields({ of, path, without }: { of: Entry; path: readonly string[]; without?: ReadonlySet<string> }) {
  const { strategy } = useStrategy();
  const target = isTarget(of);
  const left = Object.entries(of).filter(([key]) => !(target && targetKeys.has(key)) && !without?.has(key));
  if (target && left.length === 0) return <TargetPhrase of={of} path={path} />;
  if (!target && isShort(left)) return <Inline fields={left} path={path} />;
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

/** Few and small: one line reads better than a list of names and values. */
function isShort(fields: readonly (readonly [string, Json])[]): boolean {
  return fields.length <= 5 && fields.every(([, value]) => isSmall(value));
}

const isSmall = (value: Json): boolean =>
  typeof value !== "object"
    ? String(value).length < 36
    : isEntry(value) && scalarInWords(value, [], "USD") !== undefined;

function Inline({ fields, path }: { fields: readonly (readonly [string, Json])[]; path: readonly string[] }) {
  const { strategy } = useStrategy();
  return fields.map(([key, value], index) => {
    const reference = keyReferenceAt(strategy, path, key);
    return (
      <span key={key}>
        {index > 0 && <span className="quiet"> · </span>}
        <span className="quiet">{reference ? <ElementLink {...reference} /> : inWords(key).toLowerCase()}</span>{" "}
        <Value value={value} path={[...path, key]} />
      </span>
    );
  });
}
