import { capital } from "../domain/shared/capital.ts";
import { z } from "zod";
import { capabilities, type Capability, type Door } from "../domain/access/capabilities.ts";
import { type BodyName, bodies } from "./bodies.ts";
import { isKeyed } from "./client.ts";
import type { IdNoun, Method } from "./endpoint.ts";
import { type EndpointName, endpoints } from "./endpoints.ts";
import { idSchemas, parameterOf } from "./openapi-parameters.ts";
import { replies, replySchemas } from "./reply-schemas.ts";

type Schema = { readonly [keyword: string]: unknown };
type Described = {
  readonly method: Method;
  readonly path: string;
  readonly query: readonly string[];
  readonly door: Door;
  readonly summary: string;
  readonly body: BodyName | "text" | undefined;
  readonly ids: Readonly<Record<string, IdNoun>>;
};

/** The description of the API, OpenAPI 3.1: printed from the same data that the server registers and the clients call. */
export function openApi(): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Described = endpoints[name];
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) };
  }
  return {
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Entente", version: "1", description: about },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: allSchemas(), responses: { Problem: problemResponse }, securitySchemes },
  };
}

const about =
  "Software in which a partnership strategy is executable. Money is in minor units beside its currency, days are ISO 8601 " +
  "dates, and what is unknown is null with its reason. Errors are problem documents (RFC 9457).";

function operationOf(name: EndpointName, endpoint: Described): Schema {
  const { door, body, summary, path } = endpoint;
  return {
    operationId: name,
    tags: [path.split("/")[3] ?? ""],
    summary,
    ...(rolesOf(door) ? { description: `For: ${rolesOf(door)?.join(", ")}` } : {}),
    "x-capability": door,
    security: securityOf(door),
    parameters: parametersOf(endpoint),
    ...(body === undefined ? {} : { requestBody: requestBodyOf(body) }),
    responses: {
      ...answersOf(name, endpoint),
      "4XX": { $ref: "#/components/responses/Problem" },
      "503": { $ref: "#/components/responses/Problem" },
    },
  };
}

/** A thing that was made is 201, everything else that was done 200. */
function answersOf(name: EndpointName, { method, summary }: Described): Schema {
  if (replies[name] === "redirect") return { "303": { description: summary, headers: location } };
  const answer = { description: summary, content: contentOf(name) };
  if (method !== "GET") return { "2XX": answer };
  return { "200": answer, "304": { description: "What If-None-Match names is what there is" } };
}

const location = { Location: { description: "The page that goes on", schema: { type: "string" } } };

function parametersOf(endpoint: Described): Schema[] {
  const named = [...endpoint.path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name ? [name] : []));
  const keyed = isKeyed(endpoint);
  return [
    ...named.map((name) => {
      const noun = endpoint.ids[name];
      return { name, in: "path", required: true, schema: noun ? idSchemas[noun] : { type: "string" } };
    }),
    ...endpoint.query.map((name) => ({ name, in: "query", ...parameterOf(name) })),
    ...(keyed && !endpoint.query.includes("dryRun")
      ? [{ name: "dryRun", in: "query", ...parameterOf("dryRun") }]
      : []),
    ...(keyed ? [idempotencyKey] : []),
    ...(keyed && endpoint.method !== "POST" ? [ifMatch] : []),
  ];
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "The call is done once for each key, and its answer kept for seven days",
  schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" },
};
const ifMatch = {
  name: "If-Match",
  in: "header",
  description: "The ETag of the reading that the change was decided on; 412 when it was changed meanwhile",
  schema: { type: "string", maxLength: 200 },
};

const requestBodyOf = (body: BodyName | "text"): Schema =>
  body === "text"
    ? {
        required: true,
        description: "The text of a strategy file",
        content: { "application/yaml": { schema: { type: "string" } } },
      }
    : { required: true, content: { "application/json": { schema: { $ref: refTo(bodyName(body)) } } } };

function contentOf(name: EndpointName): Schema {
  const reply = replies[name];
  if (reply === "text")
    return {
      "text/csv": { schema: { type: "string" } },
      "application/jsonl": { schema: { type: "string" } },
    };
  if (reply === "file")
    return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return { "application/json": { schema: reply === "object" ? { type: "object" } : { $ref: refTo(reply) } } };
}

const refTo = (name: string): string => `#/components/schemas/${name}`;
const bodyName = (body: BodyName): string => `${capital(body)}Body`;

function allSchemas(): Record<string, Schema> {
  const ofBodies = (Object.keys(bodies) as BodyName[]).map((body) => {
    const { $schema: _, ...schema } = z.toJSONSchema(bodies[body], { io: "input" });
    return [bodyName(body), schema] as const;
  });
  return { ...Object.fromEntries(ofBodies), ...replySchemas, Problem: problem };
}

const problem: Schema = {
  type: "object",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: {
          pointer: {
            type: "string",
            description: "A JSON pointer into the body, `?name` of the query, or a header",
          },
          code: { type: "string" },
          detail: { type: "string" },
          accepted: { type: "string", description: "What would be accepted in its place" },
        },
        required: ["pointer", "code", "detail"],
        additionalProperties: false,
      },
    },
  },
  required: ["type", "title", "status", "detail"],
  additionalProperties: false,
};

const problemResponse: Schema = {
  description: "Why not, and what would be accepted",
  content: { "application/problem+json": { schema: { $ref: refTo("Problem") } } },
};

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-entente",
    description: "A session of the web app; `entente` where the server answers its own machine without https",
  },
  key: {
    type: "http",
    scheme: "bearer",
    description: "An API key (`ent_…`), or the key of the local owner",
  },
};

/** A sensitive act asks for a person who has just confirmed who they are, which a key never has. */
function securityOf(door: Door): Schema[] {
  if (door === "anybody") return [{}];
  if (door === "signed-in") return [{ session: [] }];
  if (door === "local-owner") return [{ key: [] }];
  return capabilities[door].sensitive ? [{ session: [] }] : [{ session: [] }, { key: [] }];
}

const rolesOf = (door: Door): readonly string[] | undefined =>
  door in capabilities ? capabilities[door as Capability].roles : undefined;
