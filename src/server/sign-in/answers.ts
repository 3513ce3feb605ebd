import { Refused } from "../http/problems.ts";

/** One "no" with its place, code, and what would be accepted. */
export const refusal = (
  status: number,
  code: string,
  detail: string,
  accepted: string,
  pointer = "",
): Refused => new Refused(status, detail, [{ pointer, code, detail, accepted }]);

/** The same words whether the address is unknown, the password wrong, or there is no password. */
export const wrongCredentials = (): Refused =>
  refusal(
    403,
    "wrong-credentials",
    "The e-mail address or the password is not right",
    "the address and password of an account",
  );

export const wrongCode = (): Refused =>
  refusal(
    403,
    "wrong-code",
    "The code is not right, or was used already",
    "the code the authenticator shows now, or a recovery code that was not used",
    "/code",
  );

export const wrongPassword = (): Refused =>
  refusal(403, "wrong-password", "The password is not right", "the password in use", "/password");

/** Used, run out and never made answer alike. */
export const deadLink = (): Refused =>
  refusal(403, "link-used", "This link does not hold: it was used or has run out", "a new link", "/token");

export const proofsChanged = (): Refused =>
  refusal(401, "not-signed-in", "The session has ended, or the password was changed meanwhile", "sign in");

export const notSignedIn = (): Refused => refusal(401, "not-signed-in", "Nobody is signed in", "sign in");
