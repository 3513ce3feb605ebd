import { normal } from "./said.ts";

/** What documents call the members of the closed sets. A word that stands in none of these lists is not guessed. */
export type Words<T extends string> = Readonly<Partial<Record<T, readonly string[]>>>;

/** The member that a text names: its own spelling, its plural, or one of its other names; undefined for anything else. */
export function memberIn<T extends string>(
  members: readonly T[],
  words: Words<T> | undefined,
  text: string,
): T | undefined {
  const said = plain(text);
  return members.find((member) =>
    [member, ...(words?.[member] ?? [])].map(plain).some((word) => said === word || said === `${word}s`),
  );
}

const plain = (text: string): string =>
  normal(text)
    .replaceAll(/[/-]/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(" and ", " ")
    .replace(/^(?:the|an?) /, "");
