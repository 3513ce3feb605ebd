import pg from "pg";

/**
 * How column values reach the code: whole numbers as numbers, days as `YYYY-MM-DD` text (a Date would move them into a
 * time zone), numeric as the text PostgreSQL wrote.
 */
export const columnValues = new pg.TypeOverrides();

columnValues.setTypeParser(pg.types.builtins.INT8, safeInteger);
columnValues.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** Money in minor units stays exact in a number up to 2^53; beyond it an error is better than a rounded amount. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large to be held exactly`);
  return value;
}
