import { agreementKinds } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { agreementWords } from "./deal-words.ts";
import type { LabelledPart } from "./labels.ts";
import { memberIn } from "./member-in.ts";
import { field, type FieldSpec } from "./part-spec.ts";
import { asDuration } from "./readers.ts";
import { asType } from "./references.ts";
import type { Said } from "./said.ts";
import { slugOf } from "./slugs.ts";

/** A term of an agreement: a text, or a list of labelled parts. */
export const termFields: readonly FieldSpec[] = [
  field("key terms with, types, partner types", "types", asType(true)),
  field("scope", "scope"),
  field("territory", "territory"),
  field("exclusivity", "exclusivity"),
  field("pricing", "pricing"),
  field("list price", "pricing.list"),
  field("partner discount, discount", "pricing.discount"),
  field("end-user pricing, end user pricing", "pricing.endUser"),
  field("technical obligations, technical", "technical"),
  field("marketing obligations, marketing", "marketing"),
  field("listing requirements, listing", "marketing.listing"),
  field("co-marketing, joint marketing", "marketing.joint"),
  field("support obligations, support", "support"),
  field("first-line support, first line support", "support.firstLine"),
  field("escalation", "support.escalation"),
  field("commercial terms, commercial", "commercial"),
  field("revenue share", "commercial.revenueShare"),
  field("referral fees, referral fee", "commercial.referralFee"),
  field("deal registration", "dealRegistration"),
  field("training requirements, training", "training"),
  field("quotas, quota", "quota"),
  field("reporting", "reporting"),
  field("term, duration", "term", asDuration),
  field("termination", "termination"),
];

/** Labels that mean another thing under each term. */
export const insideTerm: Readonly<Record<string, readonly FieldSpec[]>> = {
  technical: [field("our side, ours, we", "ours"), field("their side, theirs, partner", "theirs")],
  dealRegistration: [
    field("process", "process"),
    field("protection period, protection", "protection"),
    field("conflict resolution, conflicts", "conflicts"),
  ],
  training: [field("initial", "initial"), field("ongoing", "ongoing")],
};

export function agreementRecord(
  book: Book,
  said: Said,
  name: string,
  kindName: string,
): LabelledPart | undefined {
  const kind =
    memberIn(agreementKinds, agreementWords, kindName) ??
    // `Installer resale agreement`: the last word is the kind, what is before it whom it is with.
    memberIn(agreementKinds, agreementWords, kindName.split(/\s+/).at(-1) ?? "");
  const slug = slugOf(name);
  if (!kind || slug === "") return undefined;
  book.put(said, ["agreements", slug, "kind"], kind);
  return { base: ["agreements", slug], what: "agreement", fields: termFields };
}
