import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withEdits } from "../../../domain/strategy/edits.ts";
import {
  decided,
  edited,
  editsOn,
  isPending,
  type LocalDraft,
  opened,
  pendingEdits,
  redone,
  stepsToKeep,
  takenIn,
  undone,
  withSteps,
} from "./draft-state.ts";

const start = {
  bets: { "msp-first": { name: "MSPs first", wedge: "A console", status: "active" } },
  roadmap: [{ id: "M-01", title: "Open" }],
};
const wedge = ["bets", "msp-first", "wedge"];
const write = (local: LocalDraft, value: unknown, at = 0, path: readonly string[] = wedge) =>
  edited(local, [{ path, value }], "Wedge changed", at);
const theirs = (revision: number, data: unknown) => ({ revision, data, by: "Ana" });
const wedgeOf = ({ data }: LocalDraft) => (data as typeof start).bets["msp-first"].wedge;

describe("undo", () => {
  it("takes back what was written in one go as one step", () => {
    const written = ["A c", "A co", "A console for many"].reduce(
      (local, text, index) => write(local, text, index * 500),
      opened(1, start),
    );
    expect(written.done).toHaveLength(1);
    expect(undone(written)?.local.data).toEqual(start);
  });

  it("outlives a reload of the page, in both directions", () => {
    const twice = write(write(opened(1, start), "First", 0), undefined, 5_000);
    const back = undone(twice)?.local ?? twice;
    const kept = JSON.parse(JSON.stringify(stepsToKeep(back))) as ReturnType<typeof stepsToKeep>;
    const again = withSteps(opened(7, back.data), kept);
    expect(undone(again)?.local.data).toEqual(start);
    expect(redone(again)?.local.data).toEqual(twice.data);
  });

  it("begins anew after a reload where somebody has saved since", () => {
    const kept = stepsToKeep(write(opened(1, start), "First"));
    expect(withSteps(opened(2, start), kept).done).toEqual([]);
  });

  it("outlives a reload as far as nobody else saved in between", () => {
    const first = write(opened(1, start), "First", 0);
    const joined = takenIn(first, theirs(2, { ...start, roadmap: [] }));
    const second = write(joined, "Second", 9_000);
    expect(stepsToKeep(second).done).toHaveLength(1);
  });

  it("takes back no more than the last one after a pause, and can be done again", () => {
    const twice = write(write(opened(1, start), "First", 0), "Second", 5_000);
    const back = undone(twice)?.local ?? twice;
    expect(wedgeOf(back)).toBe("First");
    expect(wedgeOf(redone(back)?.local ?? back)).toBe("Second");
  });

  it("leaves alone what somebody else wrote in between", () => {
    const own = write(opened(1, start), "Mine");
    const other = withEdits(start, [{ path: ["roadmap", 0, "title"], value: "Theirs" }]);
    const joined = takenIn(own, theirs(2, other));
    expect(undone(joined)?.local.data).toEqual(other);
  });

  it("says so where the place was changed since, and keeps it", () => {
    const own = takenIn(
      write(opened(1, start), "Mine"),
      theirs(2, withEdits(start, [{ path: wedge, value: "Mine" }])),
    );
    const changed = takenIn(own, theirs(3, withEdits(start, [{ path: wedge, value: "Theirs" }])));
    expect(undone(changed)).toMatchObject({ kept: 1 });
    expect(wedgeOf(undone(changed)?.local ?? own)).toBe("Theirs");
  });

  it("of any series of edits leads back to the beginning", () => {
    const values = fc.array(
      fc.record({ key: fc.constantFrom("wedge", "motion", "name"), value: fc.string() }),
    );
    fc.assert(
      fc.property(values, (edits) => {
        let local = edits.reduce(
          (now, { key, value }, index) => write(now, value, index * 10_000, ["bets", "msp-first", key]),
          opened(1, start),
        );
        while (local.done.length > 0) local = undone(local)?.local ?? local;
        expect(local.data).toEqual(start);
        expect(isPending(local)).toBe(false);
      }),
    );
  });
});

