/** A "no" is a value with its reason and what would be accepted, so that people and programs can act on it (STYLE.md, rule 4). */
export type Refusal = { readonly reason: string; readonly accepted?: string };
export type Decision<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal);

export const yes = <T>(value: T): Decision<T> => ({ ok: true, value });
export const no = (reason: string, accepted?: string): Decision<never> =>
  accepted === undefined ? { ok: false, reason } : { ok: false, reason, accepted };
