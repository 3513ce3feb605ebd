import { expect, test } from "vitest";
import { Refused } from "../http/problems.ts";
import { hashPassword, isPassword } from "./passwords.ts";

test("a hash opens to its password alone, in either way of writing it, and is never the same twice", async () => {
  const [one, other] = await Promise.all([
    hashPassword("schön und gut so"),
    hashPassword("schön und gut so"),
  ]);
  expect(one).not.toBe(other);
  expect(one).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword("scho\u0308n und gut so", one)).toBe(true);
  expect(await isPassword("schön und gut sO", one)).toBe(false);
});

test("nobody's password is right, at the cost of a real one", async () => {
  const kept = await hashPassword("four words of no sense");
  const took = async (hash: string | null): Promise<number> => {
    const begun = performance.now();
    expect(await isPassword("another password", hash)).toBe(false);
    return performance.now() - begun;
  };
  await took(kept);
  const [known, unknown] = [await took(kept), await took(null)];
  expect(unknown).toBeGreaterThan(known / 4);
});

test("two are hashed at once, twenty wait, and the next is told to come again", async () => {
  const cheap = (): Promise<string> => hashPassword("four words of no sense", 14);
  const asked = await Promise.allSettled(Array.from({ length: 30 }, cheap));
  const refused = asked.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(8);
  expect(refused[0]).toMatchObject({ reason: expect.any(Refused) });
  expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ status: 429 });
  // The places are free again.
  expect(await cheap()).toMatch(/^scrypt\$14\$/);
});
