import { useDeferredValue, useMemo, useState } from "react";
import type { Day } from "../../../domain/shared/dates.ts";
import type { AnswerFault } from "../../../domain/starters/answers.ts";
import {
  isAbout,
  placeholdersOn,
  type QuestionName,
  questionNames,
  readAnswers,
  requiredQuestions,
  type Said,
  writtenAnswers,
} from "../../../domain/starters/said.ts";
import { type Starter, starterFor } from "../../../domain/starters/starter.ts";
import type { AnswerKeeper } from "./kept-answers.ts";

export type Answers = {
  readonly said: Said;
  readonly say: (question: QuestionName, text: string) => void;
  /** What does not fit about an answer that was given. */
  readonly faultOf: (question: QuestionName) => AnswerFault | undefined;
  readonly answered: ReadonlySet<QuestionName>;
  /** The first question that still needs an answer, or another one. */
  readonly next: QuestionName | undefined;
  /** What the answers make so far; placeholders stand for the rest. */
  readonly starter: Starter | undefined;
};

/** The answers of the page and what follows from them, here in the browser with the functions that the server uses. */
export function useAnswers(today: Day, given: Said, keeper: AnswerKeeper): Answers {
  const [own, setOwn] = useState<Said>(keeper.found);
  const said = useMemo(() => ({ ...given, ...own }), [given, own]);
  const settled = useDeferredValue(said);
  const derived = useMemo(() => derive(settled, today), [settled, today]);
  const say = (question: QuestionName, text: string) => {
    const next = { ...own, [question]: text };
    setOwn(next);
    keeper.keep(next);
  };
  return { said, say, ...derived };
}

function derive(said: Said, today: Day) {
  const usual = placeholdersOn(today);
  const spoken = questionNames.filter((question) => (said[question] ?? "").trim() !== "");
  const read = readAnswers(writtenAnswers({ ...usual, ...pick(said, spoken) }, undefined), today);
  const faults = "faults" in read ? read.faults : [];
  const faultOf = (question: QuestionName) =>
    spoken.includes(question) ? faults.find((fault) => isAbout(fault, question)) : undefined;
  const sound = spoken.filter((question) => faultOf(question) === undefined);
  const answered = new Set(sound);
  const next =
    requiredQuestions.find((question) => !answered.has(question)) ??
    spoken.find((question) => faultOf(question) !== undefined);
  return { faultOf, answered, next, starter: starterOf({ ...usual, ...pick(said, sound) }, today) };
}

/** Two sound answers may not fit together yet (a target below today's revenue): then the usual figures stand in. */
function starterOf(said: Required<Said>, today: Day): Starter | undefined {
  const read = readAnswers(writtenAnswers(said, undefined), today);
  const usual = placeholdersOn(today);
  const figures = pick(usual, ["arr.current", "arr.target", "arr.by"]);
  const again =
    "answers" in read ? read : readAnswers(writtenAnswers({ ...said, ...figures }, undefined), today);
  if (!("answers" in again)) return undefined;
  const made = starterFor(again.answers, today);
  return "starter" in made ? made.starter : undefined;
}

const pick = (said: Said, questions: readonly QuestionName[]): Said =>
  Object.fromEntries(questions.map((question) => [question, said[question] ?? ""]));
