import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadApart } from "./spread-apart.ts";

const room = { width: 30, height: 20 };
const boxes = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 400 }) }),
  { maxLength: 8 },
);

test("symbols of a map end up beside each other, whatever places they stand for", () => {
  fc.assert(
    fc.property(boxes, (places) => {
      const spots = spreadApart(
        places.map((place) => ({ ...place, room })),
        2000,
      );
      for (const [first, a] of spots.entries())
        for (const b of spots.slice(first + 1)) {
          const apart = Math.max(
            Math.abs(a.x - b.x) / (2 * room.width),
            Math.abs(a.y - b.y) / (2 * room.height),
          );
          expect(apart).toBeGreaterThan(0.95);
        }
    }),
  );
});

test("symbols that have room stay where they are", () => {
  const places = [
    { x: 0, y: 0, room },
    { x: 100, y: 0, room },
  ];
  expect(spreadApart(places)).toEqual([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]);
});
