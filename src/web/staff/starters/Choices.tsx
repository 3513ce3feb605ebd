import { useId } from "react";
import styles from "./Choices.module.css";

type Props = {
  question: string;
  legend: string;
  of: Readonly<Record<string, { readonly name: string; readonly because: string }>>;
  chosen: string;
  choose: (answer: string) => void;
  error: string | null;
};

/** One of several, each with the reason why its starter differs. */
export function Choices({ question, legend, of, chosen, choose, error }: Props) {
  const told = useId();
  return (
    <fieldset className={styles.choices} aria-describedby={error ? told : undefined}>
      <legend className="only-read-aloud">{legend}</legend>
      {Object.entries(of).map(([answer, { name, because }]) => (
        <label key={answer} className={styles.choice}>
          <input
            type="radio"
            name={question}
            value={answer}
            checked={chosen === answer}
            onChange={() => choose(answer)}
          />
          <span>
            <span className={styles.name}>{name}</span>
            <span className={styles.because}>{chosen === answer ? because : firstSentence(because)}</span>
          </span>
        </label>
      ))}
      {error && (
        <p id={told} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

const firstSentence = (text: string): string => /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
