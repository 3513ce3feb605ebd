import { entries } from "../../strategy/lookup.ts";
import type { categoryNames } from "../../strategy/closed-sets.ts";
import type { Block } from "../document.ts";
import { facts } from "../blocks.ts";
import { spaced } from "./landscape.ts";

type Category = (typeof categoryNames)[number];

/** What has to be settled with partners of a category (after the source documents' three lists); other topics may be added. */
const topics: Readonly<Record<Category, readonly string[]>> = {
  integration: ["technical", "documentation", "support"],
  distribution: ["training", "dealRegistration", "support"],
  ecosystem: ["membership"],
};

export function requirementFacts(
  category: Category,
  requirements: Readonly<Record<string, string>> | undefined,
): Block[] {
  const written = entries<string>(requirements);
  const asked = topics[category].filter((topic) => !written.some(([name]) => name === topic));
  return facts([
    ...written.map(
      ([topic, text]) =>
        [`Requirement, ${spaced(topic).toLowerCase()}`, text, `categories.${category}`] as const,
    ),
    ...asked.map(
      (topic) =>
        [`Requirement, ${spaced(topic).toLowerCase()}`, null, `categories.${category}.requirements`] as const,
    ),
  ]);
}
