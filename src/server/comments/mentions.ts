import { pathOf } from "../../domain/strategy/path.ts";
import { refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { type Called, peopleCalled } from "../people/actions.ts";
import type { Mention } from "./queries.ts";

export const mentionOf = ({ id: person, name }: Called): Mention => ({ person, name });

/** Those whom a comment calls, all of them active people of the workspace. */
export async function peopleMentioned(
  { tx, workspace }: Pick<Call, "tx" | "workspace">,
  mentions: readonly string[] = [],
): Promise<readonly Called[]> {
  const ids = [...new Set(mentions.map((id) => id.toLowerCase()))];
  const found = await peopleCalled(tx, workspace, ids);
  const missing = ids.findIndex((id) => !found.some((person) => person.id === id));
  if (missing < 0) return found;
  throw refused(
    422,
    { reason: "A person who is mentioned is not here", accepted: "active people of this workspace" },
    { pointer: `/mentions/${missing}`, code: "unknown-person" },
  );
}

type Told = {
  readonly id: string;
  readonly by: string;
  readonly place: { readonly subject: string; readonly element: string };
  readonly called: readonly Called[];
};

/** Best effort, once the comment is kept: whoever is mentioned also finds it in the room. Nobody writes to themselves. */
export function tellMentioned(
  { site, body, principal, afterCommit }: Call<{ readonly body: string }>,
  { id, by, place, called }: Told,
): void {
  const [part = ""] = pathOf(place.element);
  const url = `${site.url()}/draft/${encodeURIComponent(part)}?comment=${id}`;
  const excerpt = body.body.length > longestExcerpt ? `${body.body.slice(0, longestExcerpt)} …` : body.body;
  for (const { email } of called.filter((person) => person.id !== principal.person))
    afterCommit(() =>
      site.mail.send({
        to: email,
        subject: `${by} mentioned you in the strategy`,
        text: [`On ${place.subject}:`, excerpt],
        link: { words: "Answer in Entente", url },
      }),
    );
}

const longestExcerpt = 500;
