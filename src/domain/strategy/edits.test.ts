import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editsBetween, withEdits } from "./edits.ts";
import { same } from "./plain-data.ts";

const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("a", "b", "2M", 1, true, null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("name", "wedge", "id", "bets"), tie("value"), { maxKeys: 4 }),
  ),
})).value;

describe("edits between two strategies", () => {
  it("turn the one into the other", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("bets", "gaps", "name"), plain),
        fc.dictionary(fc.constantFrom("bets", "gaps", "name"), plain),
        (before, after) => same(withEdits(before, [...editsBetween(before, after)]), after),
      ),
    );
  });

  it("name the one value that changed, deep in a list as well", () => {
    const before = { roadmap: [{ id: "M-01", title: "Open" }, { id: "M-02" }], name: "x" };
    const after = { roadmap: [{ id: "M-01", title: "Opened" }, { id: "M-02" }], name: "x" };
    expect([...editsBetween(before, after)]).toEqual([{ path: ["roadmap", 0, "title"], value: "Opened" }]);
  });

  it("put a list as a whole once its elements moved", () => {
    const [first, second] = [{ id: "M-01" }, { id: "M-02" }];
    expect([...editsBetween({ roadmap: [first, second] }, { roadmap: [second, first] })]).toEqual([
      { path: ["roadmap"], value: [second, first] },
    ]);
  });
});
