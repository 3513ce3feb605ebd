import type { Problem } from "../../contract/api.ts";
import { NoAnswerError, ProblemError } from "../client.ts";

/** Why something sent was not done: a sentence for each field that is named, and one for the whole. */
export type Refusal = { fields: Readonly<Record<string, string>>; whole: string | null };

export const noRefusal: Refusal = { fields: {}, whole: null };

/** `names` are the fields that the form shows; what is said of any other stands above the button. */
export function refusalOf(error: unknown, values: Readonly<Record<string, string>>): Refusal {
  if (error instanceof NoAnswerError)
    return { fields: {}, whole: "The server did not answer. Nothing is known to be lost; try again." };
  if (!(error instanceof ProblemError))
    return { fields: {}, whole: error instanceof Error ? error.message : String(error) };
  const { errors = [], detail, status } = error.problem;
  const fields: Record<string, string> = {};
  const others: string[] = [];
  const advice =
    status === 409 || status === 422 ? errors.find(({ pointer }) => pointer === "")?.accepted : undefined;
  for (const one of errors) {
    const name = /^\/([^/]+)/.exec(one.pointer)?.[1];
    if (name !== undefined && name in values) fields[name] ??= saidOf(one, values[name] ?? "");
    else if (one.pointer.startsWith("/")) others.push(saidOf(one, undefined));
  }
  if (status === 412) return { fields: {}, whole: changedMeanwhile };
  if (Object.keys(fields).length > 0 && others.length === 0) return { fields, whole: null };
  const first = advice ? `${detail}; ${advice}` : detail;
  const isRepeated = others.some((other) => other.startsWith(detail));
  return { fields, whole: (isRepeated ? others : [first, ...others]).map(ended).join(" ") };
}

export const changedMeanwhile =
  "Somebody changed this while you had it open, and nothing of yours was stored. Close it, look at how it stands now, and decide again.";

type Misfit = NonNullable<Problem["errors"]>[number];

/** What the reader of a form wants to know: what to write there. The shape of a value is told by what would be accepted. */
function saidOf({ code, detail, accepted }: Misfit, value: string | undefined): string {
  if (value === "" && shapes.includes(code)) return "This is needed.";
  if (accepted && shapes.includes(code)) return ended(`Write ${accepted}`);
  return ended(accepted ? `${detail.replace(/[.;]$/, "")}; ${accepted}` : detail);
}

const shapes: readonly string[] = [
  "too-small",
  "too-big",
  "invalid-type",
  "invalid-format",
  "invalid-value",
  "invalid-string",
  "required",
];

const ended = (sentence: string): string => (/[.?)]$/.test(sentence) ? sentence : `${sentence}.`);
