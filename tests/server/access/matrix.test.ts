import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EndpointName, endpoints } from "../../../src/contract/endpoints.ts";
import { inWorkspace } from "../../../src/database/connection.ts";
import type { Principal } from "../../../src/domain/access/principal.ts";
import { askedBy } from "../../../src/server/http/asked-by.ts";
import type { Site } from "../../../src/server/http/site.ts";
import { type Opening, openSignedIn, type SignedIn } from "../signed-in.ts";
import { accessMatrix, everybody } from "./matrix.ts";
import type { PrincipalName } from "./standings.ts";

let world: SignedIn;
beforeAll(async () => {
  world = await openSignedIn();
});
afterAll(() => world.close());

describe("every call × every principal × every id", () => {
  it("answers whom it should, tells others nothing, and lets a foreign id look as an absent one", async () => {
    const { requests, faults } = await accessMatrix(world);
    const calls = Object.keys(endpoints).length;
    process.stdout.write(
      `access matrix: ${calls} calls, ${everybody.length} principals, ${requests} requests\n`,
    );
    expect(faults).toEqual([]);
    expect(requests).toBeGreaterThan(calls * everybody.length);
  }, 600_000);
});

/** The principal of a session, changed on its way from the cookie to the door. */
const mistaking =
  (mistake: (principal: Principal, site: Site) => Principal) =>
  (site: Site): Site => ({
    ...site,
    signIn: {
      ...site.signIn,
      principalOf: async (asking) => mistake(await site.signIn.principalOf(asking), site),
    },
  });

/** Answers a call in place of its handler, once it is known who asks and the door is open. */
const planted =
  (
    route: string,
    answer: (
      request: Parameters<typeof askedBy>[0] & { params: unknown },
    ) => Promise<{ status: number; body: object }>,
  ) =>
  (app: FastifyInstance) =>
    void app.addHook("preSerialization", async (request, reply, payload) => {
      if (request.routeOptions.url !== route || request.method !== "GET") return payload;
      const { status, body } = await answer(request);
      void reply.status(status);
      return body;
    });

type Control = {
  readonly fault: string;
  readonly opening: () => Opening;
  /** Done to the database before the walk. */
  readonly before?: (world: SignedIn) => Promise<unknown>;
  readonly walk: readonly [EndpointName, PrincipalName];
  readonly found: RegExp;
};

let open: SignedIn;
const workspaceOf = (principal: Principal): string => ("workspace" in principal ? principal.workspace : "");

/** A handler that forgets to name the workspace: the policies alone are left. */
const forgetful = planted(endpoints.partners.path, async (request) => ({
  status: 200,
  body: await inWorkspace(open.database.connection, workspaceOf(askedBy(request)), (tx) =>
    tx.selectFrom("partners").select("name").execute(),
  ),
}));

const controls: readonly Control[] = [
  {
    fault: "a door that is open to the wrong role",
    opening: () => ({
      site: mistaking((one) => (one.kind === "partner" ? { ...one, role: "partner-admin" } : one)),
    }),
    walk: ["portalInvite", "north member"],
    found: /not 403/,
  },
  {
    fault: "a session that is taken for one of another workspace",
    opening: () => ({
      site: mistaking((one) => (one.kind === "staff" ? { ...one, workspace: open.other.id } : one)),
    }),
    walk: ["deals", "viewer"],
    found: /told zqxother/,
  },
  {
    fault: "a session that is taken for one of a sibling partner",
    opening: () => ({
      site: mistaking((one) => (one.kind === "partner" ? { ...one, partner: open.companies.south.id } : one)),
    }),
    walk: ["portalCompany", "north member"],
    found: /told zqxsouth/,
  },
  {
    fault: "a policy that lets all through, under a query that forgets its workspace",
    opening: () => ({ plant: forgetful }),
    before: ({ superuser }) =>
      superuser.query("create policy careless on partners to entente_app using (true)"),
    walk: ["partners", "viewer"],
    found: /told zqxother/,
  },
  {
    fault: "an id that is not checked",
    opening: () => ({
      plant: planted(endpoints.deal.path, async () => ({ status: 200, body: { id: "D-1" } })),
    }),
    walk: ["deal", "viewer"],
    found: /other answered 200, not 404/,
  },
  {
    fault: "a foreign id that is refused otherwise than an absent one",
    opening: () => ({
      plant: (app) =>
        void app.addHook("onSend", async (request, reply, payload) => {
          if (request.url.includes(`D-${open.companies.elsewhere.deal}`)) void reply.header("x-seen", "yes");
          return payload;
        }),
    }),
    walk: ["deal", "viewer"],
    found: /other is told from absent/,
  },
  {
    fault: "a word of another in a header",
    opening: () => ({
      plant: (app) =>
        void app.addHook("onSend", async (_request, reply, payload) => {
          void reply.header("x-cache-key", open.companies.south.id);
          return payload;
        }),
    }),
    walk: ["portalHome", "north member"],
    found: /x-cache-key/,
  },
  {
    fault: "a change to a row of another workspace",
    opening: () => ({
      plant: (app) =>
        void app.addHook("onRequest", async ({ method, url }) => {
          const id = open.elsewhere.idElsewhere;
          if (method === "DELETE" && url.includes(id))
            await open.superuser.query("update people set state = 'suspended' where id = $1", [id]);
        }),
    }),
    walk: ["removePerson", "owner"],
    found: /changed the other workspace/,
  },
];

describe("the walk can fail: it finds", () => {
  it.each(controls)("$fault", async ({ opening, before, walk: [endpoint, principal], found }) => {
    open = await openSignedIn(opening());
    try {
      await before?.(open);
      const { faults } = await accessMatrix(open, [endpoint], [principal]);
      expect(faults.join("\n")).toMatch(found);
    } finally {
      await open.close();
    }
  });

  it("nothing where a query forgets its workspace and the policy is there", async () => {
    open = await openSignedIn({ plant: forgetful });
    const { faults } = await accessMatrix(open, ["partners"], ["viewer"]);
    await open.close();
    expect(faults.filter((fault) => fault.includes("told zqx"))).toEqual([]);
  });
});
