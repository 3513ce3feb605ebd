import { capital } from "../shared/capital.ts";
import { inWords } from "../measures/in-words.ts";
import type { DriftLine, DriftReport } from "./drift-report.ts";

/** What a page of drift found, in one sentence: where the north star stands, and how many promises are not kept. */
export function driftHeadline(report: DriftReport, currency: string): string {
  const star = report.lines.find(({ kind }) => kind === "north-star");
  const { out, unknown, ok } = report.summary;
  if (out + ok === 0) return "Nothing that the strategy promises can be judged from the facts yet";
  if (out === 0 && unknown > 0 && !isMeasured(report)) return waiting(unknown, ok);
  const kept =
    out === 0
      ? `all ${ok} promises that can be judged are kept`
      : `${out} of ${out + ok} promises that can be judged ${out === 1 ? "is" : "are"} out of tolerance`;
  return star && star.actual !== null ? `${starInWords(star, currency)}; ${kept}` : `${capital(kept)}`;
}

/** Whether any promise was judged by what partners did, and not by the days of the strategy alone. */
export const isMeasured = ({ lines }: DriftReport): boolean =>
  lines.some(({ question, status }) => question !== null && status !== "unknown");

const waiting = (unknown: number, ok: number): string =>
  `${unknown === 1 ? "One promise waits" : `${unknown} promises wait`} for facts${ok > 0 ? "; no day that was set has passed" : ""}`;

function starInWords({ title, unit, actual, target, better, status }: DriftLine, currency: string): string {
  const value = `${title} stands at ${inWords(actual, unit, currency)}`;
  if (target === null || target === 0 || actual === null) return value;
  const apart = actual / target - 1;
  const distance = `${Math.round(Math.abs(apart) * 1000) / 10}%`;
  const side = apart < 0 ? "below" : "above";
  if (Math.abs(apart) < 0.0005) return `${value}, exactly on plan`;
  const judged = status === "out" ? "" : (better === "up") === apart > 0 ? "" : " (within tolerance)";
  return `${value}, ${distance} ${side} plan${judged}`;
}
