import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Refused } from "../http/problems.ts";

/**
 * Password hashes: scrypt with N=2^17, r=8, p=1 (OWASP; 134 MB and some 0.4 s each), written as
 * `scrypt$17$8$1$salt$hash`, so that the cost can be raised later without breaking what is kept.
 */
const costNow = 17;

export async function hashPassword(password: string, cost = costNow): Promise<string> {
  const salt = randomBytes(16);
  const hash = await inTurn(() => derive(password, salt, { cost, blockSize: 8, parallelization: 1 }));
  return ["scrypt", cost, 8, 1, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/** Whether the password is the one of the hash. Without a hash (no such account) it costs the same and is never right. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [, cost, blockSize, parallelization, salt, hash] = (kept ?? nobodysHash).split("$");
  const wanted = Buffer.from(hash ?? "", "base64url");
  const given = await inTurn(() =>
    derive(password, Buffer.from(salt ?? "", "base64url"), {
      cost: Number(cost),
      blockSize: Number(blockSize),
      parallelization: Number(parallelization),
    }),
  );
  const same = wanted.length === given.length && timingSafeEqual(wanted, given);
  return same && kept !== null && kept !== undefined;
}

const nobodysHash = [
  "scrypt",
  costNow,
  8,
  1,
  "bm9ib2R5IGlzIGhlcmU",
  randomBytes(32).toString("base64url"),
].join("$");

type Cost = { readonly cost: number; readonly blockSize: number; readonly parallelization: number };

/** NFKC, so that the same password typed on two keyboards is the same text (NIST SP 800-63B, 5.1.1.2). */
function derive(password: string, salt: Buffer, { cost, blockSize, parallelization }: Cost): Promise<Buffer> {
  const N = 2 ** cost;
  const settings = { N, r: blockSize, p: parallelization, maxmem: 256 * N * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, 32, settings, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Two at once and twenty waiting: more would take the memory of the machine (134 MB each) from everybody else. */
const [atOnce, waitingAtMost] = [2, 20];
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost)
      throw new Refused(429, "Too many people sign in at this moment; try again in a few seconds", [
        {
          pointer: "",
          code: "busy",
          detail: "The queue is full",
          accepted: "the same call in a few seconds",
        },
      ]);
    // Whoever finishes hands the place on, so that nobody who comes later slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
