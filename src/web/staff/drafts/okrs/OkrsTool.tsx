import { keyResultKinds } from "../../../../domain/strategy/closed-sets.ts";
import { type KeyResult, type KeyResultPace, paceOf } from "../../../../domain/strategy/key-results.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Entry, Strategy } from "../../../../domain/strategy/strategy.ts";
import { counted } from "../../../ui/numbers.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { boundInWords, metricName, personName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Okrs.module.css";

type Okr = Entry<"okrs">;
const paceChoices = keyResultKinds.map((slug) => ({ slug, name: inWords(slug) }));
const paceWords: Record<KeyResultPace, string> = {
  leading: "→ leading",
  lagging: "⊣ lagging",
  neither: "△ counts activity, or nothing",
  unknown: "◇ unknown",
};

/** Objectives and how we will know: what moves first and what is the outcome. */
export function OkrsTool() {
  const { strategy } = useDraft();
  const okrs = entries<Okr>(strategy.okrs);
  if (okrs.length === 0) return null;
  return (
    <Tool
      title={findingOf(strategy, okrs)}
      says="A leading result moves first and warns in time; a lagging one is the outcome. What a metric is, it is by itself, unless the key result says otherwise."
    >
      {okrs.map(([slug, okr]) => (
        <article key={slug} className={styles.objective} aria-labelledby={`okr-${slug}`}>
          <h3 id={`okr-${slug}`}>
            <PartLink to={["okrs", slug]}>{okr.objective}</PartLink>
          </h3>
          <p className="small">
            {okr.owner ? (
              <span className="quiet">{personName(strategy, okr.owner)}</span>
            ) : (
              <Missing>no owner</Missing>
            )}
            {" · "}
            {missingOf(strategy, okr).length === 0 ? (
              <span className="quiet">leading and lagging</span>
            ) : (
              <Missing>no {missingOf(strategy, okr).join(" and no ")} result</Missing>
            )}
          </p>
          <KeyResults slug={slug} results={okr.keyResults ?? []} />
        </article>
      ))}
    </Tool>
  );
}

function KeyResults({ slug, results }: { slug: string; results: readonly KeyResult[] }) {
  const { strategy } = useDraft();
  if (results.length === 0)
    return <p className={styles.none}>No key result: nothing will say whether it was reached.</p>;
  return (
    <PlainTable
      stacks
      label={`Key results of ${slug}`}
      header={[
        { title: "Id", whole: true },
        { title: "Key result" },
        { title: "Counted as" },
        { title: "Target" },
        { title: "By" },
        { title: "Moves" },
      ]}
      rows={results.map((result, index) => {
        const at = (field: string) => ["okrs", slug, "keyResults", index, field];
        const words = boundInWords(strategy, result);
        return {
          key: result.id,
          cells: [
            result.id,
            <CellField key="s" path={at("statement")} label={`Statement of ${result.id}`} />,
            result.metric === undefined ? (
              <Missing key="m">no measure</Missing>
            ) : (
              metricName(strategy, result.metric)
            ),
            <div key="t">
              <CellField
                path={at(result.atMost && !result.atLeast ? "atMost" : "atLeast")}
                as="figure"
                label={`Target of ${result.id}`}
              />
              {words && <span className="small quiet">{words}</span>}
            </div>,
            <CellField key="b" path={at("by")} as="figure" label={`Day of ${result.id}`} />,
            <div key="k">
              {result.kind === undefined && (
                <span className="small quiet">{paceWords[paceOf(strategy, result)]} by its metric</span>
              )}
              <CellChoice
                path={at("kind")}
                label={`Whether ${result.id} leads or lags`}
                choices={paceChoices}
              />
            </div>,
          ],
        };
      })}
    />
  );
}

function missingOf(strategy: Strategy, { keyResults = [] }: Okr): string[] {
  const paces = keyResults.map((result) => paceOf(strategy, result));
  return keyResultKinds.filter((kind) => !paces.includes(kind));
}

function findingOf(strategy: Strategy, okrs: readonly [string, Okr][]): string {
  const results = okrs.reduce((sum, [, { keyResults }]) => sum + (keyResults?.length ?? 0), 0);
  const lacking = okrs.filter(([, okr]) => missingOf(strategy, okr).length > 0).length;
  const all = `${counted(okrs.length, "objective")} with ${counted(results, "key result")}`;
  return lacking === 0
    ? `${all}; each has one that leads and one that lags`
    : `${all}; ${lacking} ${lacking === 1 ? "lacks" : "lack"} a leading or a lagging one`;
}
