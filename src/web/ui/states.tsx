import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { NoAnswerError, ProblemError } from "../client.ts";
import styles from "./states.module.css";

type Asked<Reply> = {
  data: Reply | undefined;
  error: unknown;
  isPlaceholderData?: boolean;
  refetch: () => unknown;
};

type Props<Reply> = { of: Asked<Reply>; waitingFor: string; children: (reply: Reply) => ReactNode };

/** Shows a reply when it is there; until then what is being waited for, and instead of it what went wrong. */
export function Answered<Reply>({ of, waitingFor, children }: Props<Reply>) {
  if (of.error) return <Failed error={of.error} retry={() => void of.refetch()} />;
  if (of.data === undefined) return <Waiting for={waitingFor} />;
  return (
    <div className={styles.answered} aria-busy={of.isPlaceholderData ?? false}>
      {children(of.data)}
    </div>
  );
}

/** Nothing for a moment, then words: a wait of more than a second is said in a sentence. */
export function Waiting({ for: what }: { for: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.waiting} role="status">
      {long ? `Still working: ${what}` : <span className="only-read-aloud">Loading {what}</span>}
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const { title, advice } = problem ? said(problem.status) : error instanceof NoAnswerError ? silent : broken;
  return (
    <section className={styles.state} role="alert">
      <h2>{title}</h2>
      {!problem?.errors?.length && (
        <p>{problem?.detail ?? (error instanceof Error ? error.message : String(error))}</p>
      )}
      {problem?.errors?.map((one) => (
        <p key={`${one.pointer} ${one.code}`}>
          <code>{one.pointer}</code>: {one.detail}
          {one.accepted && `; write ${one.accepted}`}
        </p>
      ))}
      <p className="quiet">{advice}</p>
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          Try again
        </Button>
      )}
    </section>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className={styles.state}>
      <h2>{title}</h2>
      <div className="quiet">{children}</div>
    </section>
  );
}

const silent = {
  title: "The server did not answer",
  advice: "It may have been stopped. Start it again with npm start, then try again.",
};

const broken = {
  title: "This page could not be drawn",
  advice: "Load it again. If it fails again, please report its address: that is a fault of the program.",
};

function said(status: number): { title: string; advice: string } {
  if (status === 403)
    return { title: "This page is not for your role", advice: "Ask the owner of the workspace for access." };
  if (status === 404)
    return { title: "There is nothing at this address", advice: "Check the number, or go back to the list." };
  if (status < 500)
    return {
      title: "The server could not read this question",
      advice: "Change the filters or the date, then try again.",
    };
  return { title: "The server failed to answer", advice: "Its log says more. Nothing was changed." };
}
