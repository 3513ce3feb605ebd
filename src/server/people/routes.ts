import { endpoints } from "../../contract/endpoints.ts";
import { Answered } from "../http/answered.ts";
import type { Serve } from "../http/serve.ts";
import type { Call } from "../http/site.ts";
import { inviteMany, invitationsReply, resendInvitation, revokeInvitation } from "./invitation-actions.ts";
import { invite } from "./inviting.ts";
import {
  changePartnerPerson,
  invitePartnerPerson,
  partnerPeopleReply,
  removePartnerPerson,
  revokePartnerInvitation,
} from "./partner-actions.ts";
import { partnerCalled } from "../partners/naming.ts";
import { bindAccountable, raciReply } from "./raci-actions.ts";
import { absent } from "../http/refusals.ts";
import { changePersonTo, peopleReply, personReply, removePersonFrom } from "./staff-actions.ts";

/** People of the workspace, people at partners, invitations to both, and who is accountable for what. */
export function peopleRoutes(serve: Serve): void {
  staffRoutes(serve);
  partnerRoutes(serve);
  serve.staff(endpoints.raci, raciReply);
  serve.staff(endpoints.bindRaci, (call) => bindAccountable(call, call.params["role"] ?? ""));
}

function staffRoutes(serve: Serve): void {
  serve.staff(endpoints.people, peopleReply);
  serve.staff(endpoints.person, (call) => personReply(call, call.params["person"]));
  serve.staff(endpoints.changePerson, (call) => changePersonTo(call, call.params["person"]));
  serve.staff(endpoints.removePerson, (call) => removePersonFrom(call, call.params["person"]));
  serve.staff(endpoints.invitations, invitationsReply);
  serve.staff(
    endpoints.invite,
    async (call) => new Answered(await invite(call, { ...call.body, company: null }), { status: 201 }),
  );
  serve.staff(endpoints.inviteMany, inviteMany);
  serve.staff(endpoints.resendInvitation, (call) => resendInvitation(call, call.params["invitation"]));
  serve.staff(endpoints.revokeInvitation, (call) => revokeInvitation(call, call.params["invitation"], null));
}

function partnerRoutes(serve: Serve): void {
  serve.staff(endpoints.partnerPeople, async (call) => partnerPeopleReply(call, await partnerOf(call)));
  serve.staff(endpoints.invitePartnerPerson, async (call) =>
    invitePartnerPerson(call, await partnerOf(call), call.body),
  );
  serve.staff(endpoints.changePartnerPerson, async (call) =>
    changePartnerPerson(call, await partnerOf(call), call.params["person"]),
  );
  serve.staff(endpoints.removePartnerPerson, async (call) =>
    removePartnerPerson(call, await partnerOf(call), call.params["person"]),
  );
  serve.staff(endpoints.revokePartnerInvitation, async (call) =>
    revokePartnerInvitation(call, await partnerOf(call), call.params["invitation"]),
  );
}

async function partnerOf({ tx, workspace, params }: Call<unknown>): Promise<string> {
  const partner = await partnerCalled(tx, workspace, params["number"] ?? "");
  if (partner === undefined) throw absent("partner");
  return partner;
}
