import { documentKinds } from "../domain/documents/document.ts";
import { dimensions } from "../domain/measures/dimensions.ts";
import { dealStages, partnerSorts } from "./api.ts";
import { broughtOrigins } from "./drafts.ts";
import type { IdNoun } from "./endpoint.ts";
import type { EndpointName, endpoints } from "./endpoints.ts";

type Schema = { readonly [keyword: string]: unknown };
type Parameter = { readonly description: string; readonly schema: Schema };

/** What the `:names` of paths look like. */
export const idSchemas: { readonly [Noun in IdNoun]: Schema } = {
  partner: { type: "string", pattern: "^(P-)?\\d{1,9}$", examples: ["P-142"] },
  deal: { type: "string", pattern: "^(D-)?\\d{1,9}$", examples: ["D-991"] },
  measure: { type: "string", examples: ["active-partners"] },
  person: { type: "string", format: "uuid" },
  "partner-person": { type: "string", format: "uuid" },
  invitation: { type: "string", format: "uuid" },
  key: { type: "string", format: "uuid" },
  session: { type: "string" },
  "accountable-role": { type: "string", description: "The slug of a role of the strategy" },
  comment: { type: "string", format: "uuid" },
  document: { type: "string", enum: [...documentKinds, "agreement"] },
  version: { type: "string", pattern: "^\\d{1,9}$", description: "The number of a version" },
  revision: { type: "string", pattern: "^\\d{1,9}$", description: "The number of a save of the draft" },
};

type QueryName = (typeof endpoints)[EndpointName]["query"][number] | "dryRun";

/** A parameter of the query, by its name: it means the same wherever it is taken. */
export const parameterOf = (name: string): Parameter => parameters[name as QueryName];

const day = (description: string): Parameter => ({
  description,
  schema: { type: "string", format: "date" },
});
const text = (description: string): Parameter => ({ description, schema: { type: "string" } });
const oneOf = (description: string, values: readonly string[]): Parameter => ({
  description,
  schema: { type: "string", enum: values },
});

const parameters: { readonly [Name in QueryName]: Parameter } = {
  ...(Object.fromEntries(
    dimensions.map((dimension) => [
      dimension,
      text(`Only what is of this ${dimension}; several are written a,b`),
    ]),
  ) as { [Name in (typeof dimensions)[number]]: Parameter }),
  asOf: day("The day to look at; else the workspace's, else today"),
  from: day("The first day"),
  to: day("The last day"),
  over: text('The window up to the day, such as "12 months"'),
  by: text("How to break the figure down, at most two ways, such as type,month"),
  cursor: text("Where the list goes on: `next` of the page before"),
  limit: {
    description: "Rows of a page",
    schema: { type: "integer", minimum: 1, maximum: 1000, default: 100 },
  },
  code: text("What the provider gives for the proof of the person"),
  iss: text("The provider that answers"),
  session_state: text("Of the session at the provider; not read"),
  error: text("Why the provider proves nothing"),
  error_description: text("The same in words of the provider"),
  error_uri: text("Where the provider says more; not read"),
  search: text("Part of a name, a number or a city"),
  sort: oneOf(
    "The order; with - in front the largest first",
    partnerSorts.flatMap((sort) => [sort, `-${sort}`]),
  ),
  active: oneOf("Only those that are active, or that are not", ["yes", "no"]),
  stage: oneOf("Only deals of this stage", dealStages),
  state: text("Only those in this state; from a provider, what the browser left with"),
  action: text("Only entries of this action"),
  mentioning: oneOf("Only comments that mention whoever asks", ["me"]),
  actor: text("Only entries of this actor"),
  object: text("Only entries about this object"),
  format: text("The form of the file"),
  agreement: text("The slug of an agreement of the strategy"),
  head: text("The hash that the chain is expected to end with, noted elsewhere"),
  path: text("A folder or file of the machine of the server"),
  version: text("A version of the strategy by its number, or draft, in place of the one in force"),
  element: text("The JSON Pointer of an element of the strategy, such as /bets/msp-first"),
  against: text("The version to compare with, or draft"),
  seen: text(
    "The revision that the conflicts were shown against: a decision counts while nobody saved since",
  ),
  base: text("The revision of the draft that the text was written on"),
  sha256: text("The SHA-256 of the base's text: where the draft has another text there, nothing is saved"),
  currency: text("ISO 4217 code of the company's currency, such as USD; without it the draft's own"),
  year: text("The fiscal year of targets and quarters that name none, such as FY28"),
  take: oneOf(
    "Which side counts where both changed a place: the draft, or the text or document that is brought",
    ["brought", "document", "draft"],
  ),
  document: text("JSON Pointers of the places in which the document counts, written /a/b,/c"),
  draft: text("JSON Pointers of the places in which the draft counts, written /a/b,/c"),
  fileName: text("The name of the file, such as strategy.yaml"),
  origin: oneOf("Where the text comes from", broughtOrigins),
  preset: text("The kind of export, where the files do not tell"),
  dryRun: oneOf("`true` answers as the call would, and keeps nothing", ["true", "false"]),
};
