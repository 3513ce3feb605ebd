import { type KeyboardEvent, useId, useState } from "react";
import type { Path } from "../../../../domain/strategy/path.ts";
import styles from "./Cell.module.css";
import { Misfits } from "./Misfits.tsx";
import { rawOf, useRaw, type Written } from "./raw.ts";

type Props = {
  path: Path;
  label: string;
  /** Figures are numbers, `2M`, `30%`, `90 days` or a day and stand in one line; text may run over lines. */
  as?: Written;
  placeholder?: string;
};

/** A value that is written where it is read: Enter or leaving the field puts it into the draft, Escape takes it back. */
export function CellField({ path, label, as = "text", placeholder = "not stated" }: Props) {
  const { text, put, closed, misfits } = useRaw(path);
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft.trim() !== text) put(rawOf(path, draft));
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") setDraft(null);
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      commit();
    }
  };
  const control = {
    className: styles.field,
    "aria-label": label,
    "aria-invalid": misfits.length > 0 || undefined,
    "aria-describedby": misfits.length > 0 ? id : undefined,
    placeholder,
    readOnly: closed !== null,
    title: closed ?? undefined,
    value: draft ?? text,
    spellCheck: as === "text",
    onBlur: commit,
    onKeyDown,
  };
  return (
    <>
      {as === "text" ? (
        <textarea rows={1} {...control} onChange={({ target }) => setDraft(target.value)} />
      ) : (
        <input {...control} data-figure onChange={({ target }) => setDraft(target.value)} />
      )}
      <Misfits id={id} of={misfits} />
    </>
  );
}
