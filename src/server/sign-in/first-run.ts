import { timingSafeEqual } from "node:crypto";
import type { ReadBodies } from "../../contract/bodies.ts";
import type { SignInReply } from "../../contract/people.ts";
import { newId } from "../../database/ids.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { sampleWorkspace } from "../workspaces/finding.ts";
import { foundWorkspace, joinSample, whileFounding } from "../workspaces/founding.ts";
import { anyUser, credentialsOf } from "./account-queries.ts";
import { newPasswordHash } from "./account.ts";
import { refusal } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { libraryOn, passwordProvider } from "./library.ts";
import { entryOfJoined } from "./memberships.ts";
import { proceed } from "./signing-in.ts";

/**
 * Makes the first owner and their workspace, while there is no user at all. Of two at once one does; from another machine the
 * code of the log is needed, so that the first to find a fresh server is not the first to own it.
 */
export async function firstRun(call: OpenCall<ReadBodies["firstRun"]>): Promise<SignInReply> {
  const { site, asking, body } = call;
  if (await anyUser(site.connection)) throw over();
  await proveSetup(call);
  const hash = await newPasswordHash(body.password, body);
  const entry = await whileFounding(site.connection, async () => {
    if (await anyUser(site.connection)) throw over();
    return found(site, body, hash, asking.at);
  });
  const account = await credentialsOf(site.connection, { email: body.email });
  if (!account) throw over();
  return proceed(call, account, { by: "first-run", entry });
}

/** The user comes last: should the program die before, there is still no user, and the first run is still to come. */
async function found(site: Site, body: ReadBodies["firstRun"], hash: string, at: Date) {
  const owner = { user: newId(at.getTime()), email: body.email.toLowerCase(), name: body.name };
  const company = { name: body.company, currency: body.currency };
  const joined = await foundWorkspace(site.connection, company, owner, at);
  const sample = await sampleWorkspace(site.connection);
  if (sample) await joinSample(site.connection, sample.id, owner, at);
  await addAccount(site, { ...owner, verified: false }, { provider: passwordProvider, password: hash });
  return entryOfJoined(joined);
}

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

const over = () =>
  refusal(
    409,
    "not-first",
    "This installation has an owner already",
    "sign in, or ask the owner to invite you",
  );

/** The same in every process and after every start, until it is not needed any more. */
export const setupCode = ({ secret }: Pick<Site, "secret">): string =>
  secret
    .sign("setup", "first run")
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .slice(0, 20);

/** Says the code once at the start, where it will be asked for. To be called when the server listens. */
export async function announceFirstRun(
  site: Pick<Site, "connection" | "loopbackOnly" | "secret" | "say" | "url">,
): Promise<void> {
  if (site.loopbackOnly || (await anyUser(site.connection))) return;
  site.say(`  No owner yet. Open ${site.url()}/welcome and give this setup code: ${setupCode(site)}\n`);
}

async function proveSetup({ site, asking, body }: OpenCall<ReadBodies["firstRun"]>): Promise<void> {
  if (site.loopbackOnly) return;
  const [given, wanted] = [Buffer.from(body.setupCode ?? ""), Buffer.from(setupCode(site))];
  await attempt(site, "setup", { address: asking.address }, asking.at, async (succeeded) => {
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      throw refusal(
        403,
        "setup-code",
        "The setup code is not right",
        "the code that the server said in its log when it started",
        "/setupCode",
      );
    await succeeded();
  });
}
