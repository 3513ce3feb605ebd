import { capital } from "../../shared/capital.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Incentive } from "../../strategy/reach.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, inOneCell, tableOr } from "../blocks.ts";
import { becauseName, programName, typeNames } from "../names.ts";
import { tierName } from "../targets.ts";
import { amountWords, durationWords, label, shareWords, words } from "../words.ts";

/** An incentive in one phrase: "Rebate 0%, 3% from USD 100K, 5% from USD 250K of closed revenue a quarter". */
export function incentiveWords(strategy: Strategy, incentive: Incentive): string {
  const on = incentive.on ? ` of ${words(incentive.on)}` : "";
  const per = incentive.per ? ` a ${incentive.per}` : "";
  return `${words(incentive.kind)}${bandWords(strategy, incentive)}${on}${per}`;
}

function bandWords(strategy: Strategy, { bands }: Incentive): string {
  const paying = (bands?.steps ?? []).filter(({ rate, amount }) => rate !== 0 || amount !== undefined);
  const steps = paying.map(({ from, rate, amount }) => {
    const worth = shareWords(rate) ?? amountWords(strategy, amount) ?? "a rate that is not said";
    return from === undefined || Number(from.decimal) === 0
      ? worth
      : `${worth} from ${amountWords(strategy, from)}`;
  });
  return steps.length === 0 ? " at a rate that is not said" : ` ${steps.join(", ")}`;
}

/** Every incentive with who gets it, on what terms, and the gap or bet it serves. */
export function incentivesTable(strategy: Strategy): Block {
  const rows = entries<Incentive>(strategy.incentives).map(([slug, incentive]): Cell[] => [
    label(slug),
    capital(
      `${incentiveWords(strategy, incentive)}${incentive.bands?.method ? `, ${incentive.bands.method}` : ""}`,
    ),
    reachWords(strategy, incentive),
    capital(termsWords(strategy, incentive) ?? "No cap, hold or clawback"),
    becauseName(strategy, incentive.because) ?? "No because",
  ]);
  return tableOr(
    { what: "what a partner is paid beyond its margin", part: "incentives" },
    "Incentives",
    [
      column("Incentive", 1.2),
      column("Pays", 2.4),
      column("To", 1.6),
      column("Terms", 2),
      column("Because", 1.4),
    ],
    rows,
  );
}

const reachWords = (strategy: Strategy, { types, tiers, program }: Incentive): string =>
  inOneCell([
    typeNames(strategy, types),
    tiers && tiers.map((tier) => tierName(strategy, tier)).join(", "),
    program && programName(strategy, program),
  ]) ?? "Every partner";

const termsWords = (strategy: Strategy, { cap, hold, clawback }: Incentive): string | null =>
  inOneCell([
    cap && `at most ${amountWords(strategy, cap.amount)}${cap.per ? ` a ${cap.per}` : ""}`,
    hold && `paid after ${durationWords(hold)}`,
    clawback && clawbackWords(clawback),
  ]);

function clawbackWords({ within, steps }: NonNullable<Incentive["clawback"]>): string {
  const each = (steps ?? []).map(
    ({ before, share }) => `${shareWords(share)} before ${durationWords(before)}`,
  );
  const span = within ? ` within ${durationWords(within)}` : "";
  return `comes back${span} when the customer leaves${each.length > 0 ? `: ${each.join(", ")}` : ""}`;
}
