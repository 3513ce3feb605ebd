import { timingSafeEqual } from "node:crypto";

/** Whether two texts are one, in a time that does not tell how much of them is. */
export function isSameSecret(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
