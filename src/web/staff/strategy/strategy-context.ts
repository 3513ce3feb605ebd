import { createContext, type ReactNode, useContext } from "react";
import type { Entry } from "./references.ts";

type Read = {
  strategy: Entry;
  currency: string;
  /** What the engines say of an element, by its anchor. */
  verdicts: ReadonlyMap<string, ReactNode>;
};

export const StrategyContext = createContext<Read>({ strategy: {}, currency: "", verdicts: new Map() });
export const useStrategy = (): Read => useContext(StrategyContext);
