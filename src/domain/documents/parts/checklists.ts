import { type Checklist, checklists } from "../../strategy/checklists.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { heading } from "../blocks.ts";
import { listed } from "../../check/figures.ts";

/** The three checklists as they stand: what is done, and what is missing where. */
export const checklistBlocks = (strategy: Strategy): Block[] =>
  checklists(strategy).flatMap(({ title, items }): Block[] => [
    heading(title),
    {
      kind: "checklist",
      items: items.map(({ asks, done, missing, part }) => ({
        done,
        text: asks,
        missing: missing === null ? null : `${missing} (in ${part})`,
      })),
    },
  ]);

export function checklistsFinding(strategy: Strategy): string {
  const all = checklists(strategy);
  return listed(all.map((one) => `${one.title} ${doneOf(one)}`));
}

const doneOf = ({ items }: Checklist): string =>
  `${items.filter(({ done }) => done).length} of ${items.length}`;
