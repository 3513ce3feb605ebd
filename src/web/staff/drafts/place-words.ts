import { nameInSentence, type Names } from "../../../domain/strategy/names-of.ts";
import type { Path } from "../../../domain/strategy/path.ts";
import { inWords, partTitle } from "../strategy/parts.ts";

/** A place of the strategy for people: "Bets, “Managed mid-market first”: wedge". */
export function placeInWords(path: Path, names?: Names): string {
  const [part, ...rest] = path.map(String);
  if (part === undefined) return "The strategy";
  const named = rest.map((step, index) => {
    const known = index === 0 || path[1] === "cells" ? names?.(step, part) : undefined;
    if (known) return nameInSentence(known);
    if (/^\d+$/.test(step)) return String(Number(step) + 1);
    const isField = index === rest.length - 1 && (/[A-Z]/.test(step) || rest.length !== 1);
    return isField ? inWords(step).toLowerCase() : goneName(step);
  });
  const last = named.pop();
  if (last === undefined) return partTitle(part);
  return `${[partTitle(part), ...named].join(", ")}: ${last}`;
}

/** An element that was taken out of its list stands by what told it apart (merge.ts). */
const goneName = (step: string): string =>
  step.startsWith("=")
    ? step
        .slice(1)
        .replaceAll(/null|[[\]{}"]/g, "")
        .split(",")
        .filter(Boolean)
        .join(" ")
    : step;
