import { afterAll, beforeAll, expect, it } from "vitest";
import { endpoints } from "../../../src/contract/endpoints.ts";
import { openSignedIn, type SignedIn } from "../signed-in.ts";

/** Who takes the time, the lines or the quota of everybody else. */
let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn();
});
afterAll(() => world.close());

it("whoever never ends a request is hung up on", () => {
  const { headersTimeout, requestTimeout } = world.app.server;
  for (const milliseconds of [headersTimeout, requestTimeout]) {
    expect(milliseconds).toBeGreaterThan(0);
    expect(milliseconds).toBeLessThanOrEqual(300_000);
  }
});

it("a long strategy of one viewer keeps nobody else waiting: it is refused by its length, before it is read", async () => {
  // Reading it would hold up everybody for seconds; that it is no strategy at all is found by reading only.
  const body = "- no strategy\n".repeat(260_000);
  const { status, body: said } = await world
    .as("viewer")
    .ask({ method: "POST", path: endpoints.coverageOf.path, body });
  expect([status, JSON.parse(said)]).toMatchObject([
    413,
    { detail: `A strategy of ${body.length} characters is not read over the network` },
  ]);
});

it("a call that another site forged uses up nothing of its victim's", async () => {
  const forged = {
    method: "POST",
    path: endpoints.inviteMany.path,
    headers: { origin: "https://evil.example" },
  };
  for (let count = 0; count < 20; count++)
    expect((await world.as("owner").ask({ ...forged, body: {} })).status).toBe(403);
  const own = await world.as("owner").ask({ ...forged, body: {}, headers: {} });
  expect(own.status).toBe(400);
});
