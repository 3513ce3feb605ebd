import type { PortalTier } from "../../../contract/portal.ts";

/** Nothing that is known speaks against the next tier: it may be held, and the one that is shown is the least. */
export const isUnsure = ({ missing }: Pick<PortalTier, "missing">): boolean =>
  missing.length > 0 && missing.every(({ untold }) => untold !== null);
