import { createContext, type ReactNode, useContext } from "react";
import type { FormField } from "../../../../domain/strategy/forms.ts";
import type { Path } from "../../../../domain/strategy/path.ts";

export type FieldProps = {
  readonly path: Path;
  readonly field: FormField;
};

/** The schema is recursive, and so are its fields: what stands inside another is drawn by whoever draws the whole. */
export const FieldContext = createContext<((props: FieldProps) => ReactNode) | null>(null);

/** A field inside another. */
export function NextField(props: FieldProps) {
  const draw = useContext(FieldContext);
  if (!draw) throw new Error("A field is drawn outside a form");
  return draw(props);
}
