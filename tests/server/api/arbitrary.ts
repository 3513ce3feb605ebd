import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { projectRoot } from "../../cli/run.ts";

/** Values for the description of the API: as a schema asks for them, nearly so, and hostile ones. */
export type Schema = { readonly [keyword: string]: unknown };

/** The Big List of Naughty Strings by Max Woolf, MIT; origin and licence in tests/hostile. */
const naughty = JSON.parse(
  readFileSync(join(projectRoot, "tests/hostile/blns/blns.json"), "utf8"),
) as string[];

const nasty = [
  "\0",
  "a\0b",
  "\ud800",
  "x\udfff",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "%00",
  "' or 1=1 --",
  "9".repeat(400),
  "2020-02-30",
  "infinity",
  "-0",
  "1e400",
  "null",
  "00000000-0000-0000-0000-000000000000",
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty, ...naughty),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", minLength: 200, maxLength: 2_000 }),
);

/** What no schema asks for: wrong kinds, keys that every object has, nesting without end. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(
    null,
    true,
    -1,
    1e308,
    2 ** 53,
    [],
    {},
    [[[]]],
    { constructor: { prototype: 1 } },
    nested(40),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** What values are made from beside their schema. */
export type Values = {
  /** What a `$ref` names. */
  readonly resolve: (ref: string) => Schema;
  /** Values that exist, by the name of the parameter or member that they are of. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
};

/** Values that fit a schema, as far as it can be said by a schema. */
export function fitting(schema: Schema, values: Values): fc.Arbitrary<unknown> {
  const of = (one: unknown) => fitting(one as Schema, values);
  if (typeof schema["$ref"] === "string") return of(values.resolve(schema["$ref"]));
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["anyOf"])) return fc.oneof(...schema["anyOf"].map(of));
  switch ([schema["type"]].flat()[0]) {
    case "string":
      return fittingText(schema);
    case "integer":
      return fc.integer({ min: Number(schema["minimum"] ?? -10), max: Number(schema["maximum"] ?? 10_000) });
    case "number":
      return fc.double();
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(of(schema["items"]), { minLength: Number(schema["minItems"] ?? 0), maxLength: 4 });
    case "object":
      return fittingObject(schema, values);
    default:
      return fc.jsonValue();
  }
}

/** A value that exists where one is known, else one that fits. */
export const likely = (name: string, schema: Schema, values: Values): fc.Arbitrary<unknown> =>
  values.known[name] ? fc.constantFrom(...values.known[name]) : fitting(schema, values);

function fittingObject(schema: Schema, values: Values): fc.Arbitrary<object> {
  const members = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
  return fc.record(
    Object.fromEntries(
      members.map(([name, member]) => [
        name,
        fc.oneof({ weight: 4, arbitrary: likely(name, member, values) }, fitting(member, values)),
      ]),
    ),
    { requiredKeys: (schema["required"] ?? []) as string[] },
  );
}

const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  date: fc
    .date({ min: new Date("2017-01-01"), max: new Date("2021-01-01"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  uri: fc.webUrl(),
};

function fittingText({ format, pattern, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  const known = typeof format === "string" ? texts[format] : undefined;
  if (known) return known;
  // Addresses are generated as such: their pattern alone would make ones nobody has.
  if (typeof pattern === "string" && pattern.includes("@"))
    return fc.stringMatching(/^[a-z]{3,9}$/).map((name) => `${name}@example.com`);
  const sized = fc.string({
    minLength: Number(minLength ?? 0),
    maxLength: Math.min(Number(maxLength ?? 40), 60),
  });
  return typeof pattern === "string" ? fc.oneof(matching(pattern), sized) : sized;
}

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"));
  } catch {
    return fc.string();
  }
}
