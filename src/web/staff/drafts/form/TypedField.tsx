import { type KeyboardEvent, useId, useState } from "react";
import type { Form } from "../../../../domain/strategy/forms.ts";
import { fiscalQuarterOf, quartersOf } from "../../../../domain/shared/fiscal.ts";
import { same, textOf } from "../../../../domain/strategy/plain-data.ts";
import { writtenFrom } from "../../../../domain/strategy/typed.ts";
import { echoOf } from "./echo.ts";
import styles from "./Field.module.css";
import type { FieldProps } from "./NextField.tsx";
import { FieldFrame } from "./FieldFrame.tsx";
import { useEchoContext, useField } from "./use-field.ts";

type Props = FieldProps & { readonly kind: Form["kind"] };

/**
 * A value that is typed. It goes into the draft with each letter, also one that does not fit: the field keeps it, and the check
 * says what would. Emptying the field takes the value out only when one leaves it, lest its line lose its place and comment.
 */
export function TypedField({ path, field, kind }: Props) {
  const { value, put, closed } = useField(path);
  const context = useEchoContext(path);
  const [typed, setTyped] = useState<string | null>(null);
  const written = value === undefined || value === null ? "" : textOf(value);
  const isOwn = typed !== null && (typed.trim() === "" || same(writtenFrom(kind, typed), value));
  const shown = isOwn ? typed : written;
  const type = (text: string) => {
    setTyped(text);
    const next = writtenFrom(kind, text);
    if (next !== undefined && !same(next, value)) put(next, "typed");
  };
  const leave = () => {
    if (shown.trim() === "" && value !== undefined) put(undefined);
    setTyped(null);
  };
  const isLong = kind === "text" && !short.has(field.key);
  const echo = field.key === "fiscalYearStart" ? monthInWords(value) : echoOf(kind, value, context);
  const suggestions = useId();
  return (
    <FieldFrame path={path} field={field} echo={echo} wide={isLong}>
      {(control) =>
        isLong ? (
          <textarea
            {...control}
            className={styles.control}
            rows={1}
            value={shown}
            readOnly={closed !== null}
            onChange={({ target }) => type(target.value.replaceAll(/\r?\n/g, " "))}
            onKeyDown={keepOneLine}
            onBlur={leave}
          />
        ) : (
          <>
            <input
              {...control}
              className={styles.control}
              type={kind === "day" && isDay(shown) ? "date" : "text"}
              inputMode={kind === "number" ? "decimal" : undefined}
              placeholder={examples[kind]}
              autoComplete="off"
              spellCheck={kind === "text"}
              list={kind === "quarter" ? suggestions : undefined}
              value={shown}
              readOnly={closed !== null}
              onChange={({ target }) => type(target.value)}
              onBlur={leave}
            />
            {kind === "quarter" && (
              <Quarters id={suggestions} asOf={context.asOf} start={context.fiscalYearStart} />
            )}
          </>
        )
      }
    </FieldFrame>
  );
}

/** Texts of a word or two, which need no room to grow. */
const short = new Set(["id", "name", "title", "step", "url", "kind", "weeks", "from", "to", "rule", "value"]);

const examples: Partial<Record<Form["kind"], string>> = {
  amount: "2M",
  share: "30%",
  duration: "90 days",
  quarter: "FY28-Q1",
  year: "FY28",
  period: "FY28-Q2",
  day: "2027-01-31",
  country: "US",
  currency: "USD",
  zone: "Europe/Berlin",
};

const monthName = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
const monthInWords = (month: unknown): string | null =>
  typeof month === "number" && month >= 1 && month <= 12
    ? monthName.format(Date.UTC(2026, month - 1, 1))
    : null;

const isDay = (text: string): boolean => text === "" || /^\d{4}-\d\d-\d\d$/.test(text);

const keepOneLine = (event: KeyboardEvent): void => {
  if (event.key === "Enter") event.preventDefault();
};

function Quarters({ id, asOf, start }: { id: string; asOf: string; start: number }) {
  const now = Number(fiscalQuarterOf(asOf, start).slice(2, 4));
  const years = [now, now + 1, now + 2].map((year) => `FY${String(year % 100).padStart(2, "0")}`);
  return (
    <datalist id={id}>
      {years.flatMap(quartersOf).map((quarter) => (
        <option key={quarter} value={quarter} />
      ))}
    </datalist>
  );
}
