import type { SignInReply } from "../../contract/people.ts";
import type { Asking } from "../http/asking.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { sampleWorkspace } from "../workspaces/finding.ts";
import { refusal } from "./answers.ts";
import { beginSession } from "./sessions.ts";

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
  const begins = { user: null, stage: "in", entry, portalOnly: false } as const;
  call.setCookies(await beginSession(call.site, call.asking, begins));
  return { next: "done" };
}

/**
 * The sample, where its door is open to this request: the server answers this machine alone, and the request comes from it
 * itself (not through a proxy, which would make everybody local) under a name of it (not one that somebody's DNS points here).
 */
export async function openSample(
  site: Pick<Site, "connection" | "loopbackOnly">,
  { address, headers }: Pick<Asking, "address" | "headers">,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  if (!site.loopbackOnly || !isLoopback(address) || !isOwnName(headers.get("host") ?? "")) return undefined;
  if (forwarding.some((name) => headers.has(name))) return undefined;
  return sampleWorkspace(site.connection);
}

const forwarding = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-real-ip",
  "via",
  "cf-connecting-ip",
];

const isLoopback = (address: string): boolean =>
  /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address);

const isOwnName = (host: string): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
