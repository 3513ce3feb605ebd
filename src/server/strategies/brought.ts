import { loadFacts } from "../facts/actions.ts";
import { Refused } from "../http/problems.ts";
import type { Call } from "../http/site.ts";
import { groundOf } from "../workspaces/actions.ts";
import { modelIn } from "./actions.ts";

/** A strategy that is not in force, read from the body of a call, with the facts of the workspace that it is held against. */
export async function groundOn(call: Call<string>) {
  refuseLong(call);
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

/** Reading a strategy takes the time of everybody else: what people write is far shorter, and only the machine's own user may ask for more. */
export function refuseLong({ body, principal }: Pick<Call<string>, "body" | "principal">): void {
  if (principal.proof === "local" || body.length <= mostCharacters) return;
  throw new Refused(413, `A strategy of ${body.length} characters is not read over the network`, [
    {
      pointer: "",
      code: "too-long",
      detail: "Reading it would keep everybody else waiting",
      accepted: `at most ${mostCharacters} characters; longer ones by the entente command on the server's machine`,
    },
  ]);
}

/** How long a strategy may be that is read while others wait. */
export const mostCharacters = 250_000;
