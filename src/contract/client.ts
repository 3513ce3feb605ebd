import { type Capability, capabilities, type Door } from "../domain/access/capabilities.ts";
import type { Problem } from "./api.ts";
import type { Bodies, BodyName } from "./bodies.ts";
import type { Endpoint, Method } from "./endpoint.ts";

/** How a call of the contract is written and its answer read: what the web app and the command line have in common. */

type Parameter<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameter<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Params<Path extends string> = string extends Path
  ? { params?: Readonly<Record<string, string>> | undefined }
  : [Parameter<Path>] extends [never]
    ? { params?: undefined }
    : { params: Record<Parameter<Path>, string> };
type Texts<Query> = { [Name in keyof Query]?: string | undefined };

/** What a call is made with: the `:names` of its path and its query. */
export type Call<Path extends string, Query> = Params<Path> & { query?: Texts<Query> };

type AnyBody = BodyName | "text" | undefined;
type BodyGiven<Body extends AnyBody> = Body extends BodyName
  ? Record<never, never> extends Bodies[Body]
    ? { body?: Bodies[Body] }
    : { body: Bodies[Body] }
  : Body extends "text"
    ? { body: string }
    : { body?: undefined };

/** What an unsafe call is made with; `etag` is the tag of the reading that it was decided on. */
export type UnsafeCall<Path extends string, Query, Body extends AnyBody> = Call<Path, Query> &
  BodyGiven<Body> & { etag?: string | undefined; dryRun?: boolean };

/** A reply that is no answer, with the problem document that says why. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Silence: the request did not reach a server, or its answer did not come back. */
export class NoAnswerError extends Error {}

/** A refusal will be the same the next time; only silence and faults of the server are worth another try. */
export const isWorthRetrying = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.problem.status >= 500;

/** Whether a problem document names a code, such as `confirm-first`. */
export const says = (error: unknown, code: string): boolean =>
  error instanceof ProblemError && (error.problem.errors ?? []).some((one) => one.code === code);

type Addressed = { readonly path: string; readonly query: readonly string[] };
type Asked = {
  readonly params?: object | undefined;
  readonly query?: object;
  readonly dryRun?: boolean;
};

/**
 * The address of a call under the server, without parameters that are empty. What the endpoint does not know is sent
 * nevertheless, for the server to refuse: a filter that is dropped on the way would be one that silently does nothing.
 */
export function addressOf({ path, query: known }: Addressed, asked: Asked): string {
  const params = (asked.params ?? {}) as Readonly<Record<string, string | undefined>>;
  const query = (asked.query ?? {}) as Readonly<Record<string, string | undefined>>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const strays = Object.keys(query).filter((name) => !known.includes(name));
  const pairs = [...known, ...strays].flatMap((name) => (query[name] ? [pair(name, query[name])] : []));
  if (asked.dryRun) pairs.push(pair("dryRun", "true"));
  return pairs.length === 0 ? filled : `${filled}?${pairs.join("&")}`;
}

const pair = (name: string, value: string): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

/** A request without its server: what `fetch` is called with. */
export type Request = {
  readonly method: Method;
  readonly address: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
};

/** `key` makes the call once, however often it is sent. */
export function requestOf<Path extends string, Query, Reply, Body extends AnyBody>(
  endpoint: Endpoint<Path, Query, Reply, Body>,
  call: Asked & { readonly body?: unknown; readonly etag?: string | undefined },
  key?: string,
): Request {
  const { method } = endpoint;
  const headers: Record<string, string> = { accept: "application/json" };
  if (key !== undefined && isKeyed(endpoint)) headers["idempotency-key"] = key;
  if (call.etag !== undefined) headers["if-match"] = call.etag;
  const request = { method, address: addressOf(endpoint, call), headers };
  if (endpoint.body === undefined) return request;
  headers["content-type"] = endpoint.body === "text" ? "application/yaml" : "application/json";
  return {
    ...request,
    body: typeof call.body === "string" ? call.body : JSON.stringify(call.body ?? {}),
  };
}

/**
 * Calls that change something in a workspace are answered once for each key. Signing in and operating the installation are
 * not, nor are questions that come with a body.
 */
export const isKeyed = ({ method, door }: { readonly method: Method; readonly door: Door }): boolean =>
  method !== "GET" && isCapability(door) && capabilities[door].writes;

const isCapability = (door: Door): door is Capability => Object.hasOwn(capabilities, door);

type Answer = { readonly ok: boolean; readonly status: number; readonly statusText: string };

/** The reply in an answer; throws the problem where there is one. `text` is the whole body. */
export function replyIn<Reply>(answer: Answer, contentType: string | null, text: string): Reply {
  // A proxy, or a network that wants its own sign-in, answers with a page of its own, and with 200: that is no answer of ours.
  if (answer.ok && /^text\/html\b/.test(contentType ?? "")) throw new ProblemError(somebodyElse);
  const body = /[/+]json\b/.test(contentType ?? "") ? parsed(text) : text;
  if (answer.ok && body !== undefined) return body as Reply;
  throw new ProblemError(isProblem(body) ? body : unexplained(answer));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "detail" in body && "status" in body;

const somebodyElse: Problem = {
  type: "about:blank",
  title: "Bad Gateway",
  status: 502,
  detail: "A page came back and no answer: a proxy or the network itself is in between.",
};

const unexplained = ({ status, statusText }: Answer): Problem => ({
  type: "about:blank",
  title: statusText || "No answer",
  status,
  detail: `The server answered ${status} and gave no reason.`,
});
