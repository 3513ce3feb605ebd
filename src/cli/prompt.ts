import type { Decision } from "../domain/shared/decision.ts";
import type { Screen } from "./terminal/screen.ts";

/** One line of an answer; undefined when the person ends the input. */
export type Prompt = (question: string) => Promise<string | undefined>;

/** Asks at a terminal, and nowhere else: a program that calls the command gets no question that nobody answers. */
export function promptAt(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Prompt | undefined {
  if (!input.isTTY || !output.isTTY) return undefined;
  return async (question) => {
    const { createInterface } = await import("node:readline/promises");
    const lines = createInterface({ input, output });
    try {
      return await new Promise<string | undefined>((resolve, reject) => {
        lines.once("close", () => resolve(undefined));
        lines.question(question).then(resolve, reject);
      });
    } finally {
      lines.close();
    }
  };
}

/** Asks until the answer fits; undefined when the input ends. An empty answer takes what is usual, where something is. */
export async function askUntil<T>(
  err: Screen,
  prompt: Prompt,
  question: string,
  read: (answer: string) => Decision<T>,
): Promise<T | undefined> {
  for (;;) {
    const answer = await prompt(question);
    if (answer === undefined) return undefined;
    const understood = read(answer.trim());
    if (understood.ok) return understood.value;
    err.write(`  ${err.colors.red("no")}  ${understood.reason}\n`);
  }
}
