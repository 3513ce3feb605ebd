import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/contract/api.ts";
import type { SettingsReply, SignOnReply } from "../../../src/contract/people.ts";
import { asOwnerOf } from "../site.ts";
import { type Citizen, openTown, type Town } from "./town.ts";

let town: Town;
let owner: Citizen;
let dns: NameServer;
let provider: Server;
let issuer: string;
beforeAll(async () => {
  dns = await openNameServer();
  provider = await openProvider();
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  town = await openTown({ outside: { nameServers: [dns.address], loopbackIssuers: true } });
  owner = await town.staff(town.halyard, "owner");
});
afterAll(async () => {
  provider.close();
  dns.socket.close();
  await town.close();
});

describe("settings of a workspace", () => {
  it("are read by every colleague and changed by owners who confirmed who they are", async () => {
    const viewer = await town.staff(town.halyard, "viewer");
    const { body } = await town.ask<SettingsReply>(viewer, "GET", "/settings");
    expect(body).toEqual({
      name: "Halyard",
      currency: "USD",
      sample: false,
      requiresTotp: false,
      withoutTotp: 2,
    });
    for (const role of ["viewer", "head-of-partnerships", "finance"] as const) {
      const other = await town.staff(town.halyard, role);
      expect((await town.ask(other, "PATCH", "/settings", { name: "Mine" })).status).toBe(403);
    }
    const { etag } = await town.ask(owner, "GET", "/settings");
    const changed = await town.ask<SettingsReply>(
      owner,
      "PATCH",
      "/settings",
      { name: "Halyard Ltd" },
      { "if-match": etag },
    );
    expect([changed.status, changed.body.name]).toEqual([200, "Halyard Ltd"]);
    const late = await town.ask(owner, "PATCH", "/settings", { name: "Halyard AG" }, { "if-match": etag });
    expect(late.status).toBe(412);
    for (const extra of [{ currency: "EUR" }, { is_sample: true }, { id: town.rival }])
      expect((await town.ask(owner, "PATCH", "/settings", extra)).status).toBe(400);
  });

  it("changed at once by two: neither undoes what the other did, nor overwrites what it has not seen", async () => {
    const local = asOwnerOf(town.halyard);
    const change = (body: object, more: Record<string, string> = {}) =>
      town.ask<SettingsReply>(null, "PATCH", "/settings", body, { ...local, ...more });
    const both = await town.whileHeld(town.halyard, 2, () => [
      change({ name: "Halyard & Co" }),
      change({ requiresTotp: true }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { body, etag } = await town.ask<SettingsReply>(null, "GET", "/settings", undefined, local);
    expect(body).toMatchObject({ name: "Halyard & Co", requiresTotp: true });
    const seen = { "if-match": etag };
    const decided = await town.whileHeld(town.halyard, 2, () => [
      change({ name: "Halyard Ltd", requiresTotp: false }, seen),
      change({ name: "Halyard AG", requiresTotp: false }, seen),
    ]);
    expect(decided.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412]);
    await change({ name: "Halyard Ltd" });
  });

  it("say how many have no second factor, and once it is required ask every session for one", async () => {
    const changed = await town.ask<SettingsReply>(owner, "PATCH", "/settings", { requiresTotp: true });
    expect(changed.body.requiresTotp).toBe(true);
    const entry = await town.inside(town.halyard, (tx) =>
      tx
        .selectFrom("audit_entries")
        .selectAll()
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    expect(entry).toMatchObject({
      action: "workspace.changed",
      before: { requiresTotp: false },
      after: { requiresTotp: true },
    });
    // Whoever has none is outside until they set one up; the local owner can take the requirement back.
    expect((await town.ask(owner, "GET", "/settings")).status).toBe(403);
    const back = await town.ask(null, "PATCH", "/settings", { requiresTotp: false }, asOwnerOf(town.halyard));
    expect([back.status, (await town.ask(owner, "GET", "/settings")).status]).toEqual([200, 200]);
  });
});

const connection = {
  clientId: "entente",
  clientSecret: "the secret of the provider",
  domain: "halyard.example",
  roleForNew: null,
};
const connect = (more: Record<string, unknown> = {}) =>
  town.ask<SignOnReply & Problem>(owner, "PUT", "/single-sign-on", {
    issuer: `${issuer}/one`,
    ...connection,
    ...more,
  });
const prove = () => town.ask<SignOnReply & Problem>(owner, "POST", "/single-sign-on/proof", {});

describe("single sign-on of a workspace", () => {
  it("keeps the provider's secret sealed and tells it to nobody", async () => {
    expect((await town.ask<SignOnReply>(owner, "GET", "/single-sign-on")).body).toEqual({ connection: null });
    const { status, body } = await connect();
    expect([status, body.connection?.redirectUri]).toEqual([
      200,
      "https://partners.halyard.example/api/v1/sign-in/single/return",
    ]);
    const row = await town.inside(town.halyard, (tx) =>
      tx.selectFrom("sign_on_connections").selectAll().executeTakeFirstOrThrow(),
    );
    expect(town.site.secret.open("sign-on", row.client_secret_sealed)).toBe(connection.clientSecret);
    const seen = await town.inside(town.halyard, async (tx) => [
      body,
      (await town.ask(owner, "GET", "/single-sign-on")).body,
      row,
      await tx.selectFrom("audit_entries").selectAll().execute(),
      await tx.selectFrom("idempotent_answers").selectAll().execute(),
    ]);
    expect(JSON.stringify(seen)).not.toContain(connection.clientSecret);
  });

  it("leads from a domain once its record is found, and the proof is lost with the domain alone", async () => {
    const record = (await connect()).body.connection?.record ?? { name: "", value: "" };
    expect(record.name).toBe("_entente.halyard.example");
    const missing = await prove();
    expect([missing.status, missing.body.errors?.[0]?.accepted]).toEqual([
      409,
      `a TXT record ${record.name} with ${record.value}`,
    ]);
    dns.records.set(record.name, "entente-domain=of-another-workspace");
    expect((await prove()).status).toBe(409);
    dns.records.set(record.name, record.value);
    const proven = await prove();
    expect([proven.status, proven.body.connection?.provenAt]).toEqual([200, town.now().toISOString()]);
    const another = await connect({ issuer: `${issuer}/two`, clientId: "other" });
    expect(another.body.connection).toMatchObject({ record, provenAt: town.now().toISOString() });
    const moved = await connect({ domain: "halyard.org" });
    expect(moved.body.connection?.provenAt).toBeNull();
    expect(moved.body.connection?.record.value).not.toBe(record.value);
    const back = await connect();
    expect([back.body.connection?.provenAt, back.body.connection?.record.value === record.value]).toEqual([
      null,
      false,
    ]);
  });

  it("accepts providers that answer as whom they were named, over https", async () => {
    const answers = async (wrong: string) => {
      const { status, body } = await connect({ issuer: wrong });
      return [wrong, status, body.errors?.[0]?.pointer];
    };
    for (const wrong of [
      "ftp://login.halyard.example",
      "javascript:alert(1)",
      `${issuer.replace("//", "//u:p@")}/one`,
      `${issuer}/one?a=b`,
      `${issuer}/one#x`,
    ])
      expect(await answers(wrong)).toEqual([wrong, 400, "/issuer"]);
    for (const wrong of [
      `${issuer}/nobody`,
      `${issuer}/pretender`,
      "http://login.halyard.example",
      "https://10.0.0.1",
    ])
      expect(await answers(wrong)).toEqual([wrong, 422, "/issuer"]);
    for (const more of [{ roleForNew: "owner" }, { domainProof: "mine" }, { domain: "not a domain" }])
      expect((await connect(more)).status).toBe(400);
  });

  it("is asked about outside before the transaction, so that no connection waits for a slow provider", async () => {
    const asked = once(provider, "slow");
    const going = connect({ issuer: `${issuer}/slow` });
    const [answer] = (await asked) as [() => void];
    const open = await town.inside(town.rival, async (tx) => {
      const { rows } = await sql<{ state: string }>`select state from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`.execute(tx);
      return rows;
    });
    answer();
    expect([open, (await going).status]).toEqual([[], 200]);
    // A name server is asked likewise: what it said is of no use for a connection that has changed meanwhile.
    const holding = dns.hold();
    const proving = prove();
    await holding.asked;
    await connect({ domain: "halyard.net" });
    holding.release();
    const late = await proving;
    expect([late.status, late.body.detail]).toEqual([409, "The connection was changed meanwhile"]);
  });

  it("is asked about outside so often in an hour and no more, rehearsed or not", async () => {
    const eager = await town.staff(town.halyard, "owner");
    const statuses = [];
    for (let at = 0; at < 61; at++)
      statuses.push((await town.ask(eager, "PUT", "/single-sign-on?dryRun=true", {})).status);
    expect([statuses[59], statuses[60]]).toEqual([400, 429]);
  });

  it("is one for a workspace, also when two connect at once", async () => {
    await town.ask(owner, "DELETE", "/single-sign-on");
    const domains = ["a.example", "b.example", "c.example"];
    const answers = await town.meeting(town.halyard, 3, () => domains.map((domain) => connect({ domain })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const rows = await town.inside(town.halyard, (tx) =>
      tx.selectFrom("sign_on_connections").select("domain").execute(),
    );
    expect(rows).toHaveLength(1);
  });

  it("ends, and then there is nothing to prove or to end", async () => {
    expect((await town.ask(owner, "DELETE", "/single-sign-on")).body).toEqual({ done: true });
    expect([(await town.ask(owner, "DELETE", "/single-sign-on")).status, (await prove()).status]).toEqual([
      409, 409,
    ]);
    const head = await town.staff(town.halyard, "head-of-partnerships");
    expect((await town.ask(head, "PUT", "/single-sign-on", { issuer, ...connection })).status).toBe(403);
    expect((await town.ask(head, "GET", "/single-sign-on")).status).toBe(200);
  });
});

/** Two providers and a pretender, who names himself as one of them; who they are is all that is asked of them here. */
async function openProvider(): Promise<Server> {
  const server = createServer((request, reply) => {
    const here = `http://${request.headers.host ?? ""}`;
    const [, name = ""] =
      /^\/(one|two|slow|pretender)\/\.well-known\/openid-configuration$/.exec(request.url ?? "") ?? [];
    const named = name === "pretender" ? "one" : name;
    const answer = () =>
      reply.writeHead(named === "" ? 404 : 200, { "content-type": "application/json" }).end(
        JSON.stringify({
          issuer: `${here}/${named}`,
          authorization_endpoint: `${here}/${named}/authorize`,
          token_endpoint: `${here}/${named}/token`,
          jwks_uri: `${here}/${named}/keys`,
        }),
      );
    if (named === "slow") server.emit("slow", answer);
    else answer();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

type NameServer = {
  readonly socket: Socket;
  readonly address: string;
  readonly records: Map<string, string>;
  /** Lets the next question wait for its answer. */
  hold(): { readonly asked: Promise<void>; release(): void };
};

/** A name server that knows TXT records, over UDP on this machine (RFC 1035, 4.1). */
async function openNameServer(): Promise<NameServer> {
  const records = new Map<string, string>();
  const socket = createSocket("udp4");
  let held: { readonly heard: () => void; readonly until: Promise<void> } | undefined;
  socket.on("message", (question, from) => {
    const answer = (): void => socket.send(answerTo(question, records), from.port, from.address);
    held?.heard();
    if (held) void held.until.then(answer);
    else answer();
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const hold: NameServer["hold"] = () => {
    const [asked, until] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    held = { heard: asked.resolve, until: until.promise };
    const release = (): void => {
      held = undefined;
      until.resolve();
    };
    return { asked: asked.promise, release };
  };
  return { socket, address: `127.0.0.1:${(socket.address() as AddressInfo).port}`, records, hold };
}

function answerTo(question: Buffer, records: ReadonlyMap<string, string>): Buffer {
  const labels: string[] = [];
  let at = 12;
  while (question.readUInt8(at) > 0) {
    const length = question.readUInt8(at);
    labels.push(question.toString("ascii", at + 1, at + 1 + length));
    at += 1 + length;
  }
  const text = records.get(labels.join("."));
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(text === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(text === undefined ? 0 : 1, 6);
  header.writeUInt32BE(0, 8);
  const asked = question.subarray(12, at + 5);
  if (text === undefined) return Buffer.concat([header, asked]);
  const value = Buffer.concat([Buffer.from([text.length]), Buffer.from(text, "ascii")]);
  const answer = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, value.length]);
  return Buffer.concat([header, asked, answer, value]);
}
