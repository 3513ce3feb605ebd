import { PageLink } from "../../ui/PageLink.tsx";
import { type Json, type Reference, referenceAt, textOf } from "./references.ts";
import { scalarInWords } from "./scalars.ts";
import { useStrategy } from "./strategy-context.ts";
import styles from "./Leaf.module.css";

type Props = { value: Json; path: readonly string[] };

/** A single value, or a few small ones in a row: text, figure, address, or a link to the element that a slug names. */
export function Leaf({ value, path }: Props) {
  const { strategy, currency } = useStrategy();
  if (Array.isArray(value))
    return (value as readonly Json[]).map((member, index) => (
      <span key={textOf(member)}>
        {index > 0 && ", "}
        <Leaf value={member} path={[...path, String(index)]} />
      </span>
    ));
  const reference = typeof value === "string" ? referenceAt(strategy, path, value) : undefined;
  if (reference) return <ElementLink {...reference} />;
  if (typeof value === "string" && /^https?:\/\//.test(value))
    return (
      <a href={value} rel="noreferrer noopener" target="_blank">
        {value}
      </a>
    );
  return scalarInWords(value, path, currency) ?? null;
}

/** Whether a value is one that `Leaf` can show whole. */
export function isLeaf(value: Json, path: readonly string[], currency: string): boolean {
  if (!Array.isArray(value)) return scalarInWords(value, path, currency) !== undefined;
  return (
    value.length > 0 &&
    (value as readonly Json[]).every((member) => typeof member !== "object" && textOf(member).length < 40)
  );
}

export function ElementLink({ anchor, name }: Reference) {
  return (
    <PageLink to="/strategy" hash={anchor} className={styles.reference}>
      {name}
    </PageLink>
  );
}
