/** What the measurements use of autocannon, which brings no types. */
declare module "autocannon" {
  export type Request = { readonly path?: string };
  export type Options = {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly requests: readonly { setupRequest(request: Request): Request }[];
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Requests a second over all connections; answers that come late count from when they were due. */
    readonly overallRate?: number;
  };
  export type Result = {
    readonly requests: { readonly average: number; readonly total: number };
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  const autocannon: (options: Options) => Promise<Result>;
  export default autocannon;
}
