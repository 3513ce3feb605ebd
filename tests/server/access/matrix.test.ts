import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../../src/contract/endpoints.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";
import { accessMatrix, everybody } from "./matrix.ts";

let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn();
});
afterAll(() => world.close());

describe("every call × every principal × every id", () => {
  it("answers whom it should, tells others nothing, and lets a foreign id look as an absent one", async () => {
    const { requests, faults } = await accessMatrix(world);
    process.stdout.write(
      `access matrix: ${Object.keys(endpoints).length} endpoints, ${everybody.length} principals, ${requests} requests\n`,
    );
    expect(faults).toEqual([]);
    expect(requests).toBeGreaterThan(Object.keys(endpoints).length * everybody.length);
  }, 600_000);
});
