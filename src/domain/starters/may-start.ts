import { isMap } from "../strategy/plain-data.ts";

type DraftNow = {
  readonly data: unknown;
  /** Whether it differs from the version it stands on. */
  readonly changed: boolean;
  /** How it was saved last; null while nobody has. */
  readonly origin: string | null;
};

/** Parts that say whose strategy it is and nothing else. */
const whose = new Set(["entente", "strategy", "company", "horizon"]);

/**
 * Whether a starter may begin the draft: while it says no more than whose it is, or nothing but what another starter wrote. What
 * a person wrote or adopted is never replaced by what a table proposes.
 */
export const mayStart = ({ data, changed, origin }: DraftNow): boolean =>
  (changed && origin === "starter") || !isMap(data) || Object.keys(data).every((part) => whose.has(part));
