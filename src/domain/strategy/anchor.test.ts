import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { anchorAt, pathOfAnchor } from "./anchor.ts";
import type { Path } from "./path.ts";
import { isMap } from "./plain-data.ts";

const { data } = parseStrategyFile(readFileSync("samples/halyard/strategy.yaml", "utf8"));

/** Every place in the example. */
function* places(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* places(one, [...path, index]);
  else if (isMap(value)) for (const [key, one] of Object.entries(value)) yield* places(one, [...path, key]);
}
const all = [...places(data)];

it("an anchor leads back to the place it was made at", () => {
  for (const path of all) expect(pathOfAnchor(data, anchorAt(data, path) ?? "")).toEqual(path);
});

it("an anchor in a list finds its element again wherever it has gone", () => {
  const { roadmap } = data as { roadmap: { id: string }[] };
  fc.assert(
    fc.property(
      fc.shuffledSubarray(roadmap, { minLength: 1 }),
      fc.nat(roadmap.length - 1),
      (moved, index) => {
        const anchor = anchorAt(data, ["roadmap", index, "title"]) ?? "";
        const now = moved.findIndex(({ id }) => id === roadmap[index]?.id);
        const found = pathOfAnchor({ ...(data as object), roadmap: moved }, anchor);
        expect(found).toEqual(now < 0 ? undefined : ["roadmap", now, "title"]);
      },
    ),
  );
});

it("there is no anchor where there is nothing", () => {
  for (const path of [
    ["bets", "nowhere"],
    ["roadmap", 99],
    ["roadmap", "x"],
    ["constructor"],
    ["strategy", "name", 0],
  ])
    expect(anchorAt(data, path)).toBeUndefined();
});
