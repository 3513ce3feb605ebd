import type { AuditVerifyReply } from "../../contract/people.ts";
import type { Tx } from "../../database/connection.ts";
import {
  type ChainedEntry,
  chainBeginning,
  type ChainFault,
  step,
  type Walk,
  walkBeginning,
} from "./chain.ts";
import { entriesAfter, type Head, headOf } from "./queries.ts";

/**
 * Walks the chain of a workspace and says the first thing that is wrong: an entry that is missing, changed, or out of its
 * place, a head that does not fit. A head noted elsewhere has to be the hash of an entry; without one, a tail that was cut off
 * together with the head in the database is not seen.
 */
export async function verifyTrail(
  tx: Tx,
  workspace: string,
  noted: string | undefined,
  signal?: AbortSignal,
): Promise<AuditVerifyReply> {
  const { walk, fault, passed } = await walkOf(tx, workspace, noted, signal);
  const head = await headOf(tx, workspace);
  const found = fault ?? headFault(walk, head) ?? (passed ? undefined : cutOff(walk));
  return {
    entries: walk.sequence,
    head: head === undefined || head.sequence === 0 ? null : head.hash,
    intact: found === undefined,
    fault: found ?? null,
  };
}

type Walked = { readonly walk: Walk; readonly fault?: ChainFault; readonly passed: boolean };

/** Entries that are added meanwhile are walked, too: what the head then says has to be there. */
async function walkOf(
  tx: Tx,
  workspace: string,
  noted: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Walked> {
  let walk = walkBeginning;
  let passed = noted === undefined || noted === chainBeginning;
  for (;;) {
    signal?.throwIfAborted();
    const page = await nextPage(tx, workspace, walk);
    if (page.length === 0) return { walk, passed };
    for (const entry of page) {
      const next = step(walk, entry);
      if ("reason" in next) return { walk, fault: next, passed };
      walk = next;
      passed ||= walk.hash === noted;
    }
  }
}

async function nextPage(tx: Tx, workspace: string, { sequence }: Walk): Promise<ChainedEntry[]> {
  const page = await entriesAfter(tx, workspace, { after: sequence, limit: pageSize });
  if (page.length > 0) return page;
  const head = await headOf(tx, workspace);
  if (head === undefined || head.sequence <= sequence) return [];
  return entriesAfter(tx, workspace, { after: sequence, limit: pageSize });
}

const pageSize = 1_000;

function headFault({ sequence, hash }: Walk, head: Head | undefined): ChainFault | undefined {
  const end = head ?? { sequence: 0, hash: chainBeginning };
  if (end.sequence > sequence)
    return { sequence: sequence + 1, reason: `The end is missing: the trail had ${end.sequence} entries` };
  if (end.sequence < sequence)
    return {
      sequence: end.sequence + 1,
      reason: "The entry was not added by the program: the head is before it",
    };
  if (end.hash !== hash) return { sequence, reason: "The head does not have the hash of the last entry" };
  return undefined;
}

const cutOff = ({ sequence }: Walk): ChainFault => ({
  sequence: sequence + 1,
  reason: "The head that was noted is in no entry: the end was cut off, or the trail was written anew",
});
