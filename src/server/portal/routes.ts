import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import {
  changePartnerPerson,
  invitePartnerPerson,
  partnerPeopleReply,
  removePartnerPerson,
  revokePartnerInvitation,
} from "../people/partner-actions.ts";
import { idIn } from "../http/refusals.ts";
import { companyReply } from "./company.ts";
import { dealReply, dealsReply } from "./deals.ts";
import { groundOf, surveyedGroundOf } from "./ground.ts";
import { homeReply } from "./home.ts";
import { tierReply } from "./standing.ts";

/** The portal of one partner company: every call runs under the portal's database role. */
export function portalRoutes(serve: Serve): void {
  serve.portal(endpoints.portalHome, async (call) => homeReply(call.tx, await surveyedGroundOf(call)));
  serve.portal(endpoints.portalCompany, async (call) => companyReply(call.tx, await groundOf(call)));
  serve.portal(endpoints.portalTier, async (call) => tierReply(call.tx, await surveyedGroundOf(call)));
  serve.portal(endpoints.portalDeals, dealsReply);
  serve.portal(endpoints.portalDeal, dealReply);
  peopleRoutes(serve);
}

/** The people of the own company: what the staff does with them, for the one company of the principal. */
function peopleRoutes(serve: Serve): void {
  const personIn = (params: Readonly<Record<string, string>>) => idIn(params, "person", "person");
  serve.portal(endpoints.portalPeople, (call) => partnerPeopleReply(call, call.principal.partner));
  serve.portal(endpoints.portalInvite, (call) =>
    invitePartnerPerson(call, call.principal.partner, call.body),
  );
  serve.portal(endpoints.portalRevokeInvitation, (call) =>
    revokePartnerInvitation(call, call.principal.partner, idIn(call.params, "invitation", "invitation")),
  );
  serve.portal(endpoints.portalChangePerson, (call) =>
    changePartnerPerson(call, call.principal.partner, personIn(call.params)),
  );
  serve.portal(endpoints.portalRemovePerson, (call) =>
    removePartnerPerson(call, call.principal.partner, personIn(call.params)),
  );
}
