import type { InstallationSecret } from "../installation-secret.ts";
import { isSameSecret } from "../same-secret.ts";
import { badQuery } from "./problems.ts";

/** Where a list goes on: what its order compares, of the last row that was shown. */
export type Position = string | number | readonly (string | number | null)[];

/** The part of a list that a call asks for. */
export type Page<P extends Position> = {
  /** Undefined at the beginning. */
  readonly after: P | undefined;
  readonly limit: number;
  /** The cursor of what comes after a position, good for the same question only. */
  readonly cursor: (after: P) => string;
};

type Asking = {
  readonly site: { readonly secret: InstallationSecret };
  readonly workspace: string;
  readonly principal: { readonly kind: string; readonly partner?: string };
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
};

const usualLimit = 100;
const mostLimit = 1000;

/**
 * Reads `?cursor` and `?limit`. A cursor is signed together with the workspace (in the portal: the company), the address and
 * the question it continues; one of another list, another question or another hand is refused, so that its position, once
 * read, is of the shape this list wrote.
 */
export function pageAsked<P extends Position>(asking: Asking, endpoint: { readonly path: string }): Page<P> {
  const { secret } = asking.site;
  const question = questionOf(asking, endpoint.path);
  const cursor = (after: P): string => {
    const position = Buffer.from(JSON.stringify(after)).toString("base64url");
    return `${position}.${signed(secret, question, position)}`;
  };
  return { after: positionIn<P>(asking, secret, question), limit: limitAsked(asking.query["limit"]), cursor };
}

/** A page of rows of which one more than fits was read: that one tells whether others follow. */
export function pageOf<Row, P extends Position>(
  { limit, cursor }: Page<P>,
  rows: readonly Row[],
  positionOf: (row: Row) => P,
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last === undefined ? null : cursor(positionOf(last)) };
}

function positionIn<P extends Position>(
  { query }: Asking,
  secret: InstallationSecret,
  question: string,
): P | undefined {
  const given = query["cursor"];
  if (given === undefined) return undefined;
  const [position = "", signature = "", ...more] = given.split(".");
  if (more.length > 0 || !isSameSecret(signature, signed(secret, question, position)))
    throw badQuery("cursor", given.slice(0, 100), "the `next` of a reply to this very question, or none");
  return JSON.parse(Buffer.from(position, "base64url").toString("utf8")) as P;
}

/** How many rows a page has may change on the way; what is asked may not. */
function questionOf({ workspace, principal, params, query }: Asking, path: string): string {
  const { cursor: _cursor, limit: _limit, ...asked } = query;
  const sorted = (texts: object) => Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([workspace, principal.partner ?? null, path, sorted(params), sorted(asked)]);
}

const signed = (secret: InstallationSecret, question: string, position: string): string =>
  secret.sign("cursor", `${question}\n${position}`);

function limitAsked(text: string | undefined): number {
  if (text === undefined) return usualLimit;
  const limit = Number(text);
  if (/^\d{1,4}$/.test(text) && limit >= 1 && limit <= mostLimit) return limit;
  throw badQuery("limit", text, `a whole number from 1 to ${mostLimit}`);
}
