import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../../src/database/ids.ts";
import { isIssuer } from "../../../src/server/sign-in/issuer.ts";
import { signOnPath } from "../../../src/server/sign-in/sign-on.ts";
import {
  asSuperuser,
  auditRows,
  type Browser,
  codeOf,
  firstOwner,
  foundBy,
  goodPassword,
  type House,
  invited,
  openHouse,
} from "./house.ts";
import { type Claims, type Issuer, openIssuer, walk } from "./issuer.ts";

const outside = { loopbackIssuers: true };
let house: House;
let owner: Browser;
let issuer: Issuer;

beforeEach(async () => {
  house = await openHouse({ outside });
  owner = await foundBy(house);
  issuer = await openIssuer(() => [`${house.url}${signOnPath}`]);
});
afterEach(async () => {
  await issuer.close();
  await house.close();
});

const zoe: Claims = { sub: "zoe-1", email: "zoe@works.example", email_verified: true, name: "Zoe" };

async function connected(roleForNew: string | null = "viewer", proven = true): Promise<void> {
  const { rows } = await asSuperuser(house.database.superuserUrl, "select id from workspaces");
  await asSuperuser(
    house.database.superuserUrl,
    `insert into sign_on_connections (workspace_id, id, issuer, client_id, client_secret_sealed, domain, domain_proof,
       domain_proven_at, role_for_new, created_at)
     values ($1, $2, $3, $4, $5, 'works.example', 'proof', $6, $7, now())`,
    [
      rows[0].id,
      newId(),
      issuer.url,
      issuer.client.clientId,
      house.site.secret.seal("sign-on", issuer.client.clientSecret),
      proven ? new Date() : null,
      roleForNew,
    ],
  );
}

/** Leaves for the provider, signs in there, and comes back: where the browser ends up. */
async function through(browser: Browser, claims: Claims, change = (back: URL): URL => back): Promise<string> {
  issuer.claims = claims;
  const left = await browser.post("sign-in/single", { email: "zoe@works.example" });
  expect(left.status).toBe(200);
  const back = change(await walk(left.body.location, `${house.url}${signOnPath}`));
  const answer = await browser.ask("GET", back.href);
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

const usersNow = async (): Promise<number> =>
  Number((await asSuperuser(house.database.superuserUrl, "select count(*) from auth.users")).rows[0].count);

test("somebody new of the proven domain joins by the role for new people", async () => {
  await connected();
  const browser = house.browser();
  expect(await through(browser, zoe)).toBe("/");
  expect((await browser.get("session")).body).toMatchObject({
    state: "signed-in",
    role: "viewer",
    you: { email: "zoe@works.example", name: "Zoe" },
  });
  expect((await auditRows(house)).map(({ action }) => action)).toContain("person.joined");
  // The second time it is the same account, by issuer and subject, whatever the address is by then.
  const again = house.browser();
  expect(await through(again, { ...zoe, email: "zoe.renamed@works.example" })).toBe("/");
  expect((await again.get("session")).body.you.email).toBe("zoe@works.example");
  expect(await usersNow()).toBe(2);
});

test("the request carries PKCE, state and nonce, and the secret stays here", async () => {
  await connected();
  const { body, headers } = await house.browser().post("sign-in/single", { email: "zoe@works.example" });
  const asked = new URL(body.location).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const name of ["code_challenge", "state", "nonce"])
    expect(asked.get(name)?.length).toBeGreaterThan(30);
  expect(body.location).not.toContain("secret");
  const cookie = headers.getSetCookie().join("\n");
  expect(cookie).toMatch(/entente-sign-on=1\.\S+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax/);
  expect(cookie).not.toContain(asked.get("state"));
});

test("without a role for new people only those invited come in, and nobody else leaves an account", async () => {
  await connected(null);
  expect(await through(house.browser(), zoe)).toBe("/sign-in#single=not-invited");
  expect(await usersNow()).toBe(1);
  await invited(house, owner, "zoe@works.example", "finance");
  const browser = house.browser();
  expect(await through(browser, zoe)).toBe("/");
  expect((await browser.get("session")).body.role).toBe("finance");
});

test.each([
  ["an address that is not proven", { ...zoe, email_verified: false }, "address-unproven"],
  ["an address whose proof is not said", { sub: zoe.sub, email: "zoe@works.example" }, "address-unproven"],
  ["no address", { sub: zoe.sub, name: "Zoe" }, "address-unproven"],
  ["an address of another domain", { ...zoe, email: "zoe@elsewhere.example" }, "outside-domain"],
  ["an address of a domain below", { ...zoe, email: "zoe@sub.works.example" }, "outside-domain"],
  ["an address that only ends alike", { ...zoe, email: "zoe@evilworks.example" }, "outside-domain"],
  ["somebody who cancels", { sub: "refuses" }, "cancelled"],
] as const)("%s is not let in", async (_, claims, reason) => {
  await connected();
  const browser = house.browser();
  expect(await through(browser, claims)).toBe(`/sign-in#single=${reason}`);
  expect((await browser.get("session")).body.state).toBe("signed-out");
  expect(await usersNow()).toBe(1);
});

