import type { Call } from "../http/site.ts";
import { personNamed } from "./actions.ts";

/** Who writes, by the name they have now. */
export type Author = { readonly person: string | null; readonly name: string };

/** Whoever holds the data folder is no person of the workspace. */
export async function authorOf({
  tx,
  workspace,
  principal,
}: Pick<Call, "tx" | "workspace" | "principal">): Promise<Author> {
  const { person } = principal;
  const name = person === null ? undefined : await personNamed(tx, workspace, person);
  return { person, name: name ?? "Local owner" };
}
