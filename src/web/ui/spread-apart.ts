export type Spot = { x: number; y: number };
type Boxed = Spot & { room: { width: number; height: number } };

/** Moves boxes (half width and half height around a spot) away from each other, little by little, until none covers another. */
export function spreadApart(boxes: readonly Boxed[], rounds = 200): Spot[] {
  const spots = boxes.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round++) if (!pushOnce(boxes, spots)) break;
  return spots;
}

function pushOnce(boxes: readonly Boxed[], spots: Spot[]): boolean {
  let moved = false;
  boxes.forEach((box, first) => {
    boxes.slice(first + 1).forEach((other, offset) => {
      const [a, b] = [spots[first], spots[first + 1 + offset]];
      if (a && b && pushed(a, b, box.room, other.room)) moved = true;
    });
  });
  return moved;
}

/** Parts two overlapping boxes along the direction in which they overlap least. */
function pushed(a: Spot, b: Spot, roomA: Boxed["room"], roomB: Boxed["room"]): boolean {
  const overlapX = roomA.width + roomB.width - Math.abs(a.x - b.x);
  const overlapY = roomA.height + roomB.height - Math.abs(a.y - b.y);
  if (overlapX <= 0.5 || overlapY <= 0.5) return false;
  if (overlapX < overlapY) {
    const step = (a.x <= b.x ? -overlapX : overlapX) / 4;
    a.x += step;
    b.x -= step;
  } else {
    const step = (a.y <= b.y ? -overlapY : overlapY) / 4;
    a.y += step;
    b.y -= step;
  }
  return true;
}
