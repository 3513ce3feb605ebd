import { keysOf } from "../strategy/schema-walk.ts";
import { strategySchema } from "../strategy/strategy.ts";

/** The parts of a strategy in the order in which a file is written. */
export const partNames: readonly string[] = keysOf(strategySchema, []).filter((part) => part !== "entente");
