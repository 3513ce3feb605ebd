import { type KeyboardEvent, useId, useState } from "react";
import { same } from "../../../../domain/strategy/plain-data.ts";
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

/**
 * A value that is written where it is read. It goes into the draft with each letter, so that nothing waits in a field that is
 * left, closed or reloaded; Escape brings back what stood there. Emptying takes the value out only when one leaves the field,
 * lest its line lose its place and comment.
 */
export function CellField({ path, label, as = "text", placeholder = "not stated" }: Props) {
  const { value, text, put, closed, misfits } = useRaw(path);
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [before, setBefore] = useState<unknown>(undefined);
  const isOwn = typed !== null && (typed.trim() === "" || same(rawOf(path, typed), value));
  const shown = isOwn ? typed : text;
  const type = (next: string) => {
    setTyped(next);
    const raw = rawOf(path, next);
    if (raw !== undefined && !same(raw, value)) put(raw, "typed");
  };
  const leave = () => {
    if (typed !== null && shown.trim() === "" && value !== undefined) put(undefined);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") {
      setTyped(null);
      if (!same(before, value)) put(before);
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      setBefore(value);
      leave();
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
    value: shown,
    spellCheck: as === "text",
    onFocus: () => setBefore(value),
    onBlur: leave,
    onKeyDown,
  };
  return (
    <>
      {as === "text" ? (
        <textarea rows={1} {...control} onChange={({ target }) => type(target.value)} />
      ) : (
        <input {...control} data-figure onChange={({ target }) => type(target.value)} />
      )}
      <Misfits id={id} of={misfits} />
    </>
  );
}
