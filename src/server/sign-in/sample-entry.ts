import type { SignInReply } from "../../contract/people.ts";
import type { Asking } from "../http/asking.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { sampleWorkspace } from "../workspaces/finding.ts";
import { refusal } from "./answers.ts";
import { beginSession } from "./sessions.ts";
import { isFromThisMachine } from "../http/this-machine.ts";
import { tellVisit } from "./trail.ts";

/** One click into the sample, as its owner and without an account; it changes nothing that anybody stands on. */
export async function enterSample(call: OpenCall<unknown>): Promise<SignInReply> {
  const sample = await openSample(call.site, call.asking);
  if (!sample)
    throw refusal(
      403,
      "sample-closed",
      "The sample is open on this machine only, while it is the sample",
      "sign in with an account",
    );
  const entry = { workspace: sample.id, person: null, partner: null };
  const begins = { user: null, revision: null, stage: "in", entry, portalOnly: false } as const;
  call.setCookies(await beginSession(call.site, call.asking, begins));
  await tellVisit(call.site, sample.id, call.asking);
  return { next: "done" };
}

/** The sample, where its door is open to this request: to what comes from this machine itself. */
export async function openSample(
  site: Pick<Site, "connection" | "loopbackOnly">,
  asking: Pick<Asking, "address" | "headers">,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  return isFromThisMachine(site, asking) ? sampleWorkspace(site.connection) : undefined;
}
