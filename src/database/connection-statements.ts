import { createHash } from "node:crypto";
import type pg from "pg";

/**
 * The mark of a statement that is asked at nearly every request and always finds its rows by a key: PostgreSQL plans it once
 * for each connection, which for such statements costs more than running them. Not for sums over ranges, whose best plan
 * depends on the range.
 */
const mark = /^\s*(?:select )?\/\* often \*\//;

/** Gives marked statements a name, by which PostgreSQL keeps them. To be called before others wrap `query`. */
export function planOftenAskedOnce(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...more: unknown[]) =>
    typeof text === "string" && Array.isArray(values) && mark.test(text)
      ? ask({ name: nameOf(text), text, values: values as unknown[] }, ...more)
      : ask(text, values, ...more)) as typeof client.query;
}

const names = new Map<string, string>();

/** The same text has the same name; the texts are those of this program, so there are only so many. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash("sha256").update(text).digest("base64url").slice(0, 20);
  names.set(text, name);
  return name;
}
