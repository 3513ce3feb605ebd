import type { PortalCompanyReply } from "../../contract/portal.ts";
import type { Tx } from "../../database/connection.ts";
import { isValid } from "../../domain/partners/certification.ts";
import { isEnrolled, type Partner } from "../../domain/partners/partner.ts";
import { Refused } from "../http/problems.ts";
import type { Ground } from "./ground.ts";
import { activePeople, certifications, company, type Of } from "./queries.ts";

/** What is held about the company, by the allow-list of the contract. */
export async function companyReply(tx: Tx, { of, vendor, terms, asOf }: Ground): Promise<PortalCompanyReply> {
  const own = await companyOf(tx, of);
  const type = own.type ?? "partner";
  const held = await certifications(tx, of);
  return {
    asOf,
    vendor,
    number: own.number,
    name: own.name,
    type: terms.partnerTypes?.[type]?.name ?? type.replaceAll("-", " "),
    country: own.country,
    state: own.state,
    city: own.city,
    signedOn: own.signedOn,
    programs: own.enrollments
      .filter(({ program }) => isEnrolled(own, asOf, [program]))
      .map(({ program, enrolledOn }) => ({
        program,
        name: terms.programs?.[program]?.name ?? program.replaceAll("-", " "),
        enrolledOn,
      })),
    // What is earned later is not known on the day.
    certifications: held
      .filter(({ earnedOn }) => earnedOn <= asOf)
      .map((one) => ({ ...one, valid: isValid(one, asOf) })),
    people: await activePeople(tx, of),
  };
}

/** A person at a partner has a company; one whose company is gone meanwhile has no portal either. */
export async function companyOf(tx: Tx, of: Of): Promise<Partner> {
  const own = await company(tx, of);
  if (!own) throw new Refused(404, "Your company is no longer a partner here");
  return own;
}
