import { formAt } from "../../../../domain/strategy/forms.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { AddElement } from "../form/AddElement.tsx";

/** One more row of the table above, by its name; the rest is written in its cells. */
export function AddTo({ path }: { path: Path }) {
  const form = formAt(path);
  if (form?.kind !== "list" && form?.kind !== "map") return null;
  return <AddElement path={path} form={form} onAdded={stays} />;
}

const stays = (): void => undefined;
