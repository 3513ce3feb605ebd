import { Button, Checkbox, Popover } from "@mantine/core";
import { useState } from "react";
import styles from "./FiltersBar.module.css";

export type Choice = { slug: string; name: string };
export type Filter = {
  name: string;
  title: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** One choice at a time. */
  single?: boolean;
};

type Day = { asOf: string; first: string | null; onChange: (day: string) => void };
type Props = {
  label: string;
  /** False where the filters are of a section, and the day of its page. */
  day: Day | false;
  filters: readonly Filter[];
  onFilter: (name: string, chosen: string[]) => void;
};

/** The day and the part of the business a page or a section of it speaks of; both live in the URL. */
export function FiltersBar({ label, day, filters, onFilter }: Props) {
  const narrowed = filters.some(({ chosen }) => chosen.length > 0);
  return (
    <search className={`${styles.bar} not-printed`} aria-label={label}>
      {day && <AsOf {...day} />}
      {filters.map((filter) => (
        <Menu key={filter.name} filter={filter} onChange={(chosen) => onFilter(filter.name, chosen)} />
      ))}
      {narrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            for (const { name, chosen } of filters) if (chosen.length > 0) onFilter(name, []);
          }}
        >
          Show everything
        </Button>
      )}
    </search>
  );
}

function AsOf({ asOf, first, onChange }: Day) {
  // What is being typed and is no day yet.
  const [draft, setDraft] = useState<string | null>(null);
  const isDay = (text: string) => /^[12]\d{3}-\d\d-\d\d$/.test(text);
  return (
    <label className={styles.asOf}>
      As of
      <input
        type="date"
        value={draft ?? asOf}
        min={first ?? undefined}
        required
        onChange={({ target }) => {
          setDraft(isDay(target.value) ? null : target.value);
          if (isDay(target.value)) onChange(target.value);
        }}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}

function Menu({ filter, onChange }: { filter: Filter; onChange: (chosen: string[]) => void }) {
  const { title, choices, chosen, single } = filter;
  const names = chosen.map((slug) => choices.find((choice) => choice.slug === slug)?.name ?? slug);
  const says =
    names.length === 0 ? "all" : names.length === 1 ? names[0] : `${names[0]} +${names.length - 1}`;
  const toggled = (slug: string, on: boolean) => {
    if (single) return on ? [slug] : [];
    return on ? [...chosen, slug] : chosen.filter((one) => one !== slug);
  };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={styles.menu}
          data-narrowed={chosen.length > 0 || undefined}
        >
          <span className={styles.title}>{title}</span> {says}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <div className={styles.choices}>
          {choices.map(({ slug, name }) => (
            <Checkbox
              key={slug}
              size="sm"
              label={name}
              checked={chosen.includes(slug)}
              onChange={({ currentTarget }) => onChange(toggled(slug, currentTarget.checked))}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
