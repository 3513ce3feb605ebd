import type { DoneReply, InvitedReply, PartnerPeopleReply, PartnerPersonRow } from "../people.ts";
import type {
  PortalCompanyReply,
  PortalDealRow,
  PortalDealsReply,
  PortalHomeReply,
  PortalTierReply,
} from "../portal.ts";
import { call, get, paged, v1, type Paged } from "../endpoint.ts";

/** The portal: what a person of a partner company sees, through the portal's own database role. */
export const portalEndpoints = {
  portalHome: get<object, PortalHomeReply>()(
    `${v1}/portal/home`,
    "portal.read",
    "The own company at a glance",
  ),
  portalCompany: get<object, PortalCompanyReply>()(
    `${v1}/portal/company`,
    "portal.read",
    "What is held about the own company",
  ),
  portalDeals: get<Paged & { stage?: string }, PortalDealsReply>()(
    `${v1}/portal/deals`,
    "portal.read",
    "Deals with a part of the own company",
    ["stage", ...paged],
  ),
  portalDeal: get<object, PortalDealRow>()(
    `${v1}/portal/deals/:number`,
    "portal.read",
    "One deal of the own company",
    [],
    { number: "deal" },
  ),
  portalTier: get<object, PortalTierReply>()(
    `${v1}/portal/tier`,
    "portal.read",
    "The tier, its benefits, and what is missing to the next",
  ),
  portalPeople: get<object, PartnerPeopleReply>()(
    `${v1}/portal/people`,
    "portal.read",
    "The people of the own company",
  ),
  portalInvite: call<InvitedReply>()(
    "POST",
    `${v1}/portal/invitations`,
    "portal.people.manage",
    "Invites a colleague",
    "invitePartnerPerson",
  ),
  portalRevokeInvitation: call<DoneReply>()(
    "DELETE",
    `${v1}/portal/invitations/:invitation`,
    "portal.people.manage",
    "Revokes the invitation of a colleague",
    undefined,
    { ids: { invitation: "invitation" } },
  ),
  portalChangePerson: call<PartnerPersonRow>()(
    "PATCH",
    `${v1}/portal/people/:person`,
    "portal.people.manage",
    "Changes the role or state of a colleague",
    "changePartnerPerson",
    { ids: { person: "partner-person" } },
  ),
  portalRemovePerson: call<DoneReply>()(
    "DELETE",
    `${v1}/portal/people/:person`,
    "portal.people.manage",
    "Removes a colleague from the portal",
    undefined,
    { ids: { person: "partner-person" } },
  ),
} as const;
