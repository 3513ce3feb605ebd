import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { BodyName } from "../contract/bodies.ts";
import {
  addressOf as wholeAddressOf,
  type Call,
  isKeyed,
  isWorthRetrying,
  NoAnswerError,
  ProblemError,
  replyIn,
  type Request,
  requestOf,
  says,
  type UnsafeCall,
} from "../contract/client.ts";
import type { Endpoint } from "../contract/endpoint.ts";

export { type Call, isWorthRetrying, NoAnswerError, ProblemError, says };

type AnyBody = BodyName | "text" | undefined;

type Addressed = { readonly path: string; readonly query: readonly string[] };
type Narrow = { readonly params?: object | undefined; readonly query?: object };

/** Where a call is asked; also the name of its answer among those that pages keep. */
export const addressOf = (endpoint: Addressed, call: Narrow): string =>
  wholeAddressOf(endpoint, narrowed(endpoint, call));

/** Reads; the tag of what was read is kept for `etagOf`. */
export async function fetchReply<Path extends string, Query, Reply>(
  endpoint: Endpoint<Path, Query, Reply>,
  call: Call<Path, Query>,
  signal?: AbortSignal,
): Promise<Reply> {
  const request = requestOf(endpoint, narrowed(endpoint, call));
  return confirming(() => exchange<Reply>(request, signal));
}

/** The tag of the last reading of an address in this tab: what a change sends along as `etag`, so that it meets nothing unseen. */
export const etagOf = <Path extends string, Query, Reply>(
  endpoint: Endpoint<Path, Query, Reply>,
  call: Call<Path, Query>,
): string | undefined => tags.get(addressOf(endpoint, call));

/**
 * Makes an unsafe call and gives its reply, or throws the ProblemError that says why not. In a workspace the call carries a
 * key of its own, so that it is sent again after silence and is still done once. When the server asks to confirm first who
 * one is, the listener of `onConfirmFirst` does that, and the call is made again.
 */
export async function send<Path extends string, Query, Reply, Body extends AnyBody>(
  endpoint: Endpoint<Path, Query, Reply, Body>,
  call: UnsafeCall<Path, Query, Body>,
): Promise<Reply> {
  const request = requestOf(endpoint, call, newKey());
  const once = isKeyed(endpoint) ? () => sentUntilAnswered<Reply>(request) : () => exchange<Reply>(request);
  return confirming(once);
}

/** Hears that the session has ended: a call was answered as one of nobody. Gives the way to stop listening. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
};

/** Asks the person for a password or a code; answers whether it was given. One at a time; gives the way to stop listening. */
export const onConfirmFirst = (ask: () => Promise<boolean>): (() => void) => {
  confirm = ask;
  return () => {
    if (confirm === ask) confirm = undefined;
  };
};

/** The filters of the pages are asked of every endpoint that knows them, and of no other. */
function narrowed({ query: known }: Addressed, { params, query = {} }: Narrow): Narrow & { query: object } {
  return {
    params,
    query: Object.fromEntries(Object.entries(query).filter(([name]) => known.includes(name))),
  };
}

const signedOut = new Set<() => void>();
const tags = new Map<string, string>();
let confirm: (() => Promise<boolean>) | undefined;
let confirmation: Promise<boolean> | undefined;

/** Calls that are refused at once are confirmed at once: the person is asked one time. */
async function confirming<Reply>(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!says(error, "confirm-first") || !confirm) throw error;
    confirmation ??= confirm().finally(() => (confirmation = undefined));
    if (await confirmation) return work();
    throw error;
  }
}

const pausesMs = [400, 1_500];

/** A call with a key is worth sending again after silence, and while its first sending is still being answered. */
async function sentUntilAnswered<Reply>(request: Request): Promise<Reply> {
  for (const pause of pausesMs) {
    try {
      return await exchange<Reply>(request);
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return exchange<Reply>(request);
}

const isUnanswered = (error: unknown): boolean =>
  error instanceof NoAnswerError ||
  (error instanceof ProblemError && error.problem.status === 503) ||
  says(error, "key-under-way");

async function exchange<Reply>(
  { method, address, headers, body }: Request,
  signal?: AbortSignal,
): Promise<Reply> {
  const silence = (cause: unknown): never => {
    if (signal?.aborted) throw cause;
    throw new NoAnswerError("No answer came back.", { cause });
  };
  const response = await fetch(address, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  }).catch(silence);
  const text = await response.text().catch(silence);
  const tag = response.headers.get("etag");
  if (tag !== null) tags.set(address, tag);
  try {
    return replyIn<Reply>(response, response.headers.get("content-type"), text);
  } catch (error) {
    if (response.status === 401 && says(error, "not-signed-in")) for (const heard of signedOut) heard();
    throw error;
  }
}

/** 128 bits; `randomUUID` would need https. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** The reply of an endpoint; while a changed question is being answered, the last answer stays on the page. */
export function useReply<Path extends string, Query, Reply>(
  endpoint: Endpoint<Path, Query, Reply>,
  call: Call<Path, Query>,
) {
  return useQuery({
    queryKey: [addressOf(endpoint, call)],
    queryFn: ({ signal }) => fetchReply(endpoint, call, signal),
    placeholderData: keepPreviousData,
  });
}

/** Replies that come in pages, each naming where the next begins. */
export function usePages<
  Path extends string,
  Query extends { cursor?: string },
  Reply extends { next: string | null },
>(endpoint: Endpoint<Path, Query, Reply>, call: Call<Path, Query>) {
  return useInfiniteQuery({
    queryKey: ["pages", addressOf(endpoint, call)],
    queryFn: ({ pageParam, signal }) => fetchReply(endpoint, after(call, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Reply) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Every page of a reply, for what must be whole (a CSV file). */
export async function fetchPages<
  Path extends string,
  Query extends { cursor?: string },
  Reply extends { next: string | null },
>(endpoint: Endpoint<Path, Query, Reply>, call: Call<Path, Query>): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let cursor: string | null = null; ; ) {
    const reply: Reply = await fetchReply(endpoint, after(call, cursor));
    replies.push(reply);
    if (reply.next === null) return replies;
    cursor = reply.next;
  }
}

function after<Path extends string, Query extends { cursor?: string }>(
  call: Call<Path, Query>,
  cursor: string | null,
): Call<Path, Query> {
  return cursor === null ? call : ({ ...call, query: { ...call.query, cursor } } as Call<Path, Query>);
}
