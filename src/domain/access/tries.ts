/** What is being tried; each is counted for itself. */
export const triedThings = ["password", "code", "link", "invitation", "setup", "single"] as const;
export type Tried = (typeof triedThings)[number];

/**
 * The secrets of links are 256 random bits that nobody finds by trying: one that holds is taken though others of the same
 * network failed before. What people choose or type is refused unseen.
 */
export const beyondGuessing: readonly Tried[] = ["link", "invitation"];

/**
 * Ten failures within a quarter of an hour are free, for an account and for a source; the next try waits half a minute, and
 * each after it twice as long, up to an hour. A quarter of an hour of quiet begins anew. Source: OWASP ASVS 5.0, 6.3.1.
 */
export const tryLimits = {
  free: 10,
  windowSeconds: 15 * 60,
  firstDelaySeconds: 30,
  longestDelaySeconds: 60 * 60,
} as const;

/**
 * Letters that may leave within an hour because somebody typed an address. A source that asks for more is refused; to one
 * account no more are sent, which the answer does not tell. Each source has a share of its own in the letters of an account,
 * and a browser in which the account has signed in before has one that strangers cannot use up.
 */
export const lettersAnHour = {
  fromSource: 30,
  toAccount: 20,
  toAccountFromSource: 5,
  fromDevice: 5,
} as const;
