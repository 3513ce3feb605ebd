import { Button } from "@mantine/core";
import { useState } from "react";
import type { Form } from "../../../../domain/strategy/forms.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { partTitle } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { Options, Select } from "./ChosenField.tsx";
import { naming } from "../../../../domain/strategy/choices.ts";
import styles from "./Field.module.css";
import { useKeyChoices } from "./PlainMap.tsx";
import { nextId, slugFrom } from "./slugs.ts";

export type ManyForm = Extract<Form, { kind: "list" | "map" }>;
type Props = { path: Path; form: ManyForm; onAdded: (step: string) => void };

/** One more element. What it is called is asked first; its slug follows from that, and can be changed. */
export function AddElement({ path, form, onAdded }: Props) {
  const { data, edit, closed } = useDraft();
  const [typed, setTyped] = useState("");
  const keys = useKeyChoices(form.kind === "map" ? form.key : { kind: "text" });
  if (closed !== null) return null;
  const there = valueAt(data, path);
  const taken = Object.keys(isMap(there) ? there : {});
  const noun = nounOf(path);
  const asked = askedFor(form);
  const add = () => {
    const count = Array.isArray(there) ? there.length : 0;
    const step = form.kind === "list" ? count : keys ? typed : keyFor(path, typed, taken);
    if (step === "" || (asked !== null && typed.trim() === "")) return;
    const element =
      form.kind === "list" ? listed(form.of, there, typed) : keyed(form, typed, keys !== undefined);
    edit([{ path: [...path, step], value: element }], `One more added to ${noun}: ${typed || step}`);
    setTyped("");
    onAdded(String(step));
  };
  return (
    <div className={styles.adding}>
      {keys ? (
        <label>
          <span className={styles.label}>Add to {noun}</span>
          <Select shut={false} value={typed} onChange={({ target }) => setTyped(target.value)}>
            <option value="">Choose</option>
            <Options
              groups={keys.map((group) => ({
                ...group,
                choices: group.choices.filter(({ slug }) => !taken.includes(slug)),
              }))}
            />
          </Select>
        </label>
      ) : (
        asked !== null && (
          <label>
            <span className={styles.label}>Add to {noun}</span>
            <input
              className={styles.control}
              value={typed}
              placeholder={asked}
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={(event) => event.key === "Enter" && add()}
            />
          </label>
        )
      )}
      <Button variant="default" size="compact-md" onClick={add}>
        {asked === null && !keys ? `Add to ${noun}` : "Add"}
      </Button>
    </div>
  );
}

const nounOf = (path: Path): string => partTitle(String(path.at(-1))).toLowerCase();

/** What is asked for the name of a new element; null where a list takes it empty. */
function askedFor({ kind, of, ...rest }: ManyForm): string | null {
  const name = namingField(of);
  if (name?.help) return name.help;
  return name || (kind === "map" && "key" in rest) ? "What it is called" : null;
}

const namingField = (form: Form) =>
  form.kind === "group"
    ? form.fields.find(({ key, must }) => must && naming.some((name) => name === key))
    : undefined;

const idParts = new Set(["decisions"]);

const keyFor = (path: Path, typed: string, taken: readonly string[]): string =>
  idParts.has(String(path[0])) ? nextId(taken, "D-001") : slugFrom(typed, taken);

/** A new entry holds its name, where it has one beside its key. */
function keyed({ of }: ManyForm, typed: string, isChosen: boolean): unknown {
  const name = namingField(of);
  return name && !isChosen ? { [name.key]: typed.trim() } : {};
}

function listed(of: Form, there: unknown, typed: string): unknown {
  if (of.kind !== "group") return {};
  const name = namingField(of);
  const ids = (Array.isArray(there) ? there : []).flatMap((each: unknown) =>
    isMap(each) && typeof each["id"] === "string" ? [each["id"]] : [],
  );
  const id = of.fields.find(({ key }) => key === "id");
  const firstId = name ? slugFrom(typed, ids) : "M-01";
  const hasNumbers = ids.some((one) => /\d$/.test(one));
  return {
    ...(id ? { id: hasNumbers || !name ? nextId(ids, firstId) : firstId } : {}),
    ...(name ? { [name.key]: typed.trim() } : {}),
  };
}
