import type { Site } from "../http/site.ts";
import { refusal } from "./answers.ts";
import { libraryOn, type passwordProvider } from "./library.ts";
import { acceptablePassword } from "./password-rules.ts";
import { hashPassword } from "./passwords.ts";

export type NewAccount = {
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly verified: boolean;
};
type FirstProof =
  | { readonly provider: typeof passwordProvider; readonly password: string }
  | { readonly provider: string; readonly subject: string };

/** Makes a user and the first way in which they prove who they are, both or neither. */
export async function addAccount(
  site: Pick<Site, "connection" | "secret">,
  { user, email, name, verified }: NewAccount,
  proof: FirstProof,
): Promise<void> {
  const library = await libraryOn(site);
  const row = { id: user, email, name, emailVerified: verified };
  await library.createOAuthUser(
    row,
    "password" in proof
      ? { providerId: proof.provider, accountId: user, password: proof.password }
      : { providerId: proof.provider, accountId: proof.subject },
  );
}

/** The hash of a password that may become somebody's; the refusal stands at the field it is read from. */
export async function newPasswordHash(
  password: string,
  owner: { readonly email: string; readonly name: string },
  pointer = "/password",
): Promise<string> {
  const acceptable = acceptablePassword(password, owner);
  if (!acceptable.ok)
    throw refusal(400, "password-not-accepted", acceptable.reason, acceptable.accepted ?? "", pointer);
  return hashPassword(acceptable.value);
}
