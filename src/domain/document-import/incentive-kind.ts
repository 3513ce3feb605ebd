import { incentiveKinds } from "../strategy/closed-sets.ts";
import { memberIn } from "./member-in.ts";
import { normal } from "./said.ts";
import { incentiveWords } from "./deal-words.ts";

export const noIncentiveKind = `the kind of incentive is not said: none of ${incentiveKinds.join(", ")}`;

/** The kind that its column names, that stands at either end of what is paid or behind its figure (`12% margin`), or at either end of its own name. */
export function incentiveKindIn(
  column: string,
  pays: string,
  name: string,
): (typeof incentiveKinds)[number] | undefined {
  const named = memberIn(incentiveKinds, incentiveWords, column);
  if (named) return named;
  const [paid, called] = [normal(pays), normal(name)];
  const places: readonly ((word: string) => boolean)[] = [
    (word) => paid.startsWith(`${word} `),
    (word) => ` ${called}`.endsWith(` ${word}`),
    (word) => paid.endsWith(` ${word}`),
    (word) => new RegExp(`^(?:[a-z]{3} )?\\d[\\d ]*[kmb%]* ${word} ${clause.source}`).test(paid),
    (word) => /^(?:for|on)\b/.test(afterWord(called, word)),
  ];
  for (const isAt of places) {
    const found = kindNames.find(({ word }) => isAt(word));
    if (found) return found.kind;
  }
  return undefined;
}

/** What may follow the words of a reward: `15% revenue share for 3 years`, `$1,000 SPIFF per deal`. */
export const clause = /(?:for|on|in|during|over|per|a|each)\b/;

/** `SPIFF for the first deal`: what follows the word that a name begins with. */
const afterWord = (name: string, word: string): string =>
  name.startsWith(`${word} `) ? name.slice(word.length + 1) : "";

/** The longest names first: a referral commission is a referral fee, and no commission. */
export const kindNames = incentiveKinds
  .flatMap((kind) =>
    [kind.replaceAll("-", " "), ...(incentiveWords[kind] ?? [])].map((word) => ({
      kind,
      word: normal(word),
    })),
  )
  .toSorted((a, b) => b.word.length - a.word.length);
