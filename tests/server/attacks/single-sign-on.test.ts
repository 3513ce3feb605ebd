import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "../../../src/database/ids.ts";
import { signOnPath } from "../../../src/server/sign-in/sign-on.ts";
import {
  asSuperuser,
  type Browser,
  foundBy,
  goodPassword,
  type House,
  invited,
  openHouse,
} from "../sign-in/house.ts";
import { type Issuer, openIssuer, walk } from "../sign-in/issuer.ts";

/** A provider that is not what it was thought to be, and what comes back from a good one by another hand. */
let house: House;
let owner: Browser;
let issuer: Issuer;
beforeEach(async () => {
  house = await openHouse({ outside: { loopbackIssuers: true } });
  owner = await foundBy(house);
  issuer = await openIssuer(() => [`${house.url}${signOnPath}`]);
  const { rows } = await asSuperuser(house.database.superuserUrl, "select id from workspaces");
  await asSuperuser(
    house.database.superuserUrl,
    `insert into sign_on_connections (workspace_id, id, issuer, client_id, client_secret_sealed, domain, domain_proof,
       domain_proven_at, role_for_new, created_at)
     values ($1, $2, $3, $4, $5, 'works.example', 'proof', now(), 'viewer', now())`,
    [
      rows[0].id,
      newId(),
      issuer.url,
      issuer.client.clientId,
      house.site.secret.seal("sign-on", issuer.client.clientSecret),
    ],
  );
});
afterEach(async () => {
  await issuer.close();
  await house.close();
});

const zoe = { sub: "zoe-1", email: "zoe@works.example", email_verified: true, name: "Zoe" };

it.each(["javascript:alert(document.domain)//", "data:text/html,<script>alert(1)</script>"])(
  "a provider sends nobody to what is no address of a page, and that is no fault of ours: %s",
  async (address) => {
    issuer.cutIn = (request, response) => {
      if (!request.url?.includes("openid-configuration")) return false;
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          issuer: issuer.url,
          authorization_endpoint: address,
          token_endpoint: `${issuer.url}/token`,
          jwks_uri: `${issuer.url}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
        }),
      );
      return true;
    };
    const left = await house.browser().post("sign-in/single", { email: "zoe@works.example" });
    expect([left.status, left.body.location]).toEqual([503, undefined]);
  },
);

it("a provider that takes its time keeps nobody else waiting", async () => {
  issuer.cutIn = (_, response) => {
    setTimeout(() => response.destroy(), 3_000);
    return true;
  };
  const settings = {
    issuer: issuer.url,
    clientId: "a",
    clientSecret: "b",
    domain: "works.example",
    roleForNew: null,
  };
  const slow = Promise.all(Array.from({ length: 12 }, () => owner.ask("PUT", "single-sign-on", settings)));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const begun = performance.now();
  const { status } = await owner.get("people");
  const waited = performance.now() - begun;
  await slow;
  expect(status).toBe(200);
  expect(waited).toBeLessThan(1_000);
});

it("what comes back is good for the browser that left, once", async () => {
  issuer.claims = zoe;
  const [zoes, mallorys] = [house.browser(), house.browser()];
  const left = await zoes.post("sign-in/single", { email: zoe.email });
  const away = new Map(zoes.cookies);
  await mallorys.post("sign-in/single", { email: zoe.email });
  const back = await walk(left.body.location, `${house.url}${signOnPath}`);
  const stolen = await mallorys.ask("GET", back.href);
  expect(stolen.headers.get("location")).not.toBe("/");
  expect((await zoes.ask("GET", back.href)).headers.get("location")).toBe("/");
  const again = house.browser();
  for (const [name, value] of away) again.cookies.set(name, value);
  expect((await again.ask("GET", back.href)).headers.get("location")).toBe(
    "/sign-in#single=refused-by-provider",
  );
});

it("coming back leads to pages of this server, whatever the address asks for", async () => {
  for (const query of [
    "?next=//evil.example",
    "?redirect_uri=https://evil.example&code=1&state=2",
    "?error=access_denied&error_uri=javascript:alert(1)",
  ]) {
    const answer = await house.browser().ask("GET", `${house.url}${signOnPath}${query}`);
    expect(answer.headers.get("location")).toMatch(/^\/sign-in#single=[a-z-]+$/);
  }
});

it("whoever was suspended or removed does not come back in by their provider with more than new people get", async () => {
  const token = await invited(house, owner, zoe.email, "finance");
  const browser = house.browser();
  await browser.post("invitations/acceptance", { token, name: "Zoe", password: goodPassword });
  await asSuperuser(house.database.superuserUrl, "update people set state = 'suspended' where email = $1", [
    zoe.email,
  ]);
  issuer.claims = zoe;
  const back = house.browser();
  const left = await back.post("sign-in/single", { email: zoe.email });
  await back.ask("GET", (await walk(left.body.location, `${house.url}${signOnPath}`)).href);
  expect((await back.get("session")).body).toMatchObject({ state: "enter", role: null });
  expect((await back.get("people")).status).toBe(403);
});

it("what somebody does in one company is not told in the trail of another", async () => {
  const other = newId();
  await asSuperuser(
    house.database.superuserUrl,
    `insert into workspaces (id, name, currency, is_sample, requires_totp, default_as_of, facts_revision, created_at)
     values ($1, 'Rival', 'USD', false, false, null, 0, now())`,
    [other],
  );
  const { rows } = await asSuperuser(
    house.database.superuserUrl,
    "select user_id, email, name from people limit 1",
  );
  await asSuperuser(
    house.database.superuserUrl,
    `insert into people (workspace_id, id, user_id, email, name, role, state, joined_at)
     values ($1, $2, $3, $4, $5, 'viewer', 'active', now())`,
    [other, newId(), rows[0].user_id, rows[0].email, rows[0].name],
  );
  const { body } = await owner.get("session");
  const here = body.memberships.find(({ workspace }: { workspace: string }) => workspace !== "Rival");
  await owner.post("session/entry", { membership: here.id });
  const told = await asSuperuser(
    house.database.superuserUrl,
    "select action from audit_entries where workspace_id = $1 and action = 'session.entered'",
    [other],
  );
  expect(told.rows).toEqual([]);
});
