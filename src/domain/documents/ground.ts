import type { Day } from "../shared/dates.ts";
import { grounding } from "../strategy/grounding.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Stamp } from "./document.ts";

/** What a document is made from; two prints of the same are equal. */
export type Ground = {
  readonly strategy: Strategy;
  readonly asOf: Day;
  readonly version: string;
  /** Who adopted it and when, in words; null before that. */
  readonly approver: string | null;
};

export const stampOf = ({ strategy, asOf, version, approver }: Ground): Stamp => ({
  company: strategy.company.name,
  strategy: strategy.strategy.name,
  asOf,
  version,
  approver,
  grounding: grounding(strategy).ratio?.toFixed(2) ?? null,
  currency: strategy.company.currency,
});
