import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Problem } from "../contract/api.ts";
import type { Endpoint } from "../contract/endpoints.ts";

type Parameter<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameter<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Params<Path extends string> = [Parameter<Path>] extends [never]
  ? { params?: undefined }
  : { params: Record<Parameter<Path>, string> };
type Texts<Query> = { [Name in keyof Query]?: string | undefined };

/** What a call is made with: the `:names` of its path and its query. */
export type Call<Path extends string, Query> = Params<Path> & { query?: Texts<Query> };

/** A reply that is no answer, with the problem document that says why. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Silence: the request did not reach a server. */
export class NoAnswerError extends Error {}

/** A refusal will be the same the next time; only silence and faults of the server are worth another try. */
export const isWorthRetrying = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.problem.status >= 500;

export function addressOf<Path extends string, Query, Reply>(
  endpoint: Endpoint<Path, Query, Reply>,
  call: Call<Path, Query>,
): string {
  const params = (call.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const query = (call.query ?? {}) as Record<string, string | undefined>;
  const pairs = endpoint.query.flatMap((name) =>
    query[name] ? [[name, query[name]] as [string, string]] : [],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

export async function fetchReply<Path extends string, Query, Reply>(
  endpoint: Endpoint<Path, Query, Reply>,
  call: Call<Path, Query>,
  signal?: AbortSignal,
): Promise<Reply> {
  const response = await fetch(addressOf(endpoint, call), {
    headers: { accept: "application/json" },
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new NoAnswerError("No answer came back.", { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Reply;
  throw new ProblemError(isProblem(body) ? body : unexplained(response));
}

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

/** Replies that come in pages, each naming the position of the next. */
export function usePages<
  Path extends string,
  Query extends { page?: string },
  Reply extends { next: number | null },
>(endpoint: Endpoint<Path, Query, Reply>, call: Call<Path, Query>) {
  return useInfiniteQuery({
    queryKey: ["pages", addressOf(endpoint, call)],
    queryFn: ({ pageParam, signal }) => fetchReply(endpoint, atPage(call, pageParam), signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last: Reply) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Every page of a reply, for what must be whole (a CSV file). */
export async function fetchPages<
  Path extends string,
  Query extends { page?: string },
  Reply extends { next: number | null },
>(endpoint: Endpoint<Path, Query, Reply>, call: Call<Path, Query>): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let page: number | null = null; ; ) {
    const reply: Reply = await fetchReply(endpoint, atPage(call, page));
    replies.push(reply);
    if (reply.next === null) return replies;
    page = reply.next;
  }
}

function atPage<Path extends string, Query extends { page?: string }>(
  call: Call<Path, Query>,
  page: number | null,
): Call<Path, Query> {
  return page === null ? call : { ...call, query: { ...call.query, page: String(page) } as Texts<Query> };
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "detail" in body && "status" in body;

const unexplained = ({ status, statusText }: Response): Problem => ({
  type: "about:blank",
  title: statusText || "No answer",
  status,
  detail: `The server answered ${status} and gave no reason.`,
});
