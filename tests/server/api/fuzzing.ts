import fc from "fast-check";
import type { EndpointName } from "../../../src/contract/endpoints.ts";
import { fitting, hostileText, hostileValue, likely, type Schema, type Values } from "./arbitrary.ts";
import { problemMisfits, replyMisfits } from "./replies.ts";

/** Somebody who asks. */
export type Asker = {
  readonly name: string;
  readonly ask: (request: Request) => Promise<{ status: number; type: string; body: string }>;
};

export type Fuzzed = {
  /** How many requests each asker had answered with which kind of status: `owner 2xx`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Operations that nobody got a reply of: behind them nothing was tried. */
  readonly unreached: readonly string[];
  /** What must not be, each with the request that shows it. */
  readonly faults: readonly string[];
};

export type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
type Operation = {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

export type Request = {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string;
};

/**
 * Walks every operation of a description as every asker, with values that fit and values that do not, and collects what must
 * not be: a fault of the server, a reply that is not the one promised, a refusal that does not say what would be accepted.
 */
export async function fuzz(
  description: Description,
  askers: readonly Asker[],
  { requests, seed, known = {} }: { requests: number; seed: number; known?: KnownValues },
): Promise<Fuzzed> {
  const calls = callsOf(description, known);
  const answers: Record<string, number> = {};
  const faults: string[] = [];
  const unreached = new Set(operationsOf(description).map(({ operation }) => operation.operationId));
  const asked = fc.sample(fc.tuple(fc.constantFrom(...askers), fc.oneof(...calls)), {
    numRuns: requests,
    seed,
  });
  for (const [asker, { operation, request }] of asked) {
    const { status, type, body } = await asker.ask(request);
    if (status < 400) unreached.delete(operation);
    const answered = `${asker.name} ${Math.floor(status / 100)}xx`;
    answers[answered] = (answers[answered] ?? 0) + 1;
    const wrong = faultsOf(operation, status, type, body);
    if (wrong.length > 0) faults.push(`${asker.name}: ${written(request)}: ${status} ${wrong.join("; ")}`);
  }
  return { answers, unreached: [...unreached], faults };
}

function faultsOf(operation: string, status: number, type: string, text: string): string[] {
  if (status >= 500) return [text.slice(0, 300)];
  if (status === 304) return [];
  const body = type.includes("json") && !type.includes("jsonl") ? (JSON.parse(text) as unknown) : text;
  return status >= 400 ? problemMisfits(status, type, body) : replyMisfits(operation as EndpointName, body);
}

/**
 * Values that exist, by the name of a parameter or of a member of a body (also with the path in front, `/deals/{number}`):
 * without them nearly everything would be refused.
 */
export type KnownValues = Values["known"];

type Called = { readonly operation: string; readonly request: Request };

const operationsOf = ({ paths }: Description) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

function callsOf(description: Description, known: KnownValues): fc.Arbitrary<Called>[] {
  const { schemas } = description.components;
  const resolve = (ref: string) => schemas[ref.replace("#/components/schemas/", "")] ?? {};
  return operationsOf(description).map(({ path, method, operation }) => {
    const here = Object.entries(known).flatMap(([name, values]) =>
      path.endsWith(name) ? [[name.replace(/^.*\{(\w+)\}$/, "$1"), values] as const] : [],
    );
    const values = { resolve, known: { ...known, ...Object.fromEntries(here) } };
    return fc
      .oneof(
        requestOf(path, method, fittingParts(operation, values)),
        requestOf(path, method, strangeParts(operation, values)),
      )
      .map((request) => ({ operation: operation.operationId, request }));
  });
}

type Texts = fc.Arbitrary<Record<string, string | undefined>>;
type Parts = {
  readonly params: Texts;
  readonly query: Texts;
  readonly headers: Texts;
  readonly body: fc.Arbitrary<Sent>;
};

/** Values that exist and bodies that fit, so that handlers are reached and do their work. */
function fittingParts({ parameters, requestBody }: Operation, values: Values): Parts {
  const value = ({ name, schema }: Operation["parameters"][number]): fc.Arbitrary<string> =>
    likely(name, schema, values).map(String);
  const some = (where: string, most: number): Texts => {
    const there = parameters.filter((one) => one.in === where);
    return fc
      .shuffledSubarray(there, { maxLength: Math.min(most, there.length) })
      .chain((chosen) => fc.record(Object.fromEntries(chosen.map((one) => [one.name, value(one)]))));
  };
  const params = parameters.filter((one) => one.in === "path").map((one) => [one.name, value(one)] as const);
  return {
    params: fc.record(Object.fromEntries(params)),
    query: some("query", 2),
    headers: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, some("header", 1)),
    body: rightBody(requestBody, values),
  };
}

