import { type EndpointName, endpoints } from "../../../src/contract/endpoints.ts";
import type { IdNoun, Method } from "../../../src/contract/endpoint.ts";
import type { BodyName } from "../../../src/contract/bodies.ts";
import { type Door, openDoors } from "../../../src/domain/access/capabilities.ts";
import { may } from "../../../src/domain/access/may.ts";
import type { Principal } from "../../../src/domain/access/principal.ts";
import type { Answer, Asked, SignedIn } from "../signed-in.ts";
import { at, type PrincipalName } from "./standings.ts";
import { leaksFor, type Leaks } from "./leaks.ts";
import { bodyFor, bodyIds, namesOf, queryIds, type Side, sides } from "./targets.ts";

/**
 * Every endpoint × every principal × every id in path, query, cursor and body × own / sibling partner / other workspace /
 * absent / malformed, through HTTP. What is wrong comes back in words.
 */
export type MatrixResult = { readonly requests: number; readonly faults: readonly string[] };

type AnyEndpoint = {
  readonly method: Method;
  readonly path: string;
  readonly query: readonly string[];
  readonly door: Door;
  readonly body: BodyName | "text" | undefined;
  readonly ids: Readonly<Record<string, IdNoun>>;
};

/** One place of a call that names something. `nothing` is the call as it is meant, with everything one's own. */
type Slot = {
  readonly in: "nothing" | "path" | "query" | "body" | "cursor";
  readonly name: string;
  readonly noun?: IdNoun;
};

export const everybody: readonly PrincipalName[] = [
  "nobody",
  "local owner",
  "owner",
  "head-of-partnerships",
  "partner-manager",
  "partner-operations",
  "finance",
  "sponsor",
  "viewer",
  "unconfirmed owner",
  "owner elsewhere",
  "suspended",
  "guest",
  "reading key",
  "full key",
  "revoked key",
  "expired key",
  "north admin",
  "north member",
];

export async function accessMatrix(
  world: SignedIn,
  names: readonly EndpointName[] = Object.keys(endpoints) as EndpointName[],
  principals: readonly PrincipalName[] = everybody,
): Promise<MatrixResult> {
  const leaks = await leaksFor(world);
  const faults: string[] = [];
  let requests = 0;
  for (const name of names) {
    const endpoint: AnyEndpoint = endpoints[name];
    const before = await leaks.elsewhere();
    for (const principal of principals.filter((one) => !isAtHomeElsewhere(one, endpoint)))
      for (const slot of slotsOf(endpoint)) {
        const answers = await answersOf(world, endpoint, principal, slot);
        requests += answers.length;
        for (const one of faultsOf(world, endpoint, principal, slot, answers, leaks))
          faults.push(`${principal}: ${endpoint.method} ${endpoint.path}, ${slot.in} ${slot.name}: ${one}`);
      }
    if ((await leaks.elsewhere()) !== before)
      faults.push(`${endpoint.method} ${endpoint.path} changed the other workspace`);
  }
  return { requests, faults };
}

/** Who is a member of both workspaces signs out of both, and may enter the other: its trail says so, and rightly. */
const isAtHomeElsewhere = (name: PrincipalName, { method, door }: AnyEndpoint): boolean =>
  name === "owner elsewhere" && method !== "GET" && isOpen(door);

const nothing: Slot = { in: "nothing", name: "" };

function slotsOf({ ids, query, body }: AnyEndpoint): Slot[] {
  const inBody = body === undefined || body === "text" ? {} : (bodyIds[body] ?? {});
  return [
    nothing,
    ...Object.entries(ids).map(([name, noun]): Slot => ({ in: "path", name, noun })),
    ...query.flatMap((name): Slot[] => (queryIds[name] ? [{ in: "query", name, noun: queryIds[name] }] : [])),
    ...Object.entries(inBody).map(([name, noun]): Slot => ({ in: "body", name, noun })),
    ...(query.includes("cursor") ? [{ in: "cursor", name: "cursor" } as const] : []),
  ];
}

type Answered = { readonly side: Side; readonly named: string; readonly answer: Answer };

