import type { Membership } from "../../contract/people.ts";
import { hasPortal } from "../../domain/access/partner-people.ts";
import { lacksFactor } from "../../domain/access/second-factor.ts";
import { type Joined, membershipsOf, type UserMembership } from "../people/actions.ts";
import type { Site } from "../http/site.ts";
import type { Entry } from "./session-queries.ts";
import { utcDayOf } from "./sessions.ts";

/**
 * Where a user may enter with the kind of session they have: one that began by a link opens portals alone, and the portal of a
 * company that has left is closed.
 */
export async function openTo(
  { connection }: Pick<Site, "connection">,
  user: string,
  { portalOnly, at }: { readonly portalOnly: boolean; readonly at: Date },
): Promise<readonly UserMembership[]> {
  const all = await membershipsOf(connection, user);
  return all.filter(({ partner }) => (partner === null ? !portalOnly : hasPortal(partner, utcDayOf(at)).ok));
}

export const entryInto = ({ workspace, person, partner }: UserMembership): Entry => ({
  workspace,
  person,
  partner: partner?.id ?? null,
});

export const entryOfJoined = ({ workspace, person, partner }: Joined): Entry => ({
  workspace,
  person,
  partner,
});

/** Without a choice: the one membership there is, the sample left aside. A second factor still to come lets nobody in. */
export function onlyEntry(memberships: readonly UserMembership[], totp: boolean): Entry | undefined {
  const own = memberships.filter(({ sample }) => !sample);
  const [only, other] = own.length > 0 ? own : memberships;
  return only && !other && !lacksFactor({ ...only, totp }) ? entryInto(only) : undefined;
}

export const asReplied = ({ person, workspaceName, sample, partner, role }: UserMembership): Membership => ({
  id: person,
  workspace: workspaceName,
  sample,
  partner: partner?.name ?? null,
  role,
});