/** Whatever comes, beside what fits. */
function strangeParts({ parameters, requestBody }: Operation, values: Values): Parts {
  const value = ({ name, schema }: Operation["parameters"][number]): fc.Arbitrary<string> =>
    fc.oneof(likely(name, schema, values).map(String), fitting(schema, values).map(String), hostileText);
  const all = (where: string) =>
    Object.fromEntries(parameters.filter((one) => one.in === where).map((one) => [one.name, value(one)]));
  const stray = fc.option(fc.tuple(hostileText, hostileText), { freq: 15 });
  return {
    params: fc.record(all("path")),
    query: fc
      .tuple(fc.record(all("query"), { requiredKeys: [] }), stray)
      .map(([query, more]) => ({ ...query, ...(more ? { [more[0]]: more[1] } : {}) })),
    headers: fc.record(all("header"), { requiredKeys: [] }),
    body: fc.oneof(rightBody(requestBody, values), strangeBody(requestBody, values)),
  };
}

const requestOf = (path: string, method: string, parts: Parts): fc.Arbitrary<Request> =>
  fc.record(parts).map(({ params, query, headers, body }) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(params[name] ?? ""));
    const pairs = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value ?? "")}`);
    return {
      method: method.toUpperCase(),
      url: pairs.length === 0 ? filled : `${filled}?${pairs.join("&")}`,
      headers: { ...sendable(headers), ...body.headers },
      ...(body.payload === undefined ? {} : { payload: body.payload }),
    };
  });

type Sent = { readonly headers: Record<string, string>; readonly payload?: string };

const contentOf = (body: Operation["requestBody"]): [type: string, schema: Schema] => {
  const [[type, { schema }] = ["application/json", { schema: {} }]] = Object.entries(body?.content ?? {});
  return [type, schema];
};
const write = (type: string, value: unknown): string =>
  type === "application/json" ? (JSON.stringify(value) ?? "") : String(value);
const sent = (payload: string, type: string): Sent => ({ headers: { "content-type": type }, payload });

function rightBody(body: Operation["requestBody"], values: Values): fc.Arbitrary<Sent> {
  const [type, schema] = contentOf(body);
  const right = type === "application/json" ? fitting(schema, values) : likely("text", schema, values);
  return body ? right.map((value) => sent(write(type, value), type)) : fc.constant<Sent>({ headers: {} });
}

function strangeBody(body: Operation["requestBody"], values: Values): fc.Arbitrary<Sent> {
  const [type, schema] = contentOf(body);
  const right = fitting(schema, values);
  return fc.oneof(
    fc
      .tuple(right, hostileText, hostileValue)
      .map(([value, key, more]) => sent(write(type, spoiled(value, key, more)), type)),
    hostileValue.map((value) => sent(JSON.stringify(value) ?? "", type)),
    hostileText.map((text) => sent(text, type)),
    right.map((value) => sent(write(type, value), "text/plain")),
    fc.constantFrom(
      sent('{"__proto__":{"role":"owner"}}', type),
      sent("[".repeat(100_000), type),
      sent(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`, type),
      sent("{}", "application/x-www-form-urlencoded"),
      sent("{}", "nonsense"),
      { headers: {} },
    ),
  );
}

/** A body that fits but for one member, or with one too many. */
function spoiled(value: unknown, key: string, more: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return more;
  const names = Object.keys(value);
  const at = names.length > 0 && key.length % 2 === 0 ? (names[key.length % names.length] ?? key) : key;
  return { ...value, [at]: more };
}

/**
 * Half a character has no form in an address; it is sent as the bytes some clients would send. A part that is only dots
 * would lead to another address.
 */
function encoded(text: string): string {
  if (/^\.{1,2}$/.test(text)) return `x${text}`;
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : `${encodeURIComponent(text.toWellFormed())}%ed%a0%80`;
}

/** What HTTP can carry at all; the rest never reaches a server. */
const sendable = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name, value?.replace(/[^\x20-\x7e\x80-\xff]/g, "?").slice(0, 2_000)])
      .filter(([, value]) => value?.trim() !== ""),
  ) as Record<string, string>;

const written = ({ method, url, headers, payload }: Request): string =>
  `${method} ${url.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${JSON.stringify(payload ?? "").slice(0, 400)}`;
