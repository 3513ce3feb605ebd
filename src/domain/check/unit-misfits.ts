import { quantityFor } from "../strategy/quantities.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { amountsIn, type Bound, boundsIn } from "../strategy/targets.ts";
import { type Amount, moneyOf } from "../strategy/values.ts";
import type { Path } from "../strategy/path.ts";
import { type Fault, silentOnMisfit } from "./rule.ts";

/**
 * What fits on its own and not where it stands (FMT-001): a bound whose kind is not its metric's ("30%" of money, "2M" of
 * days), and an amount with parts of its currency's minor unit. A bound on a change is a share of the value before, or a
 * quantity of the metric itself (spec 1, "Values").
 */
export const unitMisfits = (strategy: Strategy): Fault[] => [
  ...[...boundsIn(strategy)].flatMap((bound) => silentOnMisfit(() => boundFault(strategy, bound))),
  ...[...amountsIn(strategy)].flatMap(({ path, amount }) =>
    silentOnMisfit(() => amountFault(strategy, path, amount)),
  ),
];

function* boundFault(strategy: Strategy, { path, metric, quantity, isChange }: Bound): Generator<Fault> {
  if (isChange && quantity.form === "share") return;
  const read = quantityFor(strategy, metric, quantity);
  if (!read || !("misfit" in read)) return;
  const message = `\`${quantity.text}\` ${read.misfit}; \`${metric}\` takes ${read.accepted}`;
  yield { path, message, fix: `write ${read.accepted}` };
}

function* amountFault(strategy: Strategy, path: Path, amount: Amount): Generator<Fault> {
  const { currency } = strategy.company;
  if (moneyOf(amount, currency)) return;
  const code = amount.currency ?? currency;
  yield {
    path,
    message: `\`${amount.decimal}\` is not a whole number of minor units of ${code}, or is too large to count exactly`,
    fix: `write an amount that ${code} can pay`,
  };
}
