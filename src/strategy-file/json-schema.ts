import { capital } from "../domain/shared/capital.ts";
import { z } from "zod";
import { strategySchema } from "../domain/strategy/strategy.ts";
import { scalarShapes } from "../domain/strategy/values.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The schema of a strategy file for editors (JSON Schema, draft 7: every version of yaml-language-server reads it). The check
 * says more than a schema can; this one completes keys and closed sets, and shows the meaning of each field.
 */
export function strategyJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(strategySchema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => describeScalar(jsonSchema),
  });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    // A name, not an address: the schema is printed offline by `entente schema`.
    $id: "urn:entente:strategy:1",
    title: "Entente strategy",
    description: "A partnership strategy that is checked, measured and printed from this one file",
    ...rest,
  } as JsonSchema;
}

/** Amounts, shares, durations and quantities are read from text or numbers; zod knows them only as transforms. */
function describeScalar(schema: JsonSchema): void {
  const { scalar } = schema;
  if (typeof scalar === "string" && scalar in scalarShapes) {
    const { accepts, pattern } = scalarShapes[scalar as keyof typeof scalarShapes];
    Object.assign(schema, { type: scalar === "duration" ? "string" : ["string", "number"], pattern });
    if (scalar === "share") Object.assign(schema, { minimum: 0, maximum: 1 });
    schema.description =
      schema.description === undefined ? capital(accepts) : `${schema.description} (${accepts})`;
  }
  if (typeof schema["shape"] === "string") schema.pattern = schema["shape"];
  delete schema["shape"];
  // Notes of the model for its own use are not words of JSON Schema.
  delete schema["scalar"];
  delete schema["form"];
  delete schema["refersTo"];
}
