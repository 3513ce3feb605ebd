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

it("a long strategy of one viewer keeps nobody else waiting", async () => {
  const types = Array.from(
    { length: 60_000 },
    (_, index) => `  t${index}: { name: n, kind: reseller, category: distribution }\n`,
  );
  const body = `entente: 1\nstrategy: { name: a }\ncompany: { name: b, currency: USD, fiscalYearStart: 1 }\npartnerTypes:\n${types.join("")}`;
  const long = world.as("viewer").ask({ method: "POST", path: endpoints.coverageOf.path, body });
  let [longest, going] = [0, true];
  void long.finally(() => (going = false));
  while (going) {
    const begun = performance.now();
    await fetch(`${world.url}/livez`);
    longest = Math.max(longest, performance.now() - begun);
  }
  expect((await long).status).toBeLessThan(500);
  expect(longest).toBeLessThan(500);
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
