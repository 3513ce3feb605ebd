import { entryOf } from "../../../../domain/strategy/lookup.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";

/** What a because-link leads to: the sentence of a gap or the name of a bet; a slug that names nothing stands for itself. */
export const reasonName = ({ gaps, bets }: Strategy, because: string): string =>
  entryOf(gaps, because)?.statement ?? entryOf(bets, because)?.name ?? because;
