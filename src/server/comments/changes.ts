import type { Tx } from "../../database/connection.ts";
import { lastChange } from "./queries.ts";

/** When comments changed last, for pages that ask again and again. */
export const commentedLast = async (tx: Tx, workspace: string): Promise<string | null> =>
  (await lastChange(tx, workspace))?.toISOString() ?? null;
