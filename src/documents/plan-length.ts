import { documentOf } from "../domain/documents/documents.ts";
import type { Ground } from "../domain/documents/ground.ts";
import { printed } from "./print.ts";

/** On how many pages the plan prints, at the smallest size where it needs that (LEN-001): found by typesetting it. */
export const planLength = async (ground: Ground): Promise<number | null> =>
  (await printed(documentOf("plan", ground), "pdf")).pages;
