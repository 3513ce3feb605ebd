import { listed } from "../../check/figures.ts";
import { type Checklist, checklists } from "../../strategy/checklists.ts";
import { partTitle } from "../../strategy/part-words.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";

/** The three checklists as they stand, each item with its list's name: what is done, and what is missing where. */
export const checklistBlocks = (strategy: Strategy): Block[] => [
  {
    kind: "checklist",
    items: checklists(strategy).flatMap(({ title, items }) =>
      items.map(({ asks, done, missing, part }) => ({
        done,
        list: title,
        text: asks,
        missing: missing === null ? null : `${plainly(missing)} (in ${partTitle(part)})`,
      })),
    ),
  },
];

/** The word "missing" stands before it already, and marks of code mean nothing on paper. */
const plainly = (missing: string): string => missing.replace(/^missing: /, "").replaceAll("`", "");

export const checklistsFinding = (strategy: Strategy): string =>
  listed(checklists(strategy).map((one) => `${one.title} ${doneOf(one)}`));

const doneOf = ({ items }: Checklist): string =>
  `${items.filter(({ done }) => done).length} of ${items.length}`;
