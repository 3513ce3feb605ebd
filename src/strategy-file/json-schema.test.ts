import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { strategyJsonSchema } from "./json-schema.ts";
import { parseStrategyFile } from "./parse.ts";

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  description?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
};

const schema = strategyJsonSchema() as Schema & { $schema: string; $id: string };
const example = readFileSync(new URL("../../samples/halyard/strategy.yaml", import.meta.url), "utf8");
const exampleData = parseStrategyFile(example).data as Record<string, unknown>;

function* fields(at: Schema, path = ""): Generator<[path: string, field: Schema]> {
  for (const [key, field] of Object.entries(at.properties ?? {})) {
    yield [`${path}/${key}`, field];
    yield* fields(field, `${path}/${key}`);
  }
  if (typeof at.additionalProperties === "object") yield* fields(at.additionalProperties, `${path}/*`);
  if (at.items) yield* fields(at.items, `${path}/-`);
  for (const branch of at.anyOf ?? []) yield* fields(branch, path);
}

const typeOf = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "array"
      : Number.isInteger(value)
        ? "integer"
        : typeof value;

/** The part of JSON Schema that this schema uses, so that the example can be held against it. */
function faults(at: Schema, value: unknown, path = ""): string[] {
  if (at.anyOf)
    return at.anyOf.some((branch) => faults(branch, value).length === 0) ? [] : [`${path}: no branch`];
  const own: string[] = [];
  const type = typeOf(value);
  const types = [at.type ?? type].flat();
  if (!types.includes(type) && !(type === "integer" && types.includes("number")))
    own.push(`${path}: ${type}`);
  if (at.enum && !at.enum.includes(value)) own.push(`${path}: not in enum`);
  if ("const" in at && at.const !== value) own.push(`${path}: const`);
  if (at.pattern && typeof value === "string" && !new RegExp(at.pattern).test(value))
    own.push(`${path}: pattern`);
  if (typeof value === "number" && (value < (at.minimum ?? value) || value > (at.maximum ?? value)))
    own.push(`${path}: range`);
  if (Array.isArray(value))
    return [...own, ...value.flatMap((item, n) => (at.items ? faults(at.items, item, `${path}/${n}`) : []))];
  return typeof value === "object" && value !== null
    ? [...own, ...memberFaults(at, value as Record<string, unknown>, path)]
    : own;
}

function memberFaults(at: Schema, value: Record<string, unknown>, path: string): string[] {
  const missing = (at.required ?? [])
    .filter((key) => !(key in value))
    .map((key) => `${path}/${key}: missing`);
  return Object.entries(value).reduce((all, [key, member]) => {
    if (at.propertyNames) all.push(...faults(at.propertyNames, key, `${path} key ${key}`));
    const field = at.properties?.[key] ?? at.additionalProperties;
    if (field === false) return [...all, `${path}/${key}: unknown`];
    return typeof field === "object" ? [...all, ...faults(field, member, `${path}/${key}`)] : all;
  }, missing);
}

describe("the JSON Schema of a strategy file", () => {
  it("is draft 7 and has a name", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(schema.$id).toBe("urn:entente:strategy:1");
    expect(JSON.stringify(schema)).not.toMatch(/"\$defs"|"prefixItems"|"refersTo"|"scalar"/);
  });

  it("describes every field, for the editor to show", () => {
    const all = [...fields(schema)];
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(([, field]) => !field.description).map(([path]) => path)).toEqual([]);
  });

  it("accepts the example", () => {
    expect(faults(schema, exampleData)).toEqual([]);
  });

  it.each([
    [{ objektives: {} }, "/objektives: unknown"],
    [{ company: { name: "A", currency: "USD", stage: "groth" } }, "/company/stage: not in enum"],
    [{ company: { name: "A" } }, "/company/currency: missing"],
    [{ company: { name: "A", currency: "USD", salesCycle: "soon" } }, "/company/salesCycle: pattern"],
    [{ thesis: { arrShare: 30 } }, "/thesis/arrShare: range"],
    [{ people: { "Not A Slug": { title: "X" } } }, "/people key Not A Slug: pattern"],
  ])("refuses %j", (part, fault) => {
    expect(faults(schema, { ...exampleData, ...part })).toEqual([fault]);
  });

  it("takes an amount as text or as a number", () => {
    for (const current of [250_000, "12M", "EUR 40K"]) {
      const company = { name: "A", currency: "USD", arr: { current } };
      expect(faults(schema, { ...exampleData, company })).toEqual([]);
    }
  });
});

it.each(["halyard", "adventureworks"])("stands beside the sample %s, for editors", (sample) => {
  const file = new URL(`../../samples/${sample}/strategy.schema.json`, import.meta.url);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(strategyJsonSchema())));
});