test("an account that exists is linked when its own address is proven, and not by the claim alone", async () => {
  await connected();
  const token = await invited(house, owner, "zoe@works.example", "finance");
  await house.browser().post("invitations/acceptance", { token, name: "Zoe", password: goodPassword });
  await asSuperuser(
    house.database.superuserUrl,
    "update auth.users set email_verified = false where email = 'zoe@works.example'",
  );
  expect(await through(house.browser(), zoe)).toBe("/sign-in#single=link-first");
  await asSuperuser(
    house.database.superuserUrl,
    "update auth.users set email_verified = true where email = 'zoe@works.example'",
  );
  const browser = house.browser();
  expect(await through(browser, zoe)).toBe("/");
  expect((await browser.get("session")).body.role).toBe("finance");
  expect((await auditRows(house)).map(({ action }) => action)).toContain("identity.linked");
});

test("state, code and cookie of another round are refused", async () => {
  await connected();
  const changed = (name: string) => (back: URL) => {
    const value = back.searchParams.get(name) ?? "";
    back.searchParams.set(name, `${value.startsWith("x") ? "y" : "x"}${value.slice(1)}`);
    return back;
  };
  for (const name of ["state", "code"])
    expect(await through(house.browser(), zoe, changed(name))).toBe("/sign-in#single=refused-by-provider");
  // What another browser began is not finished here: it would sign the victim in as the attacker.
  issuer.claims = zoe;
  const { body } = await house.browser().post("sign-in/single", { email: "zoe@works.example" });
  const back = await walk(body.location, `${house.url}${signOnPath}`);
  const victim = await house.browser().ask("GET", back.href);
  expect(victim.headers.get("location")).toBe("/sign-in#single=expired");
  const late = house.browser();
  expect(
    await through(late, zoe, (url) => {
      house.pass({ minutes: 11 });
      return url;
    }),
  ).toBe("/sign-in#single=expired");
});

test("a token of another issuer is refused, and so is one signed by nobody known", async () => {
  await connected();
  const other = await openIssuer(() => []);
  for (const replace of [
    (text: string) => text.replaceAll(`"issuer":"${issuer.url}"`, `"issuer":"${other.url}"`),
    (text: string) => text.replaceAll(`${issuer.url}/jwks`, `${other.url}/jwks`),
  ]) {
    const description = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).text();
    house.pass({ minutes: 11 });
    await house.browser().post("sign-in/single", { email: "zoe@works.example" });
    house.pass({ minutes: 6 });
    const landed = await through(house.browser(), zoe, (back) => {
      // What was known of the issuer is looked up again after ten minutes.
      house.pass({ minutes: 6 });
      issuer.cutIn = (request, response) => {
        if (request.url !== "/.well-known/openid-configuration") return false;
        response.setHeader("content-type", "application/json").end(replace(description));
        return true;
      };
      return back;
    });
    expect(landed).toBe("/sign-in#single=refused-by-provider");
    issuer.cutIn = undefined;
  }
  await other.close();
});

test("a domain leads nowhere before it is proven, nor does one nobody has claimed", async () => {
  await connected("viewer", false);
  for (const email of ["zoe@works.example", "zoe@unknown.example"]) {
    const refused = await house.browser().post("sign-in/single", { email });
    expect([refused.status, codeOf(refused)]).toEqual([404, "no-single-sign-on"]);
  }
});

test("the second factor of an account is asked for on this way, too", async () => {
  await connected();
  await through(house.browser(), zoe);
  await asSuperuser(
    house.database.superuserUrl,
    `insert into auth.second_factors (user_id, secret_sealed, proven_at)
     select id, 'sealed', now() from auth.users where email = 'zoe@works.example'`,
  );
  const browser = house.browser();
  expect(await through(browser, zoe)).toBe("/sign-in#single=code");
  expect((await browser.get("session")).body.state).toBe("code-needed");
});

test("who came by single sign-on alone has no password to forget, and sets up a second factor freshly signed in", async () => {
  await connected();
  const browser = house.browser();
  await through(browser, zoe);
  house.sent.length = 0;
  await browser.post("password/forgotten", { email: "zoe@works.example" });
  expect((await auditRows(house)).length).toBeGreaterThan(0);
  expect(house.sent).toEqual([]);
  expect((await browser.post("account/totp", {})).status).toBe(200);
  house.pass({ minutes: 11 });
  expect(codeOf(await browser.post("account/totp", {}))).toBe("confirm-first");
});

