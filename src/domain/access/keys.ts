import { type Decision, no, yes } from "../shared/decision.ts";
import { type Capability, capabilities } from "./capabilities.ts";
import type { PersonState } from "./lifecycles.ts";
import { may } from "./may.ts";
import type { Staff } from "./principal.ts";
import { lacksFactor } from "./second-factor.ts";

/**
 * May a person make a key of the API with this scope at a moment (milliseconds since the epoch)? Only what they may do
 * themselves, and never a sensitive act: a key cannot confirm who uses it.
 */
export function giveScope(maker: Staff, scope: Capability, now: number): Decision<Capability> {
  if (capabilities[scope].sensitive)
    return no(
      `No key may ${capabilities[scope].words}: it asks for a confirmation`,
      "a scope that is not sensitive",
    );
  const entry = may(maker, scope, now);
  return entry.ok ? yes(scope) : no(entry.reason, "a scope of your own role");
}

/** Who owns a key: a person of the workspace. The key of the local owner and a visit to the sample are nobody's. */
export const keyOwner = ({ person }: Pick<Staff, "person">): Decision<string> =>
  person === null
    ? no("A key acts as a person of the workspace, and you are none", "an account of your own")
    : yes(person);

/** How many keys that hold a person has at most. */
export const mostKeys = 50;

/** May a person who has so many keys that hold make another? */
export const anotherKey = (holding: number): Decision<null> =>
  holding < mostKeys
    ? yes(null)
    : no(`You have ${mostKeys} keys that hold`, "revoke one that is not used any more");

export type KeyStanding = {
  /** What its owner is now. */
  readonly owner: { readonly state: PersonState; readonly totp: boolean };
  readonly requiresTotp: boolean;
  readonly revoked: boolean;
  /** Milliseconds since the epoch, as `now` is. */
  readonly expiresAt: number;
};

/**
 * Does a key hold at a moment? Not once it is revoked or has expired, and not while its owner could not come in themselves:
 * suspended, or without the second factor that the workspace asks for.
 */
export const keyHolds = ({ owner, requiresTotp, revoked, expiresAt }: KeyStanding, now: number): boolean =>
  !revoked &&
  now < expiresAt &&
  owner.state === "active" &&
  !lacksFactor({ kind: "staff", requiresTotp, totp: owner.totp });
