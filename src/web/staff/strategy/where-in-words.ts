import type { Where } from "../../../domain/strategy/target.ts";

/** The part of the business that a target counts, in few words: "type msp", "tier gold, platinum". Nothing for all of it. */
export const textIn = (where: Where | undefined): string =>
  Object.entries(where ?? {})
    .map(([dimension, members]) => `${dimension.replace(/s$/, "")} ${[members].flat().join(", ")}`)
    .join(", ");
