import { randomBytes } from "node:crypto";
import type { ReadBodies } from "../../contract/bodies.ts";
import type { DoneReply, SignOnReply } from "../../contract/people.ts";
import { inWorkspace } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { refused, valueOr } from "../http/refusals.ts";
import type { Call, StaffAsking } from "../http/site.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { domainRecord, isDomainProven } from "../sign-in/domain-proof.ts";
import { isIssuer } from "../sign-in/issuer.ts";
import { lockSignOn, noteProof, removeSignOn, replaceSignOn, signOnOf, type SignOnKept } from "./queries.ts";

/** The single sign-on of the workspace, without its secret: that one is told to nobody. */
export async function signOnReply({
  site,
  tx,
  workspace,
}: Pick<Call, "site" | "tx" | "workspace">): Promise<SignOnReply> {
  const kept = await signOnOf(tx, workspace);
  return { connection: kept ? shown(kept, site.url()) : null };
}

const shown = (kept: SignOnKept, url: string): NonNullable<SignOnReply["connection"]> => ({
  issuer: kept.issuer,
  clientId: kept.client_id,
  domain: kept.domain,
  roleForNew: kept.role_for_new,
  record: domainRecord(kept.domain, kept.domain_proof),
  provenAt: kept.domain_proven_at?.toISOString() ?? null,
  redirectUri: `${url}/api/v1/sign-in/single/return`,
});

/** What the issuer of a connection to be says of itself; one that is no address is not asked. */
type IssuerAsked = { readonly issuer: Decision<string>; readonly usable: Decision<null> };

export async function askIssuer({
  site,
  body,
}: StaffAsking<ReadBodies["signOnConnection"]>): Promise<IssuerAsked> {
  const issuer = readIssuer(body.issuer);
  return { issuer, usable: issuer.ok ? await isIssuer(site, { ...body, issuer: issuer.value }) : issuer };
}

/** Connects a provider in the place of the one before. The proof of a domain stays with the domain, and is lost with it. */
export async function connectSignOn(
  call: Call<ReadBodies["signOnConnection"]>,
  asked: IssuerAsked,
): Promise<SignOnReply> {
  const { site, tx, workspace, body, asking } = call;
  const issuer = valueOr(400, asked.issuer, "/issuer");
  valueOr(422, asked.usable, "/issuer");
  await lockSignOn(tx, workspace);
  call.match(await signOnReply(call));
  const before = await signOnOf(tx, workspace);
  const same = before?.domain === body.domain ? before : undefined;
  await replaceSignOn(tx, workspace, {
    id: before?.id ?? newId(asking.at.getTime()),
    issuer,
    clientId: body.clientId,
    clientSecretSealed: site.secret.seal("sign-on", body.clientSecret),
    domain: body.domain,
    domainProof: same?.domain_proof ?? randomBytes(18).toString("base64url"),
    domainProvenAt: same?.domain_proven_at ?? null,
    roleForNew: body.roleForNew,
    at: asking.at,
  });
  const after = await signOnOf(tx, workspace);
  await auditSignOn(call, "sign-on.connected", before, after);
  return signOnReply(call);
}

/** An issuer is an address without query, fragment and password (OpenID Connect Discovery 1.0, 2). */
function readIssuer(text: string): Decision<string> {
  const { search, hash, username, password } = new URL(text);
  return search + hash + username + password === ""
    ? yes(text)
    : no("The issuer has more than an address in it", "an address such as https://login.example.com");
}

/** What the name servers say of the domain that was connected when they were asked; undefined where there was nothing to prove. */
type DomainAsked = { readonly proof: string; readonly proven: Decision<null> } | undefined;

export async function askForDomain({ site, workspace }: StaffAsking<object>): Promise<DomainAsked> {
  const kept = await inWorkspace(site.connection, workspace, (tx) => signOnOf(tx, workspace));
  if (!kept || kept.domain_proven_at !== null) return undefined;
  const { domain, domain_proof: proof } = kept;
  return { proof, proven: await isDomainProven(site, domain, proof) };
}

/** Takes the TXT record that only the owner of the domain can set for a proof, where it was found for the connection as it is. */
export async function proveDomain(call: Call<object>, asked: DomainAsked): Promise<SignOnReply> {
  const { tx, workspace, asking } = call;
  await lockSignOn(tx, workspace);
  const before = await connectedOrRefused(call);
  if (before.domain_proven_at !== null) return signOnReply(call);
  if (asked?.proof !== before.domain_proof)
    throw refused(409, {
      reason: "The connection was changed meanwhile",
      accepted: "the record of the present one",
    });
  valueOr(409, asked.proven);
  await noteProof(tx, workspace, before, asking.at);
  await auditSignOn(call, "sign-on.domain-proven", before, await signOnOf(tx, workspace));
  return signOnReply(call);
}

export async function disconnectSignOn(call: Call): Promise<DoneReply> {
  await lockSignOn(call.tx, call.workspace);
  const before = await connectedOrRefused(call);
  await removeSignOn(call.tx, call.workspace);
  await auditSignOn(call, "sign-on.ended", before, undefined);
  return { done: true };
}

async function connectedOrRefused(call: Call<unknown>): Promise<SignOnKept> {
  const kept = await signOnOf(call.tx, call.workspace);
  if (!kept)
    throw refused(409, {
      reason: "No provider is connected",
      accepted: "a provider for a domain, first connected",
    });
  call.match(await signOnReply(call));
  return kept;
}

async function auditSignOn(
  { audit }: Pick<Call, "audit">,
  action: string,
  before: SignOnKept | undefined,
  after: SignOnKept | undefined,
): Promise<void> {
  const id = after?.id ?? before?.id ?? "";
  await audit({ action, object: { kind: "sign-on", id }, before: told(before), after: told(after) });
}

const told = (kept: SignOnKept | undefined) =>
  kept && {
    issuer: kept.issuer,
    clientId: kept.client_id,
    domain: kept.domain,
    roleForNew: kept.role_for_new,
    proven: kept.domain_proven_at !== null,
  };
