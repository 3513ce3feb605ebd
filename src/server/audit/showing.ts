import type { AuditRow } from "../../contract/people.ts";
import type { Tx } from "../../database/connection.ts";
import { isId } from "../../database/ids.ts";
import { type Role, roleNames } from "../../domain/access/roles.ts";
import type { Actor } from "./actions.ts";
import type { ChainedEntry } from "./chain.ts";
import { namesOf } from "./queries.ts";

/** Entries as people read them. The chain holds ids; what they are called is looked up now, and may have been erased. */
export async function shownEntries(
  tx: Tx,
  workspace: string,
  entries: readonly ChainedEntry[],
): Promise<AuditRow[]> {
  const ids = entries.flatMap(({ content }) => {
    const { id, key } = content.actor as Actor;
    return [id, key, content.objectId];
  });
  const named = ids.filter((id): id is string => typeof id === "string" && isId(id));
  const names = await namesOf(tx, workspace, [...new Set(named)]);
  return entries.map((entry) => shown(entry, names));
}

function shown({ content, hash }: ChainedEntry, names: ReadonlyMap<string, string>): AuditRow {
  const { sequence, at, action, objectKind, objectId, before, after, why, requestId } = content;
  const actor = content.actor as Actor;
  return {
    sequence,
    at,
    actor: {
      kind: actor.kind,
      id: actor.id,
      name: nameOf(actor, names),
      via: actor.via,
      key: actor.key ?? null,
    },
    asWhom: roleInWords(actor, names),
    action,
    object: { kind: objectKind, id: objectId, name: names.get(objectId) ?? null },
    before,
    after,
    why,
    requestId,
    hash,
  };
}

function nameOf({ kind, id, via }: Actor, names: ReadonlyMap<string, string>): string {
  if (id !== null) return names.get(id) ?? "Somebody who is gone";
  if (kind === "program") return "Entente";
  if (via === "local") return "The local owner";
  return via === "sample" ? "A visitor of the sample" : "Somebody";
}

function roleInWords({ kind, role, via, key }: Actor, names: ReadonlyMap<string, string>): string {
  if (kind === "program") return "The program itself";
  const name = role !== null && role in roleNames ? roleNames[role as Role] : "Nobody in the workspace";
  if (via !== "key") return name;
  const keyName = key === undefined ? undefined : names.get(key);
  return keyName === undefined ? `${name}, by a key that is gone` : `${name}, by the key ${keyName}`;
}
