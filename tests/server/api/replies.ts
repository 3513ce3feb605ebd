import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { EndpointName } from "../../../src/contract/endpoints.ts";
import { openApi } from "../../../src/contract/openapi.ts";
import { replies } from "../../../src/contract/reply-schemas.ts";

/**
 * Holds replies against the description of the API. Every schema of a reply refuses what it does not name, so a column that
 * slips into a reply is found here.
 */
const description = openApi() as { components: { schemas: Record<string, object> } };
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false, allErrors: true });
ajv.addVocabulary(["components"]);
ajv.addSchema({ $id: "api", components: description.components });

/** How a reply differs from what the endpoint promises; empty when it fits. A text is any text. */
export function replyMisfits(name: EndpointName, reply: unknown): string[] {
  const promised = replies[name];
  if (promised === "file") return typeof reply === "string" && reply !== "" ? [] : ["not a file"];
  if (promised === "text") return typeof reply === "string" ? [] : ["not a text"];
  if (promised === "redirect") return reply === "" ? [] : ["a redirect with a body"];
  if (promised === "object") return typeof reply === "object" && reply !== null ? [] : ["not an object"];
  return misfits(promised, reply);
}

/** How a refusal differs from a problem document; one of a request that does not fit names what would. */
export function problemMisfits(status: number, type: string, body: unknown): string[] {
  const wrong = misfits("Problem", body);
  const { errors = [] } = (body ?? {}) as { errors?: { accepted?: string }[] };
  if (!type.startsWith("application/problem+json")) wrong.push(`it is ${type}`);
  if ((body as { status?: unknown } | null)?.status !== status) wrong.push("it names another status");
  if (status === 400 && (errors.length === 0 || errors.some(({ accepted }) => !accepted)))
    wrong.push("it does not say what would be accepted");
  return wrong;
}

const compiled = new Map<string, ValidateFunction>();

export function misfits(schema: string, value: unknown): string[] {
  const fits = compiled.get(schema) ?? ajv.compile({ $ref: `api#/components/schemas/${schema}` });
  compiled.set(schema, fits);
  if (fits(value)) return [];
  return (fits.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}
