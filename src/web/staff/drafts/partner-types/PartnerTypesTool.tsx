import { entries, isWhole, sumShares } from "../../../../domain/strategy/lookup.ts";
import type { PartnerType } from "../../../../domain/strategy/strategy.ts";
import { counted, percent } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { useDraft } from "../draft-context.ts";
import { listed } from "../kit/names.ts";
import { type BarPart, StackedBar } from "../kit/StackedBar.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./PartnerTypes.module.css";
import { TypeCard } from "./TypeCard.tsx";

/** The partner types as cards, and the intended shares as one bar that has to be whole. */
export function PartnerTypesTool() {
  const { strategy } = useDraft();
  const types = entries<PartnerType>(strategy.partnerTypes);
  if (types.length === 0) return null;
  const sum = sumShares(types.map(([, { target }]) => target?.share ?? 0));
  const silent = types.filter(([, { target }]) => target?.share === undefined);
  return (
    <Tool
      title={findingOf(
        types.length,
        sum,
        silent.map(([, { name }]) => name),
      )}
      says="Whom we work with, what each is for, and what is in it for both sides."
    >
      <Picture
        isInner
        title={`Intended share of partner-attached revenue: ${percent(sum)}`}
        name="partner-types"
        twin={{
          header: ["Partner type", "Share, of one", "Partners", "Hours a quarter"],
          rows: types.map(([, { name, target, capacity }]) => [
            name,
            target?.share ?? null,
            target?.partners ?? null,
            capacity?.hoursPerQuarter ?? null,
          ]),
        }}
      >
        <StackedBar label="Intended shares" whole={1} parts={partsOf(types, sum)} />
      </Picture>
      <div className={styles.cards}>
        {types.map(([slug, type]) => (
          <TypeCard key={slug} slug={slug} type={type} />
        ))}
      </div>
    </Tool>
  );
}

function partsOf(types: readonly [string, PartnerType][], sum: number): BarPart[] {
  const rest = sumShares([1, -sum]);
  return [
    ...types.map(([slug, { name, target }]) => ({
      key: slug,
      name,
      size: target?.share ?? 0,
      text: percent(target?.share ?? 0),
    })),
    ...(rest > 0 && !isWhole(sum)
      ? [{ key: "rest", name: "Given to nobody", size: rest, text: percent(rest), isOpen: true }]
      : []),
  ];
}

function findingOf(number: number, sum: number, silent: readonly string[]): string {
  const all = counted(number, "partner type");
  if (silent.length === number) return `${all}; none has an intended share yet`;
  if (silent.length > 0)
    return `${all}; ${listed(silent)} ${silent.length === 1 ? "has" : "have"} no intended share`;
  if (isWhole(sum)) return `${all}, and the intended shares add up to 100%`;
  return sum > 1
    ? `The intended shares add up to ${percent(sum)}: ${percent(sumShares([sum, -1]))} too much`
    : `The intended shares add up to ${percent(sum)}: ${percent(sumShares([1, -sum]))} is given to nobody`;
}
