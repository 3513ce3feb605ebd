import type { Day } from "../../domain/shared/dates.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import {
  isAbout,
  placeholdersOn,
  readAnswers,
  type Said,
  writtenAnswers,
} from "../../domain/starters/said.ts";
import { askUntil, type Prompt } from "../prompt.ts";
import type { Shell } from "../shell.ts";
import { hanging, wrapped } from "../terminal/wrap.ts";
import { questions } from "./questions.ts";

/** Asks at the terminal what the options left open; undefined when the person ends the input. */
export async function interview(
  shell: Shell,
  prompt: Prompt,
  given: Said,
  today: Day,
): Promise<Said | undefined> {
  let said: Said = given;
  const open = questions.filter(({ at }) => given[at] === undefined);
  if (open.length > 0) shell.err.write(`${wrapped(welcome(open.length), shell.err.width).join("\n")}\n`);
  for (const question of open) {
    offer(shell, question);
    const answer = await askUntil(shell.err, prompt, labelOf(question), (text) =>
      fitting(said, question, text, today),
    );
    if (answer === undefined) return undefined;
    said = { ...said, [question.at]: answer };
  }
  return said;
}

type Question = (typeof questions)[number];

const welcome = (open: number): string =>
  `${open === 1 ? "One answer" : `${open} short answers`}, about three minutes. Nothing is written before the last one.\n`;

function offer({ err }: Shell, question: Question): void {
  if (!("choices" in question)) return;
  const lines = question.choices.flatMap(({ answer, because }, index) => [
    ...hanging(`  ${index + 1}  ${answer.padEnd(22)}`, because, err.width),
  ]);
  err.write(`\n${err.colors.bold(question.asks)}\n${lines.join("\n")}\n`);
}

const labelOf = (question: Question): string =>
  `${question.asks}${"usual" in question && question.usual !== "" ? ` [${question.usual}]` : ""}: `;

/** Judges one answer beside those before it; a number chooses from the list. */
function fitting(said: Said, question: Question, text: string, today: Day): Decision<string> {
  const chosen = "choices" in question ? question.choices[Number(text) - 1]?.answer : undefined;
  const answer = text === "" && "usual" in question ? question.usual : (chosen ?? text);
  const read = readAnswers(
    writtenAnswers({ ...placeholdersOn(today), ...said, [question.at]: answer }, undefined),
    today,
  );
  const fault = "faults" in read ? read.faults.find((one) => isAbout(one, question.at)) : undefined;
  return fault ? no(`${fault.reason}; expected ${fault.accepted}`) : yes(answer);
}
