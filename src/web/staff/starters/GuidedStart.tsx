import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { Industry } from "../../../domain/starters/industry.ts";
import type { Stage } from "../../../domain/starters/stage.ts";
import {
  placeholdersOn,
  type QuestionName,
  requiredQuestions,
  type Said,
  writtenAnswers,
} from "../../../domain/starters/said.ts";
import { send } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { noRefusal, refusalOf } from "../../ui/refusal.ts";
import { useSession } from "../session/session.ts";
import { answerKeeperFor, type AnswerKeeper } from "./kept-answers.ts";
import styles from "./GuidedStart.module.css";
import { Preview } from "./Preview.tsx";
import { Step } from "./Step.tsx";
import { steps } from "./steps.ts";
import { type Answers, useAnswers } from "./use-answers.ts";

type Props = {
  /** The draft that the starter would begin. */
  revision: number;
  given: Said;
};

/** A few steps beside what comes of them. */
export function GuidedStart({ revision, given }: Props) {
  const [today] = useState(todayHere);
  const { workspace, you } = useSession();
  const keeper = answerKeeperFor(workspace?.name ?? "", you?.email ?? "");
  const answers = useAnswers(today, given, keeper);
  const { form, asked, refused, busy, submit } = useStart(revision, answers, keeper);
  return (
    <>
      <PageHeader page="Guided start" finding={findingOf(answers)}>
        Answer what you know. Beside it stands what the draft will hold and why; nothing is written before you
        create it, and everything can be changed afterwards. Have a document already?{" "}
        <PageLink to="/bring">Bring it</PageLink>.
      </PageHeader>
      <div className={styles.page}>
        <form ref={form} className={styles.steps} noValidate onSubmit={(event) => void submit(event)}>
          {steps.map((step, index) => (
            <Step key={step.name} step={step} number={index + 1} answers={answers} asked={asked} />
          ))}
          <div className={styles.foot}>
            {refused && (
              <p role="alert" tabIndex={-1} className={styles.refused}>
                <span aria-hidden>▲ </span>
                {refused}
              </p>
            )}
            <Button type="submit" variant="filled" aria-busy={busy}>
              Create the draft
            </Button>
          </div>
        </form>
        <Preview answers={answers} />
      </div>
    </>
  );
}

function findingOf({ answered, next }: Answers): string {
  if (next === undefined) return "Everything is answered: the draft can be created";
  const open = requiredQuestions.filter((question) => !answered.has(question));
  if (open.length === 0) return "One answer does not fit yet";
  const seconds = steps
    .filter(({ asks }) => asks.some((question) => open.includes(question)))
    .reduce((sum, step) => sum + step.seconds, 0);
  const minutes = Math.ceil(seconds / 60);
  return `${counted(open.length, "answer")} to a first draft, about ${counted(minutes, "minute")}`;
}

/** Creates the draft and goes there; a question that is open takes the focus instead. */
function useStart(revision: number, { said, next }: Answers, keeper: AnswerKeeper) {
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(noRefusal.whole);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setAsked(true);
    if (next !== undefined) return focusOn(form.current, next);
    setBusy(true);
    try {
      await send(endpoints.startDraft, { body: { revision, answers: bodyOf(said) } });
      keeper.forget();
      await queries.invalidateQueries();
      await navigate({ to: "/draft" });
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    } finally {
      setBusy(false);
    }
  };
  return { form, asked, refused, busy, submit };
}

function bodyOf(said: Said) {
  const written = writtenAnswers(
    { ...placeholdersOn(todayHere()), ...said },
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  return {
    ...written,
    stage: written.stage as Stage,
    industry: written.industry as Industry,
    idealCustomers: [...written.idealCustomers],
    markets: [...written.markets],
  };
}

const focusOn = (form: HTMLFormElement | null, question: QuestionName): void =>
  form?.querySelector<HTMLElement>(`[name="${question}"]`)?.focus();

/** Sweden writes dates as ISO 8601 does. */
const todayHere = (): string => new Intl.DateTimeFormat("sv-SE").format(new Date());
