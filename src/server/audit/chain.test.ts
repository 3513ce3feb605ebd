import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditContent,
  canonicalJson,
  type ChainedEntry,
  type ChainFault,
  chained,
  step,
  type Walk,
  walkBeginning,
} from "./chain.ts";

/** Any history of acts, chained as the program does it. */
const history = fc
  .array(
    fc.record({
      action: fc.constantFrom("person.changed", "key.made", "access.denied"),
      objectKind: fc.constantFrom("person", "key"),
      objectId: fc.string(),
      actor: fc.record({ kind: fc.constant("staff"), id: fc.uuid(), via: fc.string() }),
      before: fc.jsonValue(),
      after: fc.jsonValue(),
      why: fc.option(fc.string()),
      requestId: fc.option(fc.uuid()),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((acts) => {
    const entries: ChainedEntry[] = [];
    for (const [at, act] of acts.entries()) {
      const content = { ...act, sequence: at + 1, at: `2026-11-20T10:00:00.${String(at).padStart(3, "0")}Z` };
      entries.push(chained(entries.at(-1)?.hash ?? walkBeginning.hash, content));
    }
    return entries;
  });

function walked(entries: readonly ChainedEntry[]): Walk | ChainFault {
  let walk = walkBeginning;
  for (const entry of entries) {
    const next = step(walk, entry);
    if ("reason" in next) return next;
    walk = next;
  }
  return walk;
}

const isFault = (end: Walk | ChainFault): boolean => "reason" in end;

describe("the chain of the audit trail", () => {
  it("holds for any history, also as a database gives it back", () => {
    fc.assert(
      fc.property(history, (entries) => {
        const stored = JSON.parse(JSON.stringify(entries)) as ChainedEntry[];
        expect(walked(stored)).toEqual({ sequence: entries.length, hash: entries.at(-1)?.hash });
      }),
    );
  });

  it("shows any change of any one member of any one entry", () => {
    const members: readonly (keyof AuditContent)[] = [
      "at",
      "actor",
      "action",
      "objectKind",
      "objectId",
      "before",
      "after",
      "why",
      "requestId",
    ];
    fc.assert(
      fc.property(
        history,
        fc.nat(),
        fc.constantFrom(...members),
        fc.jsonValue(),
        (entries, nat, member, value) => {
          const at = nat % entries.length;
          const changed = entries.map((entry, place) =>
            place === at ? { ...entry, content: { ...entry.content, [member]: value } } : entry,
          );
          const same = canonicalJson(entries[at]?.content[member]) === canonicalJson(value);
          expect(walked(changed)).toEqual(
            same
              ? walked(entries)
              : { sequence: at + 1, reason: "The entry was changed: its content does not have its hash" },
          );
        },
      ),
    );
  });

  it("shows an entry that was taken out, put in, or swapped with its neighbour", () => {
    fc.assert(
      fc.property(
        history.filter(({ length }) => length > 1),
        fc.nat(),
        (entries, nat) => {
          const at = nat % (entries.length - 1);
          const [one, other] = [entries[at], entries[at + 1]];
          if (!one || !other) return;
          expect(isFault(walked(entries.toSpliced(at, 1)))).toBe(true);
          expect(isFault(walked(entries.toSpliced(at, 0, one)))).toBe(true);
          expect(isFault(walked(entries.with(at, other).with(at + 1, one)))).toBe(true);
          // Content swapped, places and hashes kept.
          const swapped = entries
            .with(at, { ...one, content: { ...other.content, sequence: one.content.sequence } })
            .with(at + 1, { ...other, content: { ...one.content, sequence: other.content.sequence } });
          expect(isFault(walked(swapped))).toBe(true);
        },
      ),
    );
  });

  it("does not show by itself that its tail was cut off: the hash of what is left is another", () => {
    fc.assert(
      fc.property(
        history.filter(({ length }) => length > 1),
        (entries) => {
          const cut = walked(entries.slice(0, -1));
          expect(isFault(cut)).toBe(false);
          expect(cut).not.toEqual(walked(entries));
        },
      ),
    );
  });

  it("does not depend on the order in which members were written", () => {
    expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: "ä\u0001" })).toBe(
      '{"a":"ä\\u0001","b":[1,{"d":null}]}',
    );
  });

  it("hashes dates and absent members as they will be read back", () => {
    const content = {
      sequence: 1,
      at: "2026-11-20T10:00:00.000Z",
      actor: { kind: "program" },
      action: "x",
      objectKind: "y",
      objectId: "z",
      before: { since: new Date(0), gone: undefined },
      after: [undefined, Number.NaN],
      why: null,
      requestId: null,
    };
    const entry = chained(walkBeginning.hash, content);
    expect(entry.content.before).toEqual({ since: "1970-01-01T00:00:00.000Z" });
    expect(isFault(walked([entry]))).toBe(false);
  });
});
