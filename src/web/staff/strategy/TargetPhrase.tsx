import { parseDay } from "../../../domain/shared/dates.ts";
import { longDay } from "../../ui/numbers.ts";
import { Leaf } from "./Leaf.tsx";
import { inWords } from "./parts.ts";
import { isEntry, type Entry, textOf } from "./references.ts";
import { isQuantity, metricOf, quantityInWords, scalarInWords } from "./scalars.ts";
import { useStrategy } from "./strategy-context.ts";

/** The fields that a target's sentence says; what else an element holds is shown beside it. */
export const targetKeys: ReadonlySet<string> = new Set(
  "metric where over atLeast atMost by baseline kind change".split(" "),
);
export const isTarget = (entry: Entry): boolean =>
  typeof entry["metric"] === "string" && ["atLeast", "atMost"].some((bound) => isQuantity(entry[bound]));

/** A target as a sentence: the metric, where it counts, the bound and the day. */
export function TargetPhrase({ of, path }: { of: Entry; path: readonly string[] }) {
  const { strategy, currency } = useStrategy();
  const { name, unit } = metricOf(strategy, textOf(of["metric"]));
  const bound = (key: string) => (isQuantity(of[key]) ? quantityInWords(of[key], unit, currency) : undefined);
  const [atLeast, atMost, baseline] = [bound("atLeast"), bound("atMost"), bound("baseline")];
  const { by, over, where, change, kind } = of;
  return (
    <span>
      {name}
      {isEntry(where) &&
        Object.entries(where).map(([dimension, members]) => (
          <span key={dimension}>
            {" "}
            of {inWords(dimension).toLowerCase()}{" "}
            <Leaf value={members} path={[...path, "where", dimension]} />
          </span>
        ))}
      {over !== undefined && ` over ${scalarInWords(over, [...path, "over"], currency)}`}
      {typeof change === "string" && `, change on the ${change} before,`}
      {atLeast && (
        <>
          {" "}
          at least <strong>{atLeast}</strong>
        </>
      )}
      {atMost && (
        <>
          {" "}
          at most <strong>{atMost}</strong>
        </>
      )}
      {typeof by === "string" && parseDay(by) !== undefined && ` by ${longDay(by)}`}
      {baseline && `, from ${baseline}`}
      {typeof kind === "string" && <span className="quiet"> ({kind})</span>}
    </span>
  );
}
