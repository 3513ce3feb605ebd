import { useState } from "react";
import type { Form } from "../../../../domain/strategy/forms.ts";
import { same, textOf } from "../../../../domain/strategy/plain-data.ts";
import { writtenFrom } from "../../../../domain/strategy/typed.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { Options, Select } from "./ChosenField.tsx";
import { type ChoiceGroup, choicesFor } from "../../../../domain/strategy/choices.ts";
import styles from "./Field.module.css";
import type { FieldProps } from "./NextField.tsx";
import { FieldFrame, FieldSet, labelOf } from "./FieldFrame.tsx";
import { useField } from "./use-field.ts";

type Props = FieldProps & {
  readonly of: Form;
  /** A single one is written without a list, as it was. */
  readonly orOne: boolean;
};

export function SeveralField({ of, ...props }: Props) {
  const { data } = useDraft();
  if (of.kind === "choice") {
    const choices = of.members.map((slug) => ({ slug, name: inWords(slug) }));
    return <Chosen {...props} groups={[{ title: "", choices }]} />;
  }
  if (of.kind === "reference") return <Chosen {...props} groups={choicesFor(data, of.to)} />;
  return <Lines {...props} of={of} />;
}

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const togglesUpTo = 12;

/** Each one can be switched on and off; where there are many, they are added one by one. */
function Chosen({ path, field, orOne, groups }: Omit<Props, "of"> & { groups: readonly ChoiceGroup[] }) {
  const { value, put, closed } = useField(path);
  const chosen = listOf(value).map(textOf);
  const choices = groups.flatMap((group) => group.choices);
  const lost = chosen.filter((slug) => !choices.some((choice) => choice.slug === slug));
  const offered = [...choices, ...lost.map((slug) => ({ slug, name: `${slug} (not found)` }))];
  const isLong = offered.length > togglesUpTo;
  const shown = isLong ? offered.filter(({ slug }) => chosen.includes(slug)) : offered;
  const set = (slugs: readonly string[]) => {
    const [first] = slugs;
    put(first === undefined ? undefined : orOne && slugs.length === 1 ? first : slugs);
  };
  const toggle = (slug: string, on: boolean) =>
    set(on ? [...chosen, slug] : chosen.filter((one) => one !== slug));
  return (
    <FieldSet path={path} field={field}>
      {offered.length === 0 && <p className="small quiet">There is nothing to choose from yet.</p>}
      <div className={styles.toggles}>
        {shown.map(({ slug, name }) => (
          <label key={slug} className={styles.toggle}>
            <input
              type="checkbox"
              checked={chosen.includes(slug)}
              disabled={closed !== null}
              onChange={({ target }) => toggle(slug, target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
      {isLong && (
        <Select
          shut={closed !== null}
          aria-label={`Add to ${labelOf(field).toLowerCase()}`}
          value=""
          onChange={({ target }) => toggle(target.value, true)}
        >
          <option value="">Add one</option>
          <Options
            groups={groups.map((group) => ({
              ...group,
              choices: group.choices.filter(({ slug }) => !chosen.includes(slug)),
            }))}
          />
        </Select>
      )}
    </FieldSet>
  );
}

/** Texts, days, codes: one on each line. */
function Lines({ path, field, of, orOne }: Props) {
  const { value, put, closed } = useField(path);
  const [typed, setTyped] = useState<string | null>(null);
  const written = listOf(value).map(textOf).join("\n");
  const read = (text: string): unknown => {
    const lines = text.split("\n").flatMap((line) => writtenFrom(of.kind, line.trim()) ?? []);
    if (lines.length === 0) return undefined;
    return orOne && lines.length === 1 ? lines[0] : lines;
  };
  const isOwn = typed !== null && (typed.trim() === "" || same(read(typed), value));
  const shown = isOwn ? typed : written;
  return (
    <FieldFrame
      path={path}
      field={{ ...field, help: `${field.help}${field.help && "; "}one on each line` }}
      wide
    >
      {(control) => (
        <textarea
          {...control}
          className={styles.control}
          rows={Math.max(2, shown.split("\n").length)}
          value={shown}
          readOnly={closed !== null}
          onChange={({ target }) => {
            setTyped(target.value);
            const next = read(target.value);
            if (next !== undefined && !same(next, value)) put(next);
          }}
          onBlur={() => {
            if (shown.trim() === "" && value !== undefined) put(undefined);
            setTyped(null);
          }}
        />
      )}
    </FieldFrame>
  );
}
