import { randomBytes, randomInt } from "node:crypto";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import type { TotpReply } from "../../contract/people.ts";
import type { Site } from "../http/site.ts";
import { beginFactor, factorOf, replaceRecoveryCodes, useRecoveryCode, useStep } from "./factor-queries.ts";

type Ground = Pick<Site, "connection" | "secret">;

/** A new secret for an authenticator (RFC 6238: SHA-1, 6 digits, 30 seconds); undefined when a proven one stands. */
export async function newFactor(site: Ground, user: string, email: string): Promise<TotpReply | undefined> {
  // Readable text, because the library takes the secret as text; 24 characters of 62 are 142 bits.
  const secret = Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join("");
  if (!(await beginFactor(site.connection, user, sealed(site, user, secret)))) return undefined;
  return {
    uri: createOTP(secret).url("Entente", email),
    secret: base32.encode(secret, { padding: false }),
  };
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Whether the code is one of the user's authenticator, or a recovery code; either is used up by the asking. */
export async function isCodeOf(site: Ground, user: string, code: string, at: Date): Promise<boolean> {
  const compact = code.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(compact)
    ? isAuthenticatorCode(site, user, compact, at)
    : useRecoveryCode(site.connection, user, recoveryHash(site, user, compact));
}

/** One step of 30 seconds before and after the clock is taken, for clocks that differ; each step once (ASVS 6.5.1). */
export async function isAuthenticatorCode(
  site: Ground,
  user: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const factor = await factorOf(site.connection, user);
  const secret = factor && opened(site, user, factor.sealed);
  if (secret === undefined) return false;
  const now = stepAt(at);
  const steps = [now - 1, now, now + 1];
  const codes = await Promise.all(steps.map((step) => createOTP(secret).hotp(step)));
  const step = steps.findLast((_, index) => codes[index] === code);
  return step !== undefined && useStep(site.connection, user, step);
}

/** The step of the clock by which codes are made (RFC 6238). */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 30_000);

/** Ten new recovery codes of 80 bits, told this once; the old ones end, in the transaction that is given if one is. */
export async function newRecoveryCodes(
  site: Ground,
  user: string,
  within: Site["connection"]["signIn"] = site.connection.signIn,
): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => base32.encode(randomBytes(10), { padding: false }));
  await replaceRecoveryCodes(
    within,
    user,
    codes.map((code) => recoveryHash(site, user, code)),
  );
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, "$1-"));
}

const recoveryHash = ({ secret }: Ground, user: string, code: string): string =>
  secret.sign("recovery-code", `${user} ${code.toUpperCase()}`);

/** The user stands inside the seal: a row moved to another user opens nothing. */
const sealed = ({ secret }: Ground, user: string, text: string): string =>
  secret.seal("totp", `${user} ${text}`);

function opened({ secret }: Ground, user: string, text: string): string | undefined {
  const [of, inside] = (secret.open("totp", text) ?? "").split(" ");
  return of === user ? inside : undefined;
}
