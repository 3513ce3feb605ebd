import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { endpoints } from "./endpoints.ts";
import { openApi } from "./openapi.ts";
import { replies, replySchemas } from "./reply-schemas.ts";

/** The description of the API says what the contract says, in the words that tools of others read. */
type Operation = {
  operationId: string;
  "x-capability": string;
  parameters: { name: string; in: string; description?: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
};
const description = openApi() as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: object; securitySchemes: object };
};
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe("the description of the API", () => {
  it("and the schemas of the replies are committed as the contract says (run node build/contract.ts)", () => {
    const root = join(import.meta.dirname, "../..");
    const told = spawnSync(process.execPath, [join(root, "build/contract.ts"), "--check"], {
      encoding: "utf8",
    });
    expect([told.status, told.stderr]).toEqual([0, ""]);
  });

  it("holds every endpoint once, behind the door that the server asks", () => {
    const described = operations.map(({ path, method, operation }) => ({
      name: operation.operationId,
      at: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`,
      door: operation["x-capability"],
    }));
    const promised = Object.entries(endpoints).map(([name, { method, path, door }]) => ({
      name,
      at: `${method} ${path}`,
      door,
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(described.toSorted(byName)).toEqual(promised.toSorted(byName));
  });

  it("names every parameter of an address and of a query, and says what it is", () => {
    for (const { path, operation } of operations) {
      const named = operation.parameters.filter((one) => one.in === "path").map(({ name }) => name);
      expect([path, named]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
      for (const one of operation.parameters.filter((parameter) => parameter.in !== "path"))
        expect([path, one.name, typeof one.description]).toEqual([path, one.name, "string"]);
      expect(new Set(operation.parameters.map(({ name }) => name)).size).toBe(operation.parameters.length);
    }
  });

  it("refers to nothing that it does not hold", () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, to]) => to ?? "",
    );
    const missing = references.filter(
      (to) => to.split("/").reduce(member, description as unknown) === undefined,
    );
    expect([references.length > 100, missing]).toEqual([true, []]);
  });

  it("is made of schemas that are JSON Schema 2020-12, those of parameters and bodies included", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
    ajv.addVocabulary(["components"]);
    ajv.addSchema({ $id: "api", components: description.components });
    const parts = operations.flatMap(({ operation: { parameters, requestBody } }) => [
      ...parameters.map(({ schema }) => schema),
      ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
    ]);
    for (const name of Object.keys(description.components.schemas))
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` })).not.toThrow();
    for (const part of parts) expect(() => ajv.compile(absolute(part))).not.toThrow();
  });

  it("refuses in every reply, at every depth, what the reply does not name", () => {
    const open: string[] = [];
    const walk = (at: string, value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const schema = value as { type?: unknown; additionalProperties?: unknown };
      if (schema.type === "object" && schema.additionalProperties === undefined) open.push(at);
      for (const [key, inner] of Object.entries(value)) walk(`${at}/${key}`, inner);
    };
    walk("", replySchemas);
    expect(open).toEqual([]);
    const unnamed = Object.entries(replies).filter(([, name]) => !(name in replySchemas));
    expect(Object.fromEntries(unnamed)).toEqual({
      document: "file",
      exportAudit: "text",
      openapi: "object",
      signOnReturn: "redirect",
    });
  });

  it("tells a retry and a change how to be safe: a key for every act in a workspace, a tag for every change", () => {
    const headersOf = (name: string) =>
      operations
        .find(({ operation }) => operation.operationId === name)
        ?.operation.parameters.filter((one) => one.in === "header")
        .map((one) => one.name);
    expect(headersOf("invite")).toEqual(["Idempotency-Key"]);
    expect(headersOf("changePerson")).toEqual(["Idempotency-Key", "If-Match"]);
    expect(headersOf("people")).toEqual([]);
    expect(headersOf("signIn")).toEqual([]);
  });
});

const member = (value: unknown, key: string): unknown =>
  (value as Record<string, unknown> | undefined)?.[key];

const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"api#')) as object;
