import type { DraftEdit } from "../draft-context.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { formAt } from "../../../../domain/strategy/forms.ts";

/** The edit that gives a place a value; taking the last field out of a group takes the empty group along. */
export function putting(data: unknown, path: Path, value: unknown): DraftEdit {
  if (value !== undefined) return { path, value };
  const holder = path.slice(0, -1);
  const siblings = valueAt(data, holder);
  const isLast = isMap(siblings) && Object.keys(siblings).length === 1;
  const isGroup = holder.length > 1 && typeof holder.at(-1) === "string" && isField(holder);
  return isLast && isGroup ? putting(data, holder, undefined) : { path, value };
}

/** A field of an element, and not an element itself. */
const isField = (path: Path): boolean => formAt(path.slice(0, -1))?.kind === "group";
