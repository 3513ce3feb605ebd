import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { currencies } from "../../../domain/shared/currency.ts";
import { industryStarters } from "../../../domain/starters/industries.ts";
import { marketsOf } from "../../../domain/starters/markets.ts";
import { type QuestionName, requiredQuestions } from "../../../domain/starters/said.ts";
import { stageStarters } from "../../../domain/starters/stages.ts";
import { Choices } from "./Choices.tsx";
import styles from "./GuidedStart.module.css";
import { fieldTexts, type steps } from "./steps.ts";
import type { Answers } from "./use-answers.ts";
import { capital } from "../../../domain/shared/capital.ts";

type Props = {
  step: (typeof steps)[number];
  number: number;
  answers: Answers;
  /** Whether the draft was asked for already: then what is missing is said. */
  asked: boolean;
};

/** One step with its questions, its time, and a mark once it is answered. */
export function Step({ step: { name, title, takes, asks }, number, answers, asked }: Props) {
  const needed = asks.filter((question) => requiredQuestions.includes(question));
  const isFaulty = asks.some((question) => answers.faultOf(question) !== undefined);
  const isDone =
    !isFaulty &&
    (needed.length > 0
      ? needed.every((question) => answers.answered.has(question))
      : asks.some((question) => answers.answered.has(question)));
  return (
    <section aria-labelledby={`step-${name}`} className={styles.step}>
      <header className={styles.head}>
        <h2 id={`step-${name}`}>
          <span className={styles.numeral} aria-hidden>
            {number}
          </span>
          {title}
        </h2>
        <p className="small quiet">
          {isDone ? (
            <>
              <span aria-hidden className={styles.done}>
                ●{" "}
              </span>
              answered
            </>
          ) : (
            takes
          )}
        </p>
      </header>
      <div className={styles.fields}>
        {asks.map((question) => (
          <Question key={question} question={question} answers={answers} asked={asked} />
        ))}
      </div>
    </section>
  );
}

type Asked = { question: QuestionName; answers: Answers; asked: boolean };

function Question({ question, answers, asked }: Asked) {
  const { said, say } = answers;
  const [isLeft, setLeft] = useState(false);
  const value = said[question] ?? "";
  // Nobody is corrected in the middle of a word.
  const error = isLeft || asked ? errorOf(question, answers, asked) : null;
  if (question === "stage" || question === "industry")
    return (
      <Choices
        question={question}
        legend={
          question === "stage"
            ? "Which growth stage is the company in?"
            : "Which of these is it? A product for one industry belongs to that industry, whatever it is made of"
        }
        of={question === "stage" ? stageStarters : industryStarters}
        chosen={value}
        choose={(answer) => say(question, answer)}
        error={error}
      />
    );
  const { label = "", hint } = fieldTexts[question] ?? {};
  const field = {
    name: question,
    label,
    error,
    value,
    className: widths[question] ?? "",
    inputWrapperOrder: [...order],
    onBlur: () => setLeft(true),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => say(question, currentTarget.value),
  };
  if (question === "idealCustomers") return <Textarea {...field} description={hint} autosize minRows={2} />;
  if (question === "fiscalYearStart" || question === "currency")
    return <NativeSelect {...field} data={question === "currency" ? [...currencies] : months} />;
  return (
    <TextInput
      {...field}
      description={question === "markets" ? (marketsInWords(value) ?? hint) : hint}
      type={question === "arr.by" ? "date" : "text"}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

const order = ["label", "description", "input", "error"] as const;
/** Short answers stand side by side, lines take the whole width. */
const widths: Partial<Record<QuestionName, string | undefined>> = {
  product: styles.wide,
  idealCustomers: styles.wide,
  markets: styles.wide,
  "arr.by": styles.third,
  currency: styles.third,
  fiscalYearStart: styles.third,
};

const monthName = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
const months = Array.from({ length: 12 }, (_, index) => ({
  label: monthName.format(Date.UTC(2026, index, 1)),
  value: String(index + 1),
}));

function errorOf(question: QuestionName, { faultOf, answered }: Answers, asked: boolean): string | null {
  const fault = faultOf(question);
  if (fault) return `${capital(fault.reason)}; write ${fault.accepted}.`;
  return asked && !answered.has(question) && requiredQuestions.includes(question)
    ? "This is still open."
    : null;
}

/** What was understood: a code of two letters is easily another country than the one that was meant. */
function marketsInWords(text: string): string | undefined {
  const markets = text.trim() === "" ? undefined : marketsOf(text.split(/[,;]/));
  if (!markets?.ok) return undefined;
  return `Understood: ${markets.value.map(({ name, countries }) => (countries.length > 1 ? `${name} (${countries.join(", ")})` : name)).join("; ")}`;
}
