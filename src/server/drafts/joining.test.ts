import fc from "fast-check";
import { expect, it } from "vitest";
import { withValue } from "../../domain/strategy/changes.ts";
import { mergeStrategies } from "../../domain/strategy/merge.ts";
import type { Path } from "../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../domain/strategy/plain-data.ts";
import { editStrategyFile } from "../../strategy-file/edit.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { join } from "./joining.ts";

const base = `# c00 head
entente: 1 # c01

strategy: # c02
  # c03
  name: Plan # c04
gaps:
  # c05 about asia
  asia: # c06
    kind: geographic # c07
    statement: We cannot
    # c08 in asia
  europe: { kind: x, statement: Far } # c09
  usa:
    kind: y # c10
    statement: Big
# c11
roadmap:
  - id: M-01 # c12
    title: one
    # c13
  - id: M-02
    title: two # c14
    deps: [M-01]
  # c15 about M-03
  - { id: M-03, title: three }
steps:
  - a # c16
  - b # c17
  - c # c18
notes:
  - text: hello # c19
    by: ana
  - text: world # c20
    by: bo
# c21 last
`;

const kind = fc.constantFrom("set", "remove", "add", "move", "rename");
const step = fc.record({ kind, at: fc.nat(), to: fc.nat() });
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

function pathsIn(data: unknown, path: Path = []): Path[] {
  if (typeof data !== "object" || data === null) return [path];
  const steps = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return [path, ...steps.flatMap((one) => pathsIn(valueAt(data, [one]), [...path, one]))];
}

/** What a step of one person makes of the data; everything new carries a name of its own. */
function taken(data: unknown, { kind: what, at, to }: Step, fresh: string): unknown {
  const paths = pathsIn(data).filter(({ length }) => length > 0);
  const path = paths[at % paths.length] ?? [];
  const there = valueAt(data, path);
  if (what === "remove") return withValue(data, path, undefined);
  if (what === "set" && typeof there !== "object") return withValue(data, path, fresh);
  if (Array.isArray(there) && what === "move") {
    const moved = there.toSpliced(at % there.length, 1);
    return withValue(data, path, moved.toSpliced(to % there.length, 0, there[at % there.length]));
  }
  if (Array.isArray(there)) {
    const element = path[0] === "roadmap" && path.length === 1 ? { id: fresh, title: "New" } : fresh;
    return withValue(data, path, there.toSpliced(to % (there.length + 1), 0, element));
  }
  if (!isMap(there)) return data;
  if (what !== "rename" || path[0] !== "gaps" || path.length > 1)
    return withValue(data, [...path, fresh], `${fresh} value`);
  const named = Object.entries(there).map(
    ([key, value], index) => [index === 0 ? fresh : key, value] as const,
  );
  return withValue(data, path, Object.fromEntries(named));
}

function copyOf(name: string, steps: readonly Step[]): { text: string; data: unknown } {
  let text = base;
  for (const [index, one] of steps.entries())
    text = editStrategyFile(text, [
      { path: [], value: taken(parseStrategyFile(text).data, one, `${name}${index}`) },
    ]);
  return { text, data: parseStrategyFile(text).data };
}

const commentsIn = (text: string): string[] => text.match(/# c\d\d/g) ?? [];
const freshIn = (data: unknown): string[] => JSON.stringify(data).match(/"(?:mine|theirs)\d[^"]*"/g) ?? [];

it("of two copies loses nothing that either wrote, whoever comes first, nor a comment of what stays", () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 4 });
  const from = parseStrategyFile(base).data;
  fc.assert(
    fc.property(steps, steps, (first, second) => {
      const [mine, theirs] = [copyOf("mine", first), copyOf("theirs", second)];
      const sides = { base: from, mine: mine.data, theirs: theirs.data };
      const { value, conflicts } = mergeStrategies(from, mine.data, theirs.data);
      expect(mergeStrategies(from, theirs.data, mine.data).conflicts.length).toBe(conflicts.length);
      const found = JSON.stringify([value, conflicts]);
      for (const fresh of [...freshIn(mine.data), ...freshIn(theirs.data)]) expect(found).toContain(fresh);
      const joined = join(sides, mine, { texts: { base, other: theirs.text } });
      expect(joined.ok).toBe(conflicts.length === 0);
      if (!joined.ok) return;
      expect([joined.data, parseStrategyFile(joined.text).data]).toEqual([value, value]);
      // What is taken away takes its own comments along.
      if ([...first, ...second].some(({ kind: what }) => what === "remove")) return;
      expect(commentsIn(joined.text)).toEqual(expect.arrayContaining(commentsIn(base)));
    }),
    { numRuns: 100 },
  );
});
