import type { z } from "zod";
import type { Path } from "../strategy/path.ts";
import type { strategySchema } from "../strategy/strategy.ts";

/** A strategy as it is written: amounts as `12M`, shares as `30%`. */
export type WrittenStrategy = z.input<typeof strategySchema>;
export type Written<P extends keyof WrittenStrategy> = NonNullable<WrittenStrategy[P]>;

/** Why something stands where it stands, what else could, and what is to be decided: a comment of the file, a reason on the page. */
export type Remark = { readonly path: Path; readonly text: string };

/** Some parts of a starter with the remarks on them. */
export type Draft = { readonly parts: Partial<WrittenStrategy>; readonly remarks: readonly Remark[] };

export const remark = (path: Path, text: string): Remark => ({ path, text });

/** A statement that nobody has proven yet; every document that prints it prints this word too. */
export const toConfirm = (statement: string): string => `To confirm: ${lowerFirst(statement)}`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
