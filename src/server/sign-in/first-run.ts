import type { ReadBodies } from "../../contract/bodies.ts";
import type { SignInReply } from "../../contract/people.ts";
import { newId } from "../../database/ids.ts";
import type { Asking } from "../http/asking.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { isSameSecret } from "../same-secret.ts";
import { sampleWorkspace } from "../workspaces/finding.ts";
import { foundWorkspace, joinSample, whileFounding } from "../workspaces/founding.ts";
import { anyUser, credentialsOf } from "./account-queries.ts";
import { refusal } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { passwordProvider } from "./library.ts";
import { entryOfJoined } from "./memberships.ts";
import { addAccount, newPasswordHash } from "./new-account.ts";
import { proceed } from "./signing-in.ts";
import { isFromThisMachine } from "../http/this-machine.ts";

/**
 * Makes the first owner and their workspace, while there is no user at all. Of two at once one does; whoever does not come from
 * this machine itself needs the code of the log, so that the first to find a fresh server is not the first to own it.
 */
export async function firstRun(call: OpenCall<ReadBodies["firstRun"]>): Promise<SignInReply> {
  const { site, asking, body } = call;
  if (await anyUser(site.connection)) throw over();
  await proveSetup(call);
  const hash = await newPasswordHash(body.password, body);
  const entry = await whileFounding(site.connection, async () => {
    if (await anyUser(site.connection)) throw over();
    return found(site, body, hash, asking);
  });
  const account = await credentialsOf(site.connection, { email: body.email });
  if (!account) throw over();
  return proceed(call, account, { by: "first-run", entry });
}

/** The user comes last: should the program die before, there is still no user, and the first run is still to come. */
async function found(site: Site, body: ReadBodies["firstRun"], hash: string, asking: Asking) {
  const owner = { user: newId(asking.at.getTime()), email: body.email.toLowerCase(), name: body.name };
  const company = { name: body.company, currency: body.currency };
  const joined = await foundWorkspace(site.connection, company, owner, asking);
  const sample = await sampleWorkspace(site.connection);
  if (sample) await joinSample(site.connection, sample.id, owner, asking);
  await addAccount(site, { ...owner, verified: false }, { provider: passwordProvider, password: hash });
  return entryOfJoined(joined);
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
  if (await anyUser(site.connection)) return;
  const asked = site.loopbackOnly ? "; only what a proxy brings is asked for" : " and give";
  site.say(`  No owner yet. Open ${site.url()}/welcome${asked} this setup code: ${setupCode(site)}\n`);
}

async function proveSetup({ site, asking, body }: OpenCall<ReadBodies["firstRun"]>): Promise<void> {
  if (isFromThisMachine(site, asking)) return;
  await attempt(site, "setup", { address: asking.address }, asking.at, async (succeeded) => {
    if (!isSameSecret(body.setupCode ?? "", setupCode(site)))
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
