import { z } from "zod";
import { capabilityNames } from "../domain/access/capabilities.ts";
import { personStates } from "../domain/access/lifecycles.ts";
import { partnerRoles, staffRoles } from "../domain/access/roles.ts";
import { industries, stages } from "../domain/strategy/closed-sets.ts";

/**
 * The bodies that unsafe calls accept, by the name an endpoint gives: the server reads them with these, the OpenAPI
 * description prints them. A field that is not named here is refused, never ignored. The web app imports the types alone.
 */
const email = z
  .string()
  .trim()
  .max(254)
  // Letters that only look like others, and signs that mean something to a mail program or a terminal, have no place here.
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=^_{|}~-]+@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    "an e-mail address such as ana@example.com",
  )
  .describe("E-mail address");
// Control characters have no place in a name; the class is written by what is allowed.
const name = (what: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u, "text on one line")
    // Names stand in mail to others, where an address would be a link of somebody unknown.
    .refine((text) => !/:\/\/|www\./i.test(text), "a name, not an address")
    .describe(what);
/** ASVS 6.2: length decides; no rules of composition. Whether it is a common one is decided by the sign-in. */
const newPassword = z.string().min(12).max(128).describe("At least 12 characters");
const password = z.string().min(1).max(128).describe("The password in use");
const secret = (what: string) => z.string().min(1).max(400).describe(what);
const code = z.string().trim().min(6).max(24).describe("Code of the authenticator, or a recovery code");
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "three capital letters, such as USD")
  .describe("ISO 4217");
const staffRole = z.enum(staffRoles).describe("Role in the workspace");
const partnerRole = z.enum(partnerRoles).describe("Role in the portal");
const uuid = z.uuid();

const answer = (what: string) => z.string().max(300).describe(what);
const note = (what: string) =>
  z
    .string()
    .trim()
    .max(4000)
    .regex(/^[^\p{Cs}]*$/u, "whole characters")
    .optional()
    .describe(what);
const day = z.iso.date().refine((text) => text >= "1900-01-01" && text <= "2199-12-31", {
  error: "a day from 1900-01-01 to 2199-12-31",
});

/** Steps from the root of the strategy to a value. */
const path = z
  .array(z.union([z.string().max(200), z.int().min(0).max(100_000)]))
  .min(1)
  .max(20)
  .describe("Keys of maps and indexes of lists; an index equal to the length appends");
const said = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .regex(/[^\s\p{Cf}]/u, "something that can be seen")
  .regex(/^[^\p{Cs}]*$/u, "whole characters");
const called = z.array(uuid).max(20).optional().describe("People of the workspace who are told");
const pointers = z.array(z.string().max(4000)).max(1000);

const resolved = z
  .strictObject({
    revision: z.int().min(0).max(999_999_999).describe("The revision that the conflicts were shown against"),
    yours: pointers.describe("Conflicts in which the own value stays"),
    theirs: pointers.describe("Conflicts in which the other value stays"),
  })
  .optional()
  .describe("What was decided about conflicts; counts while nobody saved since");

