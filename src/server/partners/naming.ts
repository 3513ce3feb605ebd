import type { Tx } from "../../database/connection.ts";
import { numberNamed } from "../http/questions.ts";
import { partnerNumbered } from "./queries.ts";

/** The id of the partner that people name by its number, `P-142` or plainly `142`; undefined where the workspace has none. */
export async function partnerCalled(tx: Tx, workspace: string, name: string): Promise<string | undefined> {
  const number = numberNamed(name, "P");
  return number === undefined ? undefined : partnerNumbered(tx, workspace, number);
}
