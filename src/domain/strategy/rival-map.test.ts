import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { readableStrategy } from "./read.ts";
import { rivalMap } from "./rival-map.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return rivalMap(strategy);
};

describe("the map of rivals and partners", () => {
  it("puts the partner that a rival holds without a lock first, and the locked last", () => {
    expect(of().map(({ name, standing }) => [name, standing])).toEqual([
      ["Summit Systems", "under-served"],
      ["Northgate Managed IT", "free"],
      ["Corebank Advisers", "free"],
      ["Two national MSP chains", "locked"],
    ]);
  });

  it("is locked when any rival has locked it", () => {
    const map = of((raw) => {
      raw.competitors.rampart = { name: "Rampart", partners: [{ name: "summit systems", locked: true }] };
    });
    expect(map.find(({ candidate }) => candidate === "summit-systems")).toMatchObject({
      standing: "locked",
      holds: [
        { rival: "palisade", locked: false },
        { rival: "rampart", locked: true },
      ],
    });
  });

  it("does not take silence for an open door", () => {
    const map = of((raw) => delete raw.competitors.palisade.partners[0].locked);
    expect(map.find(({ candidate }) => candidate === "summit-systems")?.standing).toBe("unknown");
  });

  it("keeps a partner of rivals that is not in our landscape, without a score", () => {
    expect(of().at(-1)).toMatchObject({ candidate: null, score: null, class: null });
  });
});
