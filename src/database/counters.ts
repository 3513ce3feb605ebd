import type { Tx } from "./connection.ts";
import type { Database } from "./tables.ts";

/**
 * Takes `count` human numbers of a noun (P-142, D-991) and returns the first; the rest follow it. The counter row is
 * locked until the transaction ends, so numbers have no gaps and no doubles.
 */
export async function takeNumbers(
  tx: Tx,
  workspaceId: string,
  noun: Database["counters"]["noun"],
  count: number,
): Promise<number> {
  const row = await tx
    .insertInto("counters")
    .values({ workspace_id: workspaceId, noun, next: 1 + count })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "noun"])
        .doUpdateSet((expression) => ({ next: expression("counters.next", "+", count) })),
    )
    .returning("next")
    .executeTakeFirstOrThrow();
  return row.next - count;
}
