import { beyondGuessing, type Tried } from "../../domain/access/tries.ts";
import { Refused } from "../http/problems.ts";
import type { Site } from "../http/site.ts";
import { blockedUntil, countTry, forgetTries, takeTryBack } from "./attempt-queries.ts";

/** Whose tries are counted: the account (an address or a user), and the machine they come from. */
export type Trier = {
  readonly account?: string;
  /** A device on which this account has signed in before counts for itself: failures of strangers do not lock it out. */
  readonly device?: string | undefined;
  readonly address: string;
};

type Ground = Pick<Site, "connection" | "secret">;

/**
 * Lets a try be made, unless account or source have failed too often (429; tries.ts says how often that is). The try of an
 * account or device counts before it is made, so that a hundred at once are a hundred; the one of a source only once it has
 * failed, because many may come from one office. `succeeded` says that it was no failure. When the counting itself fails,
 * nobody gets in (503).
 */
export async function attempt<T>(
  site: Ground,
  tried: Tried,
  trier: Trier,
  at: Date,
  work: (succeeded: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const counters = countersOf(site, tried, trier);
  const source =
    trier.device === undefined ? keyOf(site, `source ${tried} ${networkOf(trier.address)}`) : null;
  if (!beyondGuessing.includes(tried)) await closedOnError(() => reserve(site, counters, source, at));
  let passed = false;
  const succeeded = async (): Promise<void> => {
    passed = true;
    for (const key of counters) await closedOnError(() => forgetTries(site.connection, key));
  };
  const outcome = await work(succeeded).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!passed)
    await closedOnError(() => (wasBusy(outcome) ? giveBack(site, counters) : fail(site, source, at)));
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

/** Whoever was not heard has not failed. */
const wasBusy = (outcome: object): boolean =>
  "error" in outcome && outcome.error instanceof Refused && [429, 503].includes(outcome.error.status);

const keyOf = ({ secret }: Ground, name: string): string => secret.sign("attempts", name);

/** What is counted by name before a try; the source beside it is counted by network. */
function countersOf(site: Ground, tried: Tried, { account, device }: Trier): readonly string[] {
  if (device !== undefined) return [keyOf(site, `device ${tried} ${device}`)];
  return account === undefined ? [] : [keyOf(site, `account ${tried} ${account}`)];
}

/** A source that is blocked must not use up the tries of an account, so it is asked first. */
async function reserve(
  { connection }: Ground,
  counters: readonly string[],
  source: string | null,
  at: Date,
): Promise<void> {
  const until = source === null ? undefined : await blockedUntil(connection, source, at);
  if (until) throw tooMany(until, at);
  for (const key of counters) {
    const blocked = await countTry(connection, key, at);
    if (blocked) throw tooMany(blocked, at);
  }
}

async function fail({ connection }: Ground, source: string | null, at: Date): Promise<void> {
  const until = source === null ? undefined : await countTry(connection, source, at);
  if (until) throw tooMany(until, at);
}

async function giveBack({ connection }: Ground, counters: readonly string[]): Promise<void> {
  for (const key of counters) await takeTryBack(connection, key);
}

export function tooMany(until: Date, at: Date): Refused {
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

export async function closedOnError<T>(work: () => Promise<T>): Promise<T> {
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