export const bodies = {
  nothing: z.strictObject({}),
  firstRun: z.strictObject({
    name: name("Your name"),
    email,
    password: newPassword,
    company: name("The company whose partnerships these are"),
    currency,
    setupCode: z
      .string()
      .max(100)
      .optional()
      .describe("From the log of the server; asked for away from the machine itself"),
  }),
  signIn: z.strictObject({ email, password }),
  code: z.strictObject({ code }),
  signInLink: z.strictObject({ email }),
  token: z.strictObject({ token: secret("The secret of the link") }),
  signOn: z.strictObject({ email }),
  passwordForgotten: z.strictObject({ email }),
  passwordReset: z.strictObject({ token: secret("The secret of the link"), password: newPassword }),
  enter: z.strictObject({ membership: uuid.describe("A membership of the session reply") }),
  confirm: z.strictObject({ password: password.optional(), code: code.optional() }),
  account: z.strictObject({ name: name("Your name") }),
  changePassword: z.strictObject({ password, newPassword }),
  /** An account that comes by single sign-on alone has no password to give. */
  totpBegin: z.strictObject({ password: password.optional() }),
  acceptInvitation: z.strictObject({
    token: secret("The secret of the invitation"),
    name: name("Your name").optional(),
    password: newPassword.optional(),
  }),
  changePerson: z.strictObject({
    role: staffRole.optional(),
    state: z.enum(personStates).optional(),
    why: z.string().trim().max(400).optional().describe("Kept in the audit trail"),
  }),
  changePartnerPerson: z.strictObject({
    role: partnerRole.optional(),
    state: z.enum(personStates).optional(),
    why: z.string().trim().max(400).optional().describe("Kept in the audit trail"),
  }),
  invite: z.strictObject({ email, name: name("Name of the person"), role: staffRole }),
  inviteMany: z.strictObject({
    rows: z
      .array(z.strictObject({ email, name: name("Name of the person"), role: staffRole }))
      .min(1)
      .max(100),
  }),
  invitePartnerPerson: z.strictObject({ email, name: name("Name of the person"), role: partnerRole }),
  bindRaci: z.strictObject({
    person: uuid.nullable().describe("A person of the workspace; null frees the role"),
  }),
  settings: z.strictObject({
    name: name("Name of the workspace").optional(),
    requiresTotp: z.boolean().optional(),
  }),
  newKey: z.strictObject({
    name: name("What the key is for"),
    scopes: z
      .array(z.enum(capabilityNames))
      .min(1)
      .max(capabilityNames.length)
      .describe("What the key may do, at most what its owner may"),
    days: z.int().min(1).max(365).default(90).describe("Days until it expires"),
    addresses: z
      .array(z.string().max(60))
      .max(20)
      .optional()
      .describe("Addresses or ranges it may be used from"),
  }),
  signOnConnection: z.strictObject({
    issuer: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .describe("The issuer of the OpenID provider"),
    clientId: z.string().min(1).max(200),
    clientSecret: z.string().min(1).max(400),
    domain: z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, "a domain such as example.com"),
    roleForNew: z.enum(["partner-manager", "partner-operations", "finance", "sponsor", "viewer"]).nullable(),
  }),
  startDraft: z.strictObject({
    revision: z.int().min(0).max(999_999_999).describe("The revision of the draft that was shown"),
    answers: z.strictObject({
      stage: z.enum(stages).describe("Growth stage"),
      industry: z.enum(industries).describe("Industry"),
      company: answer("Name of the company"),
      product: answer("What the company sells"),
      category: answer("Product category, as buyers call it").optional(),
      currency,
      fiscalYearStart: z.int().min(1).max(12).describe("Month in which the fiscal year starts"),
      arr: z
        .strictObject({
          current: answer("Today, such as 12M"),
          target: answer("To reach, such as 30M"),
          by: answer("The day of the target, such as 2029-01-31"),
        })
        .describe("Annual recurring revenue"),
      idealCustomers: z.array(answer("Who buys and stays")).min(1).max(10),
      markets: z
        .array(answer("A country code, or a region such as dach"))
        .min(1)
        .max(3)
        .describe("Where partners should help"),
      partnerArr: answer("ARR that partners bring today, such as 1.2M").optional(),
      direct: z
        .strictObject({
          sellers: z.union([z.number(), answer("Sellers with a quota")]).optional(),
          quota: answer("Of one seller a year, such as 900K").optional(),
          attainment: answer("Share of quota that is reached, such as 80%").optional(),
        })
        .optional()
        .describe("What the company sells with no partner at all"),
      timeZone: z.string().max(60).optional().describe("IANA time zone in which a moment becomes a day"),
    }),
  }),
  editDraft: z.strictObject({
    revision: z.int().min(0).max(999_999_999).describe("The revision that the edits were made on"),
    edits: z
      .array(
        z.strictObject({
          path,
          value: z
            .unknown()
            .optional()
            .describe("As it stands in the file; left out, the entry is taken away"),
        }),
      )
      .min(1)
      .max(200)
      .describe("In this order, on the data of the revision"),
    resolved,
  }),
  undoDraft: z.strictObject({ resolved }),
  submitVersion: z.strictObject({
    revision: z.int().min(0).max(999_999_999).describe("The revision of the draft that is submitted"),
    note: note("What is new, and why"),
  }),
  decideVersion: z.strictObject({
    decision: z
      .enum(["approve", "decline", "send-back"])
      .describe("Sending back ends the review; declining leaves it open"),
    comment: note("Kept with the version"),
  }),
  adoptVersion: z.strictObject({ from: day.describe("The first day it is in force") }),
  resolveFile: z.strictObject({
    take: z.enum(["file", "screen"]).optional().describe("Whose value stays where nothing else is said"),
    file: pointers.optional().describe("Conflicts in which the value of the file stays"),
    screen: pointers.optional().describe("Conflicts in which the value of the draft stays"),
  }),
  amendComment: z.strictObject({ body: said, mentions: called }),
  comment: z.strictObject({
    element: z
      .string()
      .max(1000)
      .optional()
      .describe("The JSON Pointer of the element; an answer stands where its thread does"),
    parent: uuid.optional().describe("The comment that is answered"),
    body: said,
    mentions: called,
    version: z.int().min(1).max(999_999_999).optional().describe("Looked at in place of the draft"),
  }),
  backUp: z.strictObject({
    path: z.string().min(1).max(4000),
    passphrase: z.string().min(12).max(400).optional(),
  }),
} as const;

export type BodyName = keyof typeof bodies;
export type Bodies = { [Name in BodyName]: z.input<(typeof bodies)[Name]> };
export type ReadBodies = { [Name in BodyName]: z.output<(typeof bodies)[Name]> };
