import { PageLink } from "../../ui/PageLink.tsx";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { ElementLink } from "./Leaf.tsx";
import styles from "./Part.module.css";
import { inWords, partQuestion, partTitle } from "./parts.ts";
import { type Entry, isEntry, type Json, keyReferenceAt, nameOfEntry, textOf } from "./references.ts";
import { useStrategy } from "./strategy-context.ts";
import { isTarget, targetKeys, TargetPhrase } from "./TargetPhrase.tsx";
import { Fields, Value } from "./Value.tsx";

/** One part of the strategy: maps of elements as elements, lists of like things as tables, anything else field by field. */
export function Part({ name, value }: { name: string; value: Json }) {
  return (
    <section className={styles.part} id={name} aria-labelledby={`title-${name}`}>
      <h2 id={`title-${name}`}>{partTitle(name)}</h2>
      {partQuestion(name) && <p className={styles.question}>{partQuestion(name)}</p>}
      <Body value={value} path={[name]} />
    </section>
  );
}

function Body({ value, path }: { value: Json; path: readonly string[] }) {
  if (Array.isArray(value))
    return (
      <Rows
        rows={(value as readonly Json[]).map((row, index) => [String(index), row])}
        path={path}
        named={false}
      />
    );
  if (!isEntry(value)) return <Value value={value} path={path} />;
  if (isGrid(value)) return <Grid of={value} path={path} />;
  if (asTable.has(path.join("/"))) return <Rows rows={Object.entries(value)} path={path} named />;
  if (asElements.has(path.join("/"))) return <Elements of={value} path={path} />;
  const inside = (key: string) =>
    asTable.has([...path, key].join("/")) || asElements.has([...path, key].join("/"));
  const outer = Object.entries(value).filter(([key]) => inside(key));
  return (
    <>
      <Fields of={value} path={path} without={new Set(outer.map(([key]) => key))} />
      {outer.map(([key, inner]) => (
        <section key={key} id={[...path, key].join("/")} className={styles.inner}>
          <h3>{inWords(key)}</h3>
          <Body value={inner} path={[...path, key]} />
        </section>
      ))}
    </>
  );
}

/** Maps and lists that read best as a table, by their place. */
const asTable = new Set([
  "people",
  "coverage/regions",
  "coverage/verticals",
  "coverage/sizes",
  "coverage/cells",
  "coverage/rulesOfEngagement",
  "budget/people",
  "budget/lines",
  "budget/systems",
  "assumptions",
  "sources",
  "value",
  "measures",
]);
/** Maps of elements: each with a heading, an anchor and its fields. */
const asElements = new Set(
  "objectives gaps categories partnerTypes bets declined landscape competitors programs incentives agreements decisions okrs sponsors risks scenarios calendars".split(
    " ",
  ),
);

function Elements({ of, path }: { of: Entry; path: readonly string[] }) {
  return (
    <div className={styles.elements}>
      {Object.entries(of).map(([slug, entry]) => (
        <Element key={slug} slug={slug} entry={entry} path={[...path, slug]} />
      ))}
    </div>
  );
}

/** The field that says what an element is, where it has no name: it becomes the heading. */
const headings = ["name", "title", "option", "statement", "objective", "need", "risk", "element", "partner"];

function Element({ slug, entry, path }: { slug: string; entry: Json; path: readonly string[] }) {
  const { strategy, verdicts } = useStrategy();
  const anchor = path.join("/");
  const heading = isEntry(entry)
    ? headings.find((key) => typeof entry[key] === "string" && !keyIsReference(key, path))
    : undefined;
  const reference = keyReferenceAt(strategy, path.slice(0, -1), slug);
  const tiers = isEntry(entry) && path[0] === "programs" ? entry["tiers"] : undefined;
  const without = new Set([...(heading ? [heading] : []), ...(tiers === undefined ? [] : ["tiers"])]);
  return (
    <article className={styles.element} id={anchor}>
      <h3>
        {heading && isEntry(entry) ? (
          textOf(entry[heading])
        ) : reference ? (
          <ElementLink {...reference} />
        ) : (
          nameOfEntry(entry, slug)
        )}
        <Permalink anchor={anchor} />
      </h3>
      {verdicts.get(anchor)}
      {isEntry(entry) ? (
        <Fields of={entry} path={path} without={without} />
      ) : (
        <Value value={entry} path={path} />
      )}
      {Array.isArray(tiers) && <Tiers of={tiers as readonly Json[]} path={[...path, "tiers"]} />}
    </article>
  );
}

