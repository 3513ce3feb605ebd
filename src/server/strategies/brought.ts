import { loadFacts } from "../facts/actions.ts";
import { Refused } from "../http/problems.ts";
import type { Call } from "../http/site.ts";
import { groundOf } from "../workspaces/actions.ts";
import { modelIn } from "./actions.ts";

/** A strategy that is not in force, read from the body of a call, with the facts of the workspace that it is held against. */
export async function groundOn(call: Call<string>) {
  const model = modelIn(call.body);
  if (!model) throw notAStrategy();
  const ground = { ...(await groundOf(call)), strategy: model.strategy };
  const { facts } = await loadFacts(call.tx, ground);
  return { ...model, asOf: ground.asOf, facts };
}

const notAStrategy = (): Refused =>
  new Refused(400, "The body is not a strategy file", [
    {
      pointer: "",
      code: "not-a-strategy",
      detail: "The body cannot be read as a strategy",
      accepted: "the text of a strategy file; entente check says what is missing",
    },
  ]);