async function answersOf(
  world: SignedIn,
  endpoint: AnyEndpoint,
  name: PrincipalName,
  slot: Slot,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const side of slot.in === "nothing" ? (["own"] as const) : sides) {
    const named = await nameIn(world, endpoint, name, slot, side);
    const rehearse = isReachable(endpoint, world.as(name).principal, slot, side);
    const answer = await world.as(name).ask(callOf(world, endpoint, { slot, named, rehearse }));
    answered.push({ side, named, answer });
    if (endpoint.method !== "GET" && isOpen(endpoint.door)) await world.renew(name);
  }
  return answered;
}

async function nameIn(
  world: SignedIn,
  endpoint: AnyEndpoint,
  name: PrincipalName,
  slot: Slot,
  side: Side,
): Promise<string> {
  if (slot.in === "cursor") return cursorOf(world, endpoint, name, side);
  return slot.noun === undefined ? "" : namesOf(world, slot.noun, endpoint.path)[side];
}

/** A cursor that whoever it is of was given for the same question. */
async function cursorOf(
  world: SignedIn,
  endpoint: AnyEndpoint,
  name: PrincipalName,
  side: Side,
): Promise<string> {
  if (side === "absent") return "bm90LWEtY3Vyc29y.bm90LXNpZ25lZA";
  if (side === "malformed") return "cursor'";
  const portal = endpoint.path.includes("/portal/");
  const giver: Record<"own" | "sibling" | "other", PrincipalName> = {
    own: name,
    sibling: portal ? "south admin" : name,
    other: portal ? "other admin" : "other owner",
  };
  const path = `${pathOf(world, endpoint, nothing, "", side)}?limit=1`;
  const { body } = await world.as(giver[side]).ask({ path });
  const next = /"next":"([\w-]+\.[\w-]+)"/.exec(body)?.[1];
  return next ?? noNextPage;
}

const noNextPage = "no-next-page.was-given";

type Naming = {
  readonly slot: Slot;
  readonly named: string;
  readonly rehearse: boolean;
};

function callOf(world: SignedIn, endpoint: AnyEndpoint, { slot, named, rehearse }: Naming): Asked {
  const query = new URLSearchParams();
  if (slot.in === "query" || slot.in === "cursor") query.set(slot.name, named);
  if (slot.in === "cursor") query.set("limit", "1");
  if (endpoint.query.includes("path")) query.set("path", "/nowhere/at/all");
  // What one may do is only rehearsed, so that everybody meets the same rows; what one may not is meant.
  if (endpoint.method !== "GET" && !isOpen(endpoint.door) && rehearse) query.set("dryRun", "true");
  const sent = bodyFor(endpoint.body);
  const body = slot.in === "body" && typeof sent === "object" ? { ...sent, [slot.name]: named } : sent;
  const path = pathOf(world, endpoint, slot, named);
  return {
    method: endpoint.method,
    path: query.size > 0 ? `${path}?${query.toString()}` : path,
    ...(body === undefined ? {} : { body }),
  };
}

/** Doors of calls that are in no workspace, or run by themselves: they know no rehearsal. */
const isOpen = (door: Door): boolean => (openDoors as readonly Door[]).includes(door);

/** Everything in the path is one's own but what the slot names; `rest` says otherwise. */
function pathOf(
  world: SignedIn,
  { path, ids }: AnyEndpoint,
  slot: Slot,
  named: string,
  rest: Side = "own",
): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const noun = ids[name];
    if (noun === undefined) throw new Error(`${path} does not say what :${name} names`);
    const isNamed = slot.in === "path" && slot.name === name;
    return encodeURIComponent(isNamed ? named : namesOf(world, noun, path)[rest]);
  });
}

function faultsOf(
  world: SignedIn,
  endpoint: AnyEndpoint,
  name: PrincipalName,
  slot: Slot,
  answers: readonly Answered[],
  leaks: Leaks,
): string[] {
  const { principal } = world.as(name);
  const absent = answers.find(({ side }) => side === "absent");
  return answers.flatMap((one) => {
    const { side, named, answer } = one;
    const { status, body } = answer;
    const wrong = wrongStatus(endpoint, name, principal, slot, one);
    const seen = leaks.in(answer, name, endpoint, named);
    const told = absent && isForeign(principal, side) && likeness(one) !== likeness(absent);
    return [
      ...(wrong === undefined ? [] : [`${side} answered ${status}, ${wrong}: ${body.slice(0, 160)}`]),
      ...seen.map((word) => `${side} told ${word}: ${around(answer, word)}`),
      ...(told ? [`${side} is told from absent: ${likeness(one)} / ${likeness(absent)}`] : []),
    ];
  });
}

