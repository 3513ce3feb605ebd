import { isId } from "../../database/ids.ts";
import type { Decision, Refusal } from "../../domain/shared/decision.ts";
import { Refused } from "./problems.ts";

/** A "no" as an answer, at the place of the request that it is about. */
export const refused = (
  status: 400 | 403 | 404 | 409 | 422,
  { reason, accepted }: Refusal,
  { pointer = "", code = "not-accepted" }: { readonly pointer?: string; readonly code?: string } = {},
): Refused =>
  new Refused(status, reason, [
    { pointer, code, detail: reason, ...(accepted === undefined ? {} : { accepted }) },
  ]);

/** The value of a decision; a "no" ends the call with this status. */
export function valueOr<T>(status: 400 | 403 | 409 | 422, decision: Decision<T>, pointer?: string): T {
  if (decision.ok) return decision.value;
  throw refused(status, decision, pointer === undefined ? {} : { pointer });
}

/** What is absent and what belongs to another workspace or company answers alike, to the byte. */
export const absent = (what: string): Refused => new Refused(404, `There is no such ${what}`);

/** An id as the database compares it; a text that is none names nothing that exists. */
export function idOf(text: string | undefined, what: string): string {
  if (text === undefined || !isId(text)) throw absent(what);
  return text.toLowerCase();
}

/** The id that an address names. */
export const idIn = (params: Readonly<Record<string, string>>, name: string, what: string): string =>
  idOf(params[name], what);
