import type { z } from "zod";
import type { Referable } from "./fields.ts";
import type { Path } from "./path.ts";
import { isOptional, madeOf, notesOf, schemaAt } from "./schema-walk.ts";
import { strategySchema } from "./strategy.ts";
import { scalarShapes, type ScalarName, type TextForm } from "./values.ts";

/** How a value of the model is asked for on a page. The schema is the only source: a new field needs no page of its own. */
export type Form =
  | { readonly kind: "text" | "number" | "flag" }
  | { readonly kind: ScalarName | TextForm }
  | { readonly kind: "choice"; readonly members: readonly string[] }
  | { readonly kind: "reference"; readonly to: readonly Referable[] }
  /** Several of one kind: texts, choices or references. `orOne`: a single one may stand without a list. */
  | { readonly kind: "several"; readonly of: Form; readonly orOne: boolean }
  /** A text, or texts by topic. */
  | { readonly kind: "terms" }
  | { readonly kind: "list"; readonly of: Form }
  | { readonly kind: "map"; readonly key: Form; readonly of: Form }
  | { readonly kind: "group"; readonly fields: readonly FormField[] };

export type FormField = {
  readonly key: string;
  /** What the field means, as the schema says it. */
  readonly help: string;
  /** The element has no meaning without it. */
  readonly must: boolean;
  readonly form: Form;
};

/** The form of the value at a path; undefined where the model has no such place. */
export function formAt(path: Path): Form | undefined {
  const schema = schemaAt(strategySchema, path);
  return schema && formOf(schema);
}

/** What the value at a path means, as the schema says it. */
export function helpAt(path: Path): string {
  const schema = schemaAt(strategySchema, path);
  return schema === undefined ? "" : helpOf(schema);
}

function helpOf(schema: z.ZodType): string {
  const { description } = notesOf(schema);
  return typeof description === "string" ? description : "";
}

/** Whether the form asks for one value in one field. */
export const isPlain = ({ kind }: Form): boolean =>
  kind !== "list" && kind !== "map" && kind !== "group" && kind !== "terms";

const known = new WeakMap<z.ZodType, Form>();

function formOf(schema: z.ZodType): Form {
  const form = known.get(schema) ?? drawn(schema);
  known.set(schema, form);
  return form;
}

function drawn(schema: z.ZodType): Form {
  const { refersTo } = notesOf(schema) as { refersTo?: readonly Referable[] };
  if (refersTo) return { kind: "reference", to: refersTo };
  const made = madeOf(schema);
  switch (made.of) {
    case "fields":
      return { kind: "group", fields: Object.entries(made.fields).map(([key, each]) => fieldOf(key, each)) };
    case "elements":
      return several(formOf(made.element), false);
    case "entries":
      return { kind: "map", key: formOf(made.key), of: formOf(made.value) };
    case "members":
      return { kind: "choice", members: made.members };
    case "options":
      return union(made.options.map(formOf));
    case "scalar":
      return scalar(schema, made.type);
  }
}

const fieldOf = (key: string, schema: z.ZodType): FormField => ({
  key,
  help: helpOf(schema),
  must: !isOptional(schema),
  form: formOf(schema),
});

const several = (of: Form, orOne: boolean): Form =>
  isPlain(of) && of.kind !== "several" ? { kind: "several", of, orOne } : { kind: "list", of };

/** One or many of a kind, a text or texts by topic, or a text that may be a number. */
function union(options: readonly Form[]): Form {
  const many = options.find((option) => option.kind === "several");
  if (many?.kind === "several") return { ...many, orOne: true };
  return options.some(({ kind }) => kind === "map") ? { kind: "terms" } : { kind: "text" };
}

function scalar(schema: z.ZodType, type: string): Form {
  const { scalar: name, form } = notesOf(schema) as { scalar?: ScalarName; form?: TextForm };
  if (name !== undefined && name in scalarShapes) return { kind: name };
  if (form !== undefined) return { kind: form };
  if (type === "number" || type === "int") return { kind: "number" };
  return { kind: type === "boolean" ? "flag" : "text" };
}
