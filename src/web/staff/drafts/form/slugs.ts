import { numberAfter } from "../../../../domain/strategy/own-numbers.ts";

/** A slug made of a name: lower-case letters, digits and single hyphens, unlike those that are taken. */
export function slugFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const short = plain.length <= 40 ? plain : plain.slice(0, 41).replace(/-[^-]*$/, "");
  return unlike(short === "" ? "new" : short, taken);
}

function unlike(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.includes(`${slug}-${number}`)) return `${slug}-${number}`;
}

/** The id after the last one: M-06 after M-05, D-003 after D-002, KR-1.5 after KR-1.4. */
export function nextId(taken: readonly string[], otherwise: string): string {
  const last = taken.findLast((id) => /\d+$/.test(id));
  const next = last === undefined ? undefined : numberAfter(last, new Set(taken));
  return next ?? unlike(otherwise, taken);
}

/** What is wrong with a slug, and what would be accepted; null where nothing is. */
export function slugProblem(slug: string, taken: readonly string[]): string | null {
  if (taken.includes(slug)) return `\`${slug}\` is taken here; write another one.`;
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)
    ? null
    : "Write lower-case letters, digits and single hyphens, such as msp-first.";
}

/** Ids of decisions, key results and milestones. */
export function idProblem(id: string, taken: readonly string[]): string | null {
  if (taken.includes(id)) return `\`${id}\` is taken here; write another one.`;
  return /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(id)
    ? null
    : "Write letters, digits, dots and hyphens, such as M-01.";
}
