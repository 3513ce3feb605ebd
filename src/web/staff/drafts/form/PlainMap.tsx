import { Button } from "@mantine/core";
import { useState } from "react";
import type { Form } from "../../../../domain/strategy/forms.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { isMap } from "../../../../domain/strategy/plain-data.ts";
import { writtenFrom } from "../../../../domain/strategy/typed.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { Options, Select } from "./ChosenField.tsx";
import { type ChoiceGroup, choicesFor } from "../../../../domain/strategy/choices.ts";
import styles from "./Field.module.css";
import { type FieldProps, NextField } from "./NextField.tsx";
import { FieldSet, labelOf } from "./FieldFrame.tsx";
import { useField } from "./use-field.ts";

type Props = FieldProps & { readonly form: Extract<Form, { kind: "map" }> };

/** Values by name: weights by criterion, targets by period, letters by person. */
export function PlainMap({ path, field, form }: Props) {
  const { value } = useField(path);
  const keys = Object.keys(isMap(value) ? value : {});
  const groups = useKeyChoices(form.key);
  const nameOf = (key: string) =>
    groups?.flatMap(({ choices }) => choices).find(({ slug }) => slug === key)?.name ?? inWords(key);
  return (
    <FieldSet path={path} field={field}>
      <div className={styles.group}>
        {keys.map((key) => (
          <NextField
            key={key}
            path={[...path, key]}
            field={{ key: nameOf(key), help: "", must: false, form: form.of }}
          />
        ))}
      </div>
      <AddEntry path={path} form={form} groups={groups} taken={keys} of={labelOf(field)} />
    </FieldSet>
  );
}

/** What the keys of a map may be; undefined where one writes them. */
export function useKeyChoices(key: Form): ChoiceGroup[] | undefined {
  const { data } = useDraft();
  if (key.kind === "reference") return choicesFor(data, key.to);
  if (key.kind === "choice")
    return [{ title: "", choices: key.members.map((slug) => ({ slug, name: inWords(slug) })) }];
  return undefined;
}

type AddProps = {
  path: Path;
  form: Extract<Form, { kind: "map" }>;
  groups: ChoiceGroup[] | undefined;
  taken: readonly string[];
  of: string;
};

function AddEntry({ path, form, groups, taken, of }: AddProps) {
  const { edit, closed } = useDraft();
  const [key, setKey] = useState("");
  if (closed !== null) return null;
  const first = form.of.kind === "choice" ? form.of.members[0] : "";
  const add = () => {
    const written = writtenFrom(form.key.kind, key);
    if (written === undefined || taken.includes(String(written))) return;
    edit([{ path: [...path, String(written)], value: first }], `${of}: ${written} added`);
    setKey("");
  };
  const label = `Add to ${of.toLowerCase()}`;
  return (
    <div className={styles.actions}>
      {groups ? (
        <Select shut={false} aria-label={label} value={key} onChange={({ target }) => setKey(target.value)}>
          <option value="">Choose</option>
          <Options
            groups={groups.map((group) => ({
              ...group,
              choices: group.choices.filter(({ slug }) => !taken.includes(slug)),
            }))}
          />
        </Select>
      ) : (
        <input
          className={styles.control}
          aria-label={label}
          placeholder={form.key.kind === "period" ? "FY28-Q2" : "name"}
          value={key}
          onChange={({ target }) => setKey(target.value)}
          onKeyDown={(event) => event.key === "Enter" && add()}
        />
      )}
      <Button variant="default" size="compact-sm" onClick={add}>
        Add
      </Button>
    </div>
  );
}