describe("edits made on what a page showed", () => {
  const seen = {
    strategy: { name: "P" },
    roadmap: [
      { id: "x", title: "X" },
      { id: "y", title: "Y" },
    ],
  };

  it("are those same edits where nothing was written since", () => {
    const edits = [{ path: ["strategy", "name"], value: "Plan" }];
    expect(editsOn(seen, seen, edits)).toBe(edits);
  });

  it("leave what was written since, also in a list that they put as a whole", () => {
    const now = withEdits(seen, [{ path: ["roadmap", 0, "title"], value: "Written on" }]);
    const moved = [{ path: ["roadmap"], value: seen.roadmap.toReversed() }];
    expect(withEdits(now, editsOn(now, seen, moved))).toEqual({
      ...seen,
      roadmap: [seen.roadmap[1], { id: "x", title: "Written on" }],
    });
  });

  it("are the later word in the same place", () => {
    const now = withEdits(seen, [{ path: ["strategy", "name"], value: "Pl" }]);
    const edits = [{ path: ["strategy", "name"], value: "Pla" }];
    expect(editsOn(now, seen, edits)).toEqual(edits);
  });
});

describe("two people", () => {
  it("who change different places lose nothing", () => {
    const own = write(opened(1, start), "Mine");
    const other = withEdits(start, [{ path: ["bets", "msp-first", "status"], value: "parked" }]);
    const joined = takenIn(own, theirs(2, other));
    expect(joined.conflicts).toEqual([]);
    expect(joined.data).toEqual(withEdits(other, [{ path: wedge, value: "Mine" }]));
    expect(pendingEdits(joined)).toEqual([{ path: wedge, value: "Mine" }]);
  });

  it("who change one place otherwise see both, and nothing is saved over the other before one decides", () => {
    const own = write(opened(1, start), "Mine");
    const joined = takenIn(own, theirs(2, withEdits(start, [{ path: wedge, value: "Theirs" }])));
    expect(joined.conflicts).toMatchObject([{ path: wedge, mine: "Mine", theirs: "Theirs", by: "Ana" }]);
    expect(isPending(joined)).toBe(false);
    expect(pendingEdits(decided(joined, wedge, "mine", 0))).toEqual([{ path: wedge, value: "Mine" }]);
    expect(decided(joined, wedge, "theirs", 0)).toMatchObject({ conflicts: [], data: joined.data });
  });

  it("who keep an element that the other took away have it back at its place, and the one after it stays", () => {
    const roadmap = [
      { id: "x", title: "X" },
      { id: "y", title: "Y" },
    ];
    const own = edited(opened(1, { roadmap }), [{ path: ["roadmap", 0, "title"], value: "Mine" }], "x", 0);
    const joined = takenIn(own, theirs(2, { roadmap: roadmap.slice(1) }));
    const [conflict] = joined.conflicts;
    expect(joined.data).toEqual({ roadmap: roadmap.slice(1) });
    expect(decided(joined, conflict?.path ?? [], "mine", 0).data).toEqual({
      roadmap: [{ id: "x", title: "Mine" }, roadmap[1]],
    });
  });

  it("who decide find the place again, whatever was put in before it since", () => {
    const roadmap = [{ id: "x", title: "X" }];
    const title = ["roadmap", 0, "title"];
    const own = edited(opened(1, { roadmap }), [{ path: title, value: "Mine" }], "x", 0);
    const joined = takenIn(own, theirs(2, { roadmap: [{ id: "x", title: "Theirs" }] }));
    const later = takenIn(joined, theirs(3, { roadmap: [{ id: "a" }, { id: "x", title: "Theirs" }] }));
    expect(decided(later, title, "mine", 0).data).toEqual({
      roadmap: [{ id: "a" }, { id: "x", title: "Mine" }],
    });
  });

  it("who write on in a place that waits for a choice have chosen, and lose nothing to an older text", () => {
    const changed = withEdits(start, [{ path: wedge, value: "Theirs" }]);
    const joined = takenIn(write(opened(1, start), "Mine"), theirs(2, changed));
    expect(write(joined, "Both of us").conflicts).toEqual([]);
    const elsewhere = write(joined, "parked", 0, ["bets", "msp-first", "status"]);
    expect(elsewhere.conflicts).toHaveLength(1);
    expect(wedgeOf(decided(write(joined, "Both of us"), wedge, "mine", 0))).toBe("Both of us");
  });

  it("see what stands in the place now, whoever changed it again", () => {
    const joined = takenIn(
      write(opened(1, start), "Mine"),
      theirs(2, withEdits(start, [{ path: wedge, value: "Theirs" }])),
    );
    const later = withEdits(start, [{ path: wedge, value: "Another" }]);
    expect(takenIn(joined, { revision: 3, data: later, by: "Bo" }).conflicts).toMatchObject([
      { mine: "Mine", theirs: "Another", by: "Bo" },
    ]);
  });

  it("have nothing to choose where the other took theirs back, or came to the same", () => {
    const joined = takenIn(
      write(opened(1, start), "Mine"),
      theirs(2, withEdits(start, [{ path: wedge, value: "Theirs" }])),
    );
    const takenBack = takenIn(joined, theirs(3, start));
    expect(takenBack.conflicts).toEqual([]);
    expect(pendingEdits(takenBack)).toEqual([{ path: wedge, value: "Mine" }]);
    const alike = takenIn(joined, theirs(3, withEdits(start, [{ path: wedge, value: "Mine" }])));
    expect(alike.conflicts).toEqual([]);
    expect(isPending(alike)).toBe(false);
  });

  it("have what they wrote in an element that the other took away and brought back", () => {
    const roadmap = [
      { id: "x", title: "X" },
      { id: "y", title: "Y" },
    ];
    const own = edited(opened(1, { roadmap }), [{ path: ["roadmap", 0, "title"], value: "Mine" }], "x", 0);
    const joined = takenIn(own, theirs(2, { roadmap: roadmap.slice(1) }));
    const back = takenIn(joined, theirs(3, { roadmap: roadmap.toReversed() }));
    expect(back.conflicts).toEqual([]);
    expect(back.data).toEqual({ roadmap: [roadmap[1], { id: "x", title: "Mine" }] });
  });

  it("whose undo was held up are asked all the same, once the other has taken theirs back", () => {
    const own = write(opened(1, start), "Mine");
    const saved = takenIn(own, theirs(2, own.data), own.data);
    const changed = takenIn(saved, theirs(3, withEdits(start, [{ path: wedge, value: "Theirs" }])));
    const held = undone(changed)?.local ?? changed;
    const takenBack = takenIn(held, theirs(4, own.data));
    expect(takenBack.conflicts).toMatchObject([{ mine: "A console", theirs: "Mine", steppedBack: true }]);
    expect(wedgeOf(takenBack)).toBe("Mine");
  });

  it("who took an element away that the other changed and then took away too, have nothing to choose, and no other is touched", () => {
    const roadmap = [
      { id: "x", title: "X" },
      { id: "y", title: "Y" },
    ];
    const own = edited(opened(1, { roadmap }), [{ path: ["roadmap", 0], value: undefined }], "x", 0);
    const joined = takenIn(own, theirs(2, { roadmap: [{ id: "x", title: "Theirs" }, roadmap[1]] }));
    expect(joined.conflicts).toHaveLength(1);
    const gone = takenIn(joined, theirs(3, { roadmap: roadmap.slice(1) }));
    expect(gone).toMatchObject({ conflicts: [], data: { roadmap: roadmap.slice(1) } });
  });

  it("who write on in an element that they had taken away, and the other changed, keep it", () => {
    const own = edited(opened(1, start), [{ path: ["bets", "msp-first"], value: undefined }], "x", 0);
    const joined = takenIn(own, theirs(2, withEdits(start, [{ path: wedge, value: "Theirs" }])));
    const written = write(joined, "Mine");
    expect(written.conflicts).toEqual([]);
    expect(wedgeOf(takenIn(written, theirs(3, start)))).toBe("A console");
    expect(wedgeOf(written)).toBe("Mine");
  });

  it("keep what was written while a save was under way", () => {
    const sent = write(opened(1, start), "Mine");
    const written = write(sent, "Mine, longer", 9_000);
    const confirmed = takenIn(written, theirs(2, sent.data), sent.data);
    expect(confirmed.conflicts).toEqual([]);
    expect(pendingEdits(confirmed)).toEqual([{ path: wedge, value: "Mine, longer" }]);
  });
});

describe("what is saved", () => {
  it("is at most what the server takes at once: beyond that whole parts", () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`s-${index}`, { title: "x" }]),
    );
    const local = edited(opened(1, start), [{ path: ["sources"], value: {} }], "x", 0);
    const filled = {
      ...local,
      base: withEdits(start, [{ path: ["sources"], value: {} }]),
      data: { ...start, sources: many },
    };
    expect(pendingEdits(filled)).toEqual([{ path: ["sources"], value: many }]);
  });
});
