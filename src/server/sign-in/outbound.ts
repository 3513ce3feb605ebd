import { lookup } from "node:dns";
import { type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Ten seconds, a quarter of a megabyte, no redirects: an issuer is somebody else's server. */
const [longestMilliseconds, mostBytes] = [10_000, 256 * 1024];

export type Outbound = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

/** How what is not of this installation is asked. */
export type Outside = {
  /** Name servers with ports; else those of the system. */
  readonly nameServers?: readonly string[] | undefined;
  /** Issuers may be on this machine and speak http: for trials, by setting alone. */
  readonly loopbackIssuers?: boolean | undefined;
};

/** Whether an address may be asked by its form: https, or, where that is allowed, http on this machine. */
export const isAskable = (url: URL, outside: Outside | undefined): boolean =>
  url.protocol === "https:" ||
  (url.protocol === "http:" && outside?.loopbackIssuers === true && isLoopbackName(url.hostname));

/**
 * Asks an address on the internet. The name is looked up once, every address of it is checked, and the connection goes to the
 * checked address: nothing inside the own network can be asked from outside. Throws where it is not allowed or does not answer.
 */
export async function askOutside(
  url: URL,
  { method = "GET", headers = {}, body }: Outbound,
  outside: Outside | undefined,
): Promise<Response> {
  if (!isAskable(url, outside)) throw new Error("Only https is asked");
  const isClosed = closedTo(outside);
  if (url.username !== "" || url.password !== "")
    throw new Error("An address with a password in it is not asked");
  // A literal address is not looked up, so it is checked here.
  const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(literal) !== 0 && isClosed(literal)) throw closedAddress();
  const options: RequestOptions = {
    method,
    headers: { ...headers, "accept-encoding": "identity" },
    lookup: lookupUnless(isClosed),
    signal: AbortSignal.timeout(longestMilliseconds),
  };
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options, (answer) => {
      read(answer).then(resolve, reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Response> {
  const status = answer.statusCode ?? 502;
  if (status >= 300 && status < 400) {
    answer.destroy();
    throw new Error("The server sends elsewhere; redirects are not followed");
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error("The answer is too large");
    parts.push(part);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? Buffer.concat(parts) : null, { status, headers });
}

const lookupUnless =
  (isClosed: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error ?? !first) return done(error ?? closedAddress(), []);
      if (addresses.some(({ address }) => isClosed(address))) return done(closedAddress(), []);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };

const closedAddress = () => new Error("The name leads into a private network, which is not asked");

const isLoopbackName = (name: string): boolean => ["127.0.0.1", "localhost", "[::1]"].includes(name);

/** Not on the internet (RFC 6890), and what stands for such an address inside IPv6 (mapped, NAT64, 6to4, Teredo). */
const closedTo =
  (outside: Outside | undefined) =>
  (address: string): boolean => {
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (outside?.loopbackIssuers && loopback.check(address, family)) return false;
    return closed.check(address, family);
  };

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const closed = new BlockList();
for (const range of `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`.split(
  /\s+/,
))
  addRange(range, "ipv4");
for (const range of "::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8".split(
  " ",
))
  addRange(range, "ipv6");

function addRange(range: string, family: "ipv4" | "ipv6"): void {
  const [address = "", bits] = range.split("/");
  closed.addSubnet(address, Number(bits), family);
}
