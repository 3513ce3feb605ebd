import { schemaAt } from "../strategy/schema-walk.ts";
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

/** A text of people takes any sentence; a slug, a day or a member of a closed set does not, or says what it refers to. */
function isFreeText(schema: NonNullable<ReturnType<typeof schemaAt>>): boolean {
  const meta = schema.meta() as { refersTo?: unknown } | undefined;
  return (
    meta?.refersTo === undefined && unwrapped(schema) && schema.safeParse("Any sentence, with: signs").success
  );
}

const unwrapped = (schema: NonNullable<ReturnType<typeof schemaAt>>): boolean => {
  const inner = schema as unknown as { unwrap?: () => { meta: () => { refersTo?: unknown } | undefined } };
  return typeof inner.unwrap !== "function" || inner.unwrap().meta()?.refersTo === undefined;
};
