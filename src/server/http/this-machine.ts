import type { Asking } from "./asking.ts";
import type { Site } from "./site.ts";

/**
 * Whether a request comes from this machine itself: the server answers this machine alone, the other end is here, by a name of
 * it (not one that somebody's DNS points here), and nothing says that a proxy brought it, which would make everybody local.
 */
export const isFromThisMachine = (
  { loopbackOnly }: Pick<Site, "loopbackOnly">,
  { address, headers }: Pick<Asking, "address" | "headers">,
): boolean =>
  loopbackOnly && isOwnName(headers.get("host") ?? "") && isUnbroughtHere(address, headers.keys());

/** Whether the other end is on this machine and nothing says that a proxy there brought the request for somebody else. */
export const isUnbroughtHere = (address: string, names: Iterable<string>): boolean =>
  isLoopback(address) && !isBrought(names);

const isLoopback = (address: string): boolean =>
  /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address);

const isOwnName = (host: string): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);

/** What proxies, tunnels and content networks put into what they bring. */
const isBrought = (names: Iterable<string>): boolean =>
  [...names].some((name) =>
    /^(forwarded|via|x-forwarded(-.*)?|x-original-.*|x-envoy-.*|cf-.*|cdn-loop|(x|true|fly|x-cluster|fastly|x-azure)-(real|client)-?ip)$/.test(
      name,
    ),
  );
