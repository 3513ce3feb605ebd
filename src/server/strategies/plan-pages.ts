import { createHash } from "node:crypto";
import { planLength } from "../../documents/plan-length.ts";
import { planCouldBeLong } from "../../domain/documents/plan-pages.ts";
import type { Day } from "../../domain/shared/dates.ts";
import type { Reading } from "../../domain/strategy/read.ts";

/** Texts that are asked about again and again while somebody writes; the oldest goes first. */
const most = 100;
const measured = new Map<string, Promise<number | null>>();

/**
 * On how many pages the plan of a text prints (LEN-001); null where the strategy is far too short for more than five, has values
 * that do not fit, or cannot be typeset. A text is typeset once.
 */
export function planPagesOf(text: string, { strategy, misfits }: Reading, asOf: Day): Promise<number | null> {
  if (!strategy || misfits.length > 0 || !planCouldBeLong(strategy)) return Promise.resolve(null);
  const key = createHash("sha256").update(text).digest("hex");
  const known = measured.get(key);
  if (known) return known;
  const pages = planLength({ strategy, asOf, version: "the file", approver: null }).catch(() => {
    // Not known now is not unknown for ever.
    measured.delete(key);
    return null;
  });
  measured.set(key, pages);
  for (const oldest of [...measured.keys()].slice(0, Math.max(0, measured.size - most)))
    measured.delete(oldest);
  return pages;
}