test("an issuer that redirects, floods, or lies in a private network is not asked", async () => {
  const client = { ...issuer.client, issuer: issuer.url };
  expect(await isIssuer({ outside }, client)).toMatchObject({ ok: true });
  issuer.cutIn = (_, response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    return true;
  };
  expect(await isIssuer({ outside }, client)).toMatchObject({
    ok: false,
    reason: expect.stringContaining("redirects"),
  });
  issuer.cutIn = (_, response) => {
    response.setHeader("content-type", "application/json").end("x".repeat(400_000));
    return true;
  };
  expect(await isIssuer({ outside }, client)).toMatchObject({
    ok: false,
    reason: expect.stringContaining("too large"),
  });
  for (const closed of [
    issuer.url,
    "https://10.0.0.1",
    "https://[::ffff:127.0.0.1]",
    "https://localhost:1",
    "https://169.254.169.254",
  ])
    expect(await isIssuer({}, { ...client, issuer: closed })).toMatchObject({ ok: false });
});

test("an owner who was never proven by mail is told to link first", async () => {
  await connected();
  await asSuperuser(
    house.database.superuserUrl,
    "update auth.users set email = 'zoe@works.example' where email = $1",
    [firstOwner.email],
  );
  expect(await through(house.browser(), zoe)).toBe("/sign-in#single=link-first");
});

test("what an issuer says of itself is asked once in ten minutes, however many sign in", async () => {
  await connected();
  let asked = 0;
  issuer.cutIn = (request) => {
    if (request.url?.includes("openid-configuration")) asked += 1;
    return false;
  };
  const leave = () => house.browser().post("sign-in/single", { email: "zoe@works.example" });
  await Promise.all([leave(), leave(), leave()]);
  expect(await through(house.browser(), zoe)).toBe("/");
  expect(asked).toBe(1);
  house.pass({ minutes: 10.5 });
  await leave();
  expect(asked).toBe(2);
});

test("an issuer that failed is asked again at once", async () => {
  await connected();
  issuer.cutIn = (_, response) => {
    response.writeHead(500).end();
    return true;
  };
  const leave = () => house.browser().post("sign-in/single", { email: "zoe@works.example" });
  expect((await leave()).status).toBe(503);
  issuer.cutIn = undefined;
  expect((await leave()).status).toBe(200);
});

test("what an issuer answers stands in the log without addresses and without what controls a terminal", async () => {
  await connected();
  issuer.cutIn = (_, response) => {
    response.setHeader("content-type", "application/json").end("\u001b[2J zoe@works.example is gone");
    return true;
  };
  expect((await house.browser().post("sign-in/single", { email: "zoe@works.example" })).status).toBe(503);
  const said = house.said.join("\n");
  expect(said).toContain("single sign-on of works.example");
  expect(said).not.toContain("\u001b");
  expect(said).not.toContain("zoe@");
});

describe("a confirmation", () => {
  const confirmedUntil = async (browser: Browser) => (await browser.get("session")).body.confirmedUntil;
  /** What the provider is asked, and where it sends back to. */
  const leave = async (browser: Browser, change: (asked: URL) => void = () => undefined) => {
    issuer.claims = zoe;
    const { body } = await browser.post("sign-in/single", { email: "zoe@works.example" });
    const asked = new URL(body.location);
    change(asked);
    await browser.ask("GET", (await walk(asked.href, `${house.url}${signOnPath}`)).href);
    return asked.searchParams.get("max_age");
  };

  test("is a sign-in at a provider that says when it last saw proof, and only then", async () => {
    await connected();
    const [told, untold] = [house.browser(), house.browser()];
    await leave(told);
    expect(await confirmedUntil(told)).not.toBeNull();
    await leave(untold, (asked) => asked.searchParams.delete("max_age"));
    expect((await untold.get("session")).body.state).toBe("signed-in");
    expect(await confirmedUntil(untold)).toBeNull();
  });

  test("is as old as the proof was, not as the sign-in", async () => {
    await connected();
    const browser = house.browser();
    house.pass({ minutes: 11 });
    await leave(browser);
    expect((await browser.get("session")).body.state).toBe("signed-in");
    expect(await confirmedUntil(browser)).toBeNull();
  });

  test("anew asks the provider for a proof of the last ten minutes", async () => {
    await connected();
    const browser = house.browser();
    expect(await leave(browser)).toBe(String(30 * 24 * 3600));
    expect(await leave(browser)).toBe("600");
  });
});