/** The address of the element, to be copied: who is sent it stands before the element. */
function Permalink({ anchor }: { anchor: string }) {
  return (
    <PageLink
      to="/strategy"
      hash={anchor}
      className={styles.permalink}
      aria-label={`Link to ${anchor}`}
      title={`Link to ${anchor}`}
    >
      #
    </PageLink>
  );
}

/** A decision's `partner` is the slug of a candidate, an objective's `partner` is a sentence. */
const keyIsReference = (key: string, path: readonly string[]): boolean =>
  key === "partner" && path[0] !== "objectives";

function Tiers({ of, path }: { of: readonly Json[]; path: readonly string[] }) {
  return (
    <div className={styles.tiers}>
      {of.map((tier, index) => {
        const at = [...path, String(index)];
        return (
          <section key={at.join("/")} id={at.join("/")} className={styles.tier}>
            <h4>
              {nameOfEntry(tier, `tier ${index + 1}`)}
              <Permalink anchor={at.join("/")} />
            </h4>
            {isEntry(tier) ? (
              <Fields of={tier} path={at} without={new Set(["name", "id"])} />
            ) : (
              <Value value={tier} path={at} />
            )}
          </section>
        );
      })}
    </div>
  );
}

/** Like things below each other; a column for every field that any of them has. */
function Rows({
  rows,
  path,
  named,
}: {
  rows: readonly (readonly [string, Json])[];
  path: readonly string[];
  named: boolean;
}) {
  if (rows.length === 0) return <p className="quiet">None.</p>;
  const entries = rows.map(([, row]) => (isEntry(row) ? row : {}));
  const hasTarget = entries.some(isTarget);
  const fields = [...new Set(entries.flatMap((entry) => Object.keys(entry)))].filter(
    (key) => !(hasTarget && targetKeys.has(key)),
  );
  // A slug is for files: it stands in words, and only where nothing else names the row.
  const bySlug = named && !fields.some((field) => headings.includes(field));
  const titles = [...(bySlug ? ["What"] : []), ...(hasTarget ? ["Target"] : []), ...fields.map(inWords)];
  return (
    <PlainTable
      label={tableLabel(path)}
      header={titles.map((title) => ({ title }))}
      rows={rows.map(([key, row]) => {
        const at = [...path, key];
        const entry = isEntry(row) ? row : {};
        return {
          key,
          id: at.join("/"),
          cells: [
            ...(bySlug ? [inWords(key)] : []),
            ...(hasTarget
              ? [isTarget(entry) ? <TargetPhrase key="target" of={entry} path={at} /> : "–"]
              : []),
            ...fields.map((field) => {
              const value = entry[field];
              return value === undefined ? "–" : <Value key={field} value={value} path={[...at, field]} />;
            }),
          ],
        };
      })}
    />
  );
}

/** A table is a landmark of its own inside the part, which has the part's name already. */
const tableLabel = (path: readonly string[]): string =>
  `Table of ${path.map(inWords).join(", ").toLowerCase()}`;

const isGrid = (value: Entry): boolean => {
  const rows = Object.values(value);
  return (
    rows.length > 1 &&
    rows.every(
      (row) =>
        isEntry(row) && Object.values(row).every((cell) => typeof cell === "string" && cell.length === 1),
    )
  );
};

/** Letters by row and column: who decides what. */
function Grid({ of, path }: { of: Entry; path: readonly string[] }) {
  const { strategy } = useStrategy();
  const rows = Object.entries(of).map(([key, row]) => [key, isEntry(row) ? row : {}] as const);
  const columns = [...new Set(rows.flatMap(([, row]) => Object.keys(row)))];
  const nameOf = (column: string) => keyReferenceAt(strategy, [...path, "*"], column)?.name ?? column;
  return (
    <PlainTable
      label={tableLabel(path)}
      header={[{ title: "Decision" }, ...columns.map((column) => ({ title: nameOf(column) }))]}
      rows={rows.map(([key, row]) => ({
        key,
        id: [...path, key].join("/"),
        cells: [
          inWords(key),
          ...columns.map((column) =>
            row[column] === "A" ? <strong key={column}>A</strong> : textOf(row[column] ?? "–"),
          ),
        ],
      }))}
    />
  );
}
