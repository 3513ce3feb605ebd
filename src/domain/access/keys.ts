import { type Decision, no, yes } from "../shared/decision.ts";
import { type Capability, capabilities } from "./capabilities.ts";
import { may } from "./may.ts";
import type { Staff } from "./principal.ts";

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
