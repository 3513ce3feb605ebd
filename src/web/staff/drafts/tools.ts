import { type ComponentType, lazy } from "react";
import type { PartName } from "../../../domain/strategy/strategy.ts";

/** A tool shows one part in a form of its own and edits it through `useDraft()`; it takes no properties. */
type Tool = ComponentType;

/** The tools of each part, in the order in which its page shows them, above the fields. Each loads when its page is opened. */
export const tools: Partial<Record<PartName, readonly Tool[]>> = {};

/** For the list above: `tool(async () => (await import("./bets/BetsBoard.tsx")).BetsBoard)`. */
export const tool = (load: () => Promise<ComponentType>): Tool =>
  lazy(async () => ({ default: await load() }));
