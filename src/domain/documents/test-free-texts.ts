import { isMap } from "../strategy/plain-data.ts";
import { madeOf, schemaAt } from "../strategy/schema-walk.ts";
import { strategySchema } from "../strategy/strategy.ts";
import type { Raw } from "./test-strategies.ts";

export type Leaf = { readonly path: readonly (string | number)[]; readonly text: string };

/** Every text that people wrote: no slugs of closed sets or other elements, no dates, no periods. */
export function* writtenTexts(value: unknown, path: readonly (string | number)[] = []): Generator<Leaf> {
  if (typeof value === "string") {
    const schema = schemaAt(strategySchema, path);
    if (schema && isFreeText(schema)) yield { path, text: value };
  } else if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) yield* writtenTexts(member, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* writtenTexts(member, [...path, key]);
  }
}

/** The same data with another text in each place where people may write what they like. */
export function rewritten(raw: Raw, textAt: (index: number, leaf: Leaf) => string): Raw {
  const copy = structuredClone(raw);
  for (const [index, leaf] of [...writtenTexts(copy)].entries()) {
    const holder = leaf.path.slice(0, -1).reduce((at: Raw, key) => at[key], copy);
    holder[leaf.path.at(-1) ?? ""] = textAt(index, leaf);
  }
  return copy;
}

/** The same data with a text in every field of the model that takes one, in each element that is there. */
export const withEveryText = (raw: Raw): Raw => completed(strategySchema, raw) ?? raw;

type Schema = NonNullable<ReturnType<typeof schemaAt>>;

/** A value with every text in it; where there is none, one made of texts alone, if that fits. */
function completed(schema: Schema, value: unknown): unknown {
  const made = madeOf(schema);
  if (made.of === "fields" && (isMap(value) || value === undefined)) {
    const whole: Record<string, unknown> = { ...value };
    for (const [key, field] of Object.entries(made.fields)) {
      const member = completed(field, whole[key]);
      if (member !== undefined) whole[key] = member;
    }
    return value === undefined ? fitting(schema, whole) : whole;
  }
  if (made.of === "elements")
    return value === undefined
      ? fitting(schema, [completed(made.element, undefined)])
      : Array.isArray(value)
        ? value.map((one) => completed(made.element, one))
        : value;
  if (made.of === "entries" && isMap(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, completed(made.value, one)]));
  if (made.of === "options") {
    const option = made.options.find((one) =>
      value === undefined ? completed(one, undefined) !== undefined : one.safeParse(value).success,
    );
    return option ? completed(option, value) : value;
  }
  return value ?? (isFreeText(schema) ? fitting(schema, "x") : undefined);
}

function fitting(schema: Schema, value: unknown): unknown {
  const isEmpty = typeof value === "object" && Object.values(value ?? {}).every((one) => one === undefined);
  return !isEmpty && schema.safeParse(value).success ? value : undefined;
}

/** A text of people takes any sentence; a slug, a day or a member of a closed set does not, or says what it refers to. */
function isFreeText(schema: Schema): boolean {
  const meta = schema.meta() as { refersTo?: unknown } | undefined;
  return (
    meta?.refersTo === undefined && unwrapped(schema) && schema.safeParse("Any sentence, with: signs").success
  );
}

const unwrapped = (schema: Schema): boolean => {
  const inner = schema as unknown as { unwrap?: () => { meta: () => { refersTo?: unknown } | undefined } };
  return typeof inner.unwrap !== "function" || inner.unwrap().meta()?.refersTo === undefined;
};
