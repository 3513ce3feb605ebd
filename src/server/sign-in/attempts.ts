import { Refused } from "../http/problems.ts";
import type { Site } from "../http/site.ts";
import { attemptAllowed, forgetAttempts, takeAttemptBack } from "./attempt-queries.ts";

/** What is being tried; each is counted for itself. */
export type Tried = "password" | "code" | "link" | "invitation" | "mail" | "setup" | "single";

/** Whose tries are counted: the account (an address or a user), and the machine they come from. */
export type Trier = {
  readonly account?: string;
  /** A device on which this account has signed in before counts for itself: failures of strangers do not lock it out. */
  readonly device?: string | undefined;
  readonly address: string;
};

/**
 * Counts a try before it is made, so that a hundred at once are a hundred, and refuses it (429) beyond ten failures in a
 * quarter of an hour, from then on with a delay that doubles. `succeeded` takes the count back. When the counting itself
 * fails, nobody gets in (503). Source: OWASP ASVS 5.0, 6.3.1.
 */
export async function attempt<T>(
  site: Pick<Site, "connection" | "secret">,
  tried: Tried,
  trier: Trier,
  at: Date,
  work: (succeeded: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const counters = countersOf(tried, trier).map(({ name, shared }) => ({
    key: site.secret.sign("attempts", name),
    shared,
  }));
  await closedOnError(() => reserve(site, counters, at));
  return work(() => closedOnError(() => giveBack(site, counters)));
}

type Counter = { readonly key: string; readonly shared: boolean };

/** The account is counted by name, the source by network: one subscriber of IPv6 has a /64 to himself. */
function countersOf(
  tried: Tried,
  { account, device, address }: Trier,
): { readonly name: string; readonly shared: boolean }[] {
  if (device !== undefined) return [{ name: `device ${tried} ${device}`, shared: false }];
  const source = { name: `source ${tried} ${networkOf(address)}`, shared: true };
  return account === undefined ? [source] : [{ name: `account ${tried} ${account}`, shared: false }, source];
}

async function reserve({ connection }: Pick<Site, "connection">, counters: readonly Counter[], at: Date) {
  for (const [index, { key }] of counters.entries()) {
    const until = await attemptAllowed(connection, key, at);
    if (until === undefined) continue;
    // A source that is blocked must not use up the tries of an account.
    for (const earlier of counters.slice(0, index)) await takeAttemptBack(connection, earlier.key);
    throw tooMany(until, at);
  }
}

/** What succeeded forgives the failures of its account or device; of a shared source it takes back only itself. */
async function giveBack(
  { connection }: Pick<Site, "connection">,
  counters: readonly Counter[],
): Promise<void> {
  for (const { key, shared } of counters)
    await (shared ? takeAttemptBack(connection, key) : forgetAttempts(connection, key));
}

function tooMany(until: Date, at: Date): Refused {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000));
  return new Refused(429, "Too many failed tries", [
    {
      pointer: "",
      code: "too-many-tries",
      detail: "Too many failed tries from here or for this account",
      accepted: `another try in ${seconds} seconds`,
    },
  ]);
}

async function closedOnError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(503, "Tries cannot be counted at this moment, so nobody is let in; try again soon");
  }
}

/** IPv4 as it is (also when written as IPv6), IPv6 by its first 64 bits. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
