import { normal } from "./said.ts";

/** A heading right under which each heading, or each item of a list, is a tier. */
export const isOfTiers = (title: string): boolean =>
  /^(?:(?:partner|program|programme|our|the|proposed) )*(?:tiers|tiering|tier structure|tier definitions|tier model|levels)$/.test(
    normal(title),
  );
