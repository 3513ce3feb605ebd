import type { Membership } from "../../contract/people.ts";
import { type Joined, membershipsOf, type UserMembership } from "../people/actions.ts";
import type { Site } from "../http/site.ts";
import type { Entry } from "./session-queries.ts";

/** Where a user may enter with the kind of session they have: one that began by a link opens portals alone. */
export async function openTo(
  { connection }: Pick<Site, "connection">,
  user: string,
  portalOnly: boolean,
): Promise<readonly UserMembership[]> {
  const all = await membershipsOf(connection, user);
  return portalOnly ? all.filter(({ kind }) => kind === "partner") : all;
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

/** The requirement of a second factor is for the staff of the workspace. */
export const asksForFactor = ({ kind, requiresTotp }: UserMembership): boolean =>
  kind === "staff" && requiresTotp;

/** Without a choice: the one membership there is, the sample left aside. A second factor still to come lets nobody in. */
export function onlyEntry(memberships: readonly UserMembership[], totp: boolean): Entry | undefined {
  const own = memberships.filter(({ sample }) => !sample);
  const [only, other] = own.length > 0 ? own : memberships;
  return only && !other && (totp || !asksForFactor(only)) ? entryInto(only) : undefined;
}

export const asReplied = ({ person, workspaceName, sample, partner, role }: UserMembership): Membership => ({
  id: person,
  workspace: workspaceName,
  sample,
  partner: partner?.name ?? null,
  role,
});