/** The staff may know of every partner of their workspace; a partner of no other. */
const isForeign = (principal: Principal, side: Side): boolean =>
  side === "other" || (side === "sibling" && principal.kind !== "staff");

const around = ({ headers, body }: Answer, word: string): string => {
  const all = `${headers}\n${body}`;
  const place = all.toLowerCase().indexOf(word.toLowerCase());
  return all.slice(Math.max(0, place - 60), place + 60);
};

/**
 * Whether the principal may reach the thing once the door is open. Two things in one path belong together: with one of them
 * another's, neither is anybody's. Sessions and keys are those of the owner.
 */
function isReachable({ ids }: AnyEndpoint, principal: Principal, { noun }: Slot, side: Side): boolean {
  const isOwner = principal.kind === "staff" && principal.role === "owner";
  if (noun === "session") return side === "own" && isOwner && principal.proof === "session";
  if (Object.values(ids).includes("key") && !isOwner) return false;
  if (side === "own") return true;
  return side === "sibling" && principal.kind === "staff" && Object.keys(ids).length < 2;
}

/** What the status should have been, where it is another. */
function wrongStatus(
  endpoint: AnyEndpoint,
  name: PrincipalName,
  principal: Principal,
  slot: Slot,
  { side, named, answer: { status } }: Answered,
): string | undefined {
  if (name === "revoked key" || name === "expired key") return status === 401 ? undefined : "not 401";
  if (status >= 500) return "a fault of ours";
  const entry = may(principal, endpoint.door, at.getTime());
  if (!entry.ok) {
    const closed = principal.kind === "nobody" ? 401 : 403;
    return status === closed ? undefined : `not ${closed} (${entry.because})`;
  }
  // A key is somebody, and has no session that could be ended or changed.
  if (endpoint.door === "signed-in" && !("session" in principal && principal.session)) return undefined;
  if (status === 401 && endpoint.door !== "anybody") return "though the door is open";
  if (isOpen(endpoint.door)) return undefined;
  if (slot.in === "cursor") return wrongForCursor(side, named, status);
  if (isReachable(endpoint, principal, slot, side)) return wrongForOwn(endpoint, status);
  if (slot.in === "path")
    return status === 404 || (side === "malformed" && status === 400) ? undefined : "not 404";
  // A filter that finds nothing is an answer, too; that it is the answer of an absent id is looked at elsewhere.
  if (slot.in === "query") return undefined;
  return status >= 400 ? undefined : "though the thing is not theirs";
}

/** The staff of one workspace hold the same cursors; nobody else's goes on. */
function wrongForCursor(side: Side, named: string, status: number): string | undefined {
  const holds = named !== noNextPage && side === "own";
  if (holds) return status === 200 ? undefined : "not 200";
  return status === 400 || (side === "sibling" && status === 200) ? undefined : "not 400";
}

/** A rule may still say no (409, 422) or ask for more (400); that it is not there, or not theirs, is wrong. */
function wrongForOwn({ method }: AnyEndpoint, status: number): string | undefined {
  if (method === "GET") return status === 200 ? undefined : "not 200";
  return status === 403 || status === 404 ? "though it is theirs" : undefined;
}

const passing =
  /^(date|content-length|etag|ratelimit|x-ratelimit|retry-after|set-cookie|x-request-id|request-id|keep-alive|connection|content-security-policy)/i;

/** An answer without what differs from call to call, and without the name that was asked for. */
function likeness({ named, answer }: Answered): string {
  const headers = answer.headers
    .split("\n")
    .filter((line) => !passing.test(line))
    .toSorted()
    .join("\n");
  const written = [named, encodeURIComponent(named)].filter((text) => text !== "");
  const forget = (text: string) => written.reduce((rest, word) => rest.replaceAll(word, "…"), text);
  return forget(`${answer.status}\n${headers}\n${answer.body}`);
}
