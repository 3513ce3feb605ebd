import type { z } from "zod";
import type { Referable } from "./fields.ts";
import type { Path } from "./path.ts";

/** Every step from a schema to the parts it is made of goes through here; nothing else looks inside zod. */
type Inner = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, string>;
};

const inner = (schema: z.ZodType): Inner => (schema as unknown as { _zod: { def: Inner } })._zod.def;

function unwrapped(schema: z.ZodType): z.ZodType {
  const { type, innerType } = inner(schema);
  return type === "optional" && innerType ? unwrapped(innerType) : schema;
}

/** The schema of the value at a path; undefined where the model has no such place. Its description survives `optional`. */
export function schemaAt(root: z.ZodType, path: Path): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (const step of path) schema = schema && childOf(unwrapped(schema), step);
  return schema;
}

/** The fields that are known at a path. */
export function keysOf(root: z.ZodType, path: Path): string[] {
  const schema = schemaAt(root, path);
  return schema ? Object.keys(inner(unwrapped(schema)).shape ?? {}) : [];
}

function childOf(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const { type, shape, element, valueType, options } = inner(schema);
  if (type === "object") return shape?.[step];
  if (type === "array") return element;
  if (type === "record") return valueType;
  if (type === "union") return options?.map((option) => childOf(unwrapped(option), step)).find(Boolean);
  return undefined;
}

/** What a schema is made of, for whoever draws a form of it. */
export type Made =
  | { readonly of: "fields"; readonly fields: Readonly<Record<string, z.ZodType>> }
  | { readonly of: "elements"; readonly element: z.ZodType }
  | { readonly of: "entries"; readonly key: z.ZodType; readonly value: z.ZodType }
  | { readonly of: "options"; readonly options: readonly z.ZodType[] }
  | { readonly of: "members"; readonly members: readonly string[] }
  | { readonly of: "scalar"; readonly type: string };

export function madeOf(schema: z.ZodType): Made {
  const { type, shape, element, keyType, valueType, options, entries } = inner(unwrapped(schema));
  if (shape) return { of: "fields", fields: shape };
  if (element) return { of: "elements", element };
  if (keyType && valueType) return { of: "entries", key: keyType, value: valueType };
  if (options) return { of: "options", options };
  if (entries) return { of: "members", members: Object.values(entries) };
  return { of: "scalar", type };
}

/** What a schema says of itself, as the field that holds it describes it. */
export const notesOf = (schema: z.ZodType): Readonly<Record<string, unknown>> =>
  schema.meta() ?? unwrapped(schema).meta() ?? {};

export const isOptional = (schema: z.ZodType): boolean => inner(schema).type === "optional";

const scalarSamples = [
  "x",
  "x-1",
  "2000-01-01",
  "FY28-Q1",
  "FY28",
  "USD",
  "12 months",
  "1",
  "1-2",
  "09:00",
  1,
  0,
  true,
];

/** Any value that fits a schema, to stand in for one that does not; undefined when none is found. */
export function sampleOf(schema: z.ZodType): { value: unknown } | undefined {
  const { entries, shape } = inner(unwrapped(schema));
  const candidates = [
    ...(entries ? Object.values(entries) : []),
    ...(shape ? [sampleMap(shape)] : []),
    ...scalarSamples,
    [],
    {},
  ];
  for (const value of candidates) if (schema.safeParse(value).success) return { value };
  return undefined;
}

/** The required fields of a map, each with a sample. */
const sampleMap = (shape: Record<string, z.ZodType>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shape)
      .filter(([, field]) => inner(field).type !== "optional")
      .map(([key, field]) => [key, sampleOf(field)?.value]),
  );

/** The places of required fields that a value does not have: it was read with misfits left out (read.ts). */
export function* absentFields(schema: z.ZodType, value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== "object" || value === null) return;
  const { type, shape, element, valueType } = inner(unwrapped(schema));
  if (type === "object") {
    for (const [key, field] of Object.entries(shape ?? {})) {
      const member = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      if (member !== undefined) yield* absentFields(field, member, [...path, key]);
      else if (inner(field).type !== "optional") yield [...path, key];
    }
  } else if (type === "array" && Array.isArray(value)) {
    for (const [index, member] of value.entries())
      if (element) yield* absentFields(element, member, [...path, index]);
  } else if (type === "record" && valueType) {
    for (const [key, member] of Object.entries(value)) yield* absentFields(valueType, member, [...path, key]);
  }
}

/** A place in the strategy that names an element of another part. */
export type Reference = { readonly path: Path; readonly to: readonly Referable[]; readonly slug: string };

/** Every reference in a value, in the order of the file: the schema says which texts are slugs of what. */
export function* referencesIn(schema: z.ZodType, value: unknown, path: Path = []): Generator<Reference> {
  if (value === undefined || value === null) return;
  const bare = unwrapped(schema);
  const { type, shape, element, keyType, valueType, options } = inner(bare);
  if (type === "object") {
    for (const [key, field] of Object.entries(shape ?? {})) {
      if (mayRefer(field)) yield* referencesAt(field, value as object, key, path);
    }
  } else if (type === "array" && Array.isArray(value)) {
    for (const index of value.keys()) if (element) yield* referencesAt(element, value, index, path);
  } else if (type === "record") {
    for (const key of Object.keys(value)) {
      if (keyType) yield* asReference(keyType, key, [...path, key]);
      if (valueType) yield* referencesAt(valueType, value as object, key, path);
    }
  } else if (type === "union") {
    const fitting = options?.find(
      (option) => (inner(unwrapped(option)).type === "array") === Array.isArray(value),
    );
    if (fitting) yield* referencesIn(fitting, value, path);
  } else {
    yield* asReference(bare, value, path);
  }
}

function* referencesAt(
  schema: z.ZodType,
  holder: object,
  key: string | number,
  path: Path,
): Generator<Reference> {
  // A trap (see read.ts) is no reference; reading it would end the walk.
  const property = Object.getOwnPropertyDescriptor(holder, key);
  if (property && !property.get) yield* referencesIn(schema, property.value, [...path, key]);
}

function* asReference(schema: z.ZodType, value: unknown, path: Path): Generator<Reference> {
  const to = refersTo(schema);
  if (to && typeof value === "string") yield { path, to, slug: value };
}

const refersTo = (schema: z.ZodType): readonly Referable[] | undefined =>
  (schema.meta() as { refersTo?: readonly Referable[] } | undefined)?.refersTo;

const referring = new WeakMap<z.ZodType, boolean>();

/** Whether any value of the schema can hold a reference. Most fields cannot; passing them over more than halves the walk. */
function mayRefer(schema: z.ZodType): boolean {
  const known = referring.get(schema);
  if (known !== undefined) return known;
  const bare = unwrapped(schema);
  const { shape, element, keyType, valueType, options } = inner(bare);
  const members = [...Object.values(shape ?? {}), element, keyType, valueType, ...(options ?? [])];
  const may =
    refersTo(bare) !== undefined || members.some((member) => member !== undefined && mayRefer(member));
  referring.set(schema, may);
  return may;
}
