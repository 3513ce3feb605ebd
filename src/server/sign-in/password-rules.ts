import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { commonPasswords, isCommonWord } from "./common-passwords.ts";

/**
 * Whether a text may become the password of somebody: 12 to 128 characters of any kind, not one that guessers try first, not
 * the person's own name or address. No rules of composition. Source: OWASP ASVS 5.0, 6.2.
 */
export function acceptablePassword(
  password: string,
  { email, name }: { readonly email: string; readonly name: string },
): Decision<string> {
  const small = password.normalize("NFKC").toLowerCase();
  const length = Array.from(password).length;
  if (length < 12 || length > 128)
    return no(`The password has ${length} characters`, "12 to 128 characters, spaces included");
  if (new Set(small).size < 5) return no("The password repeats a few characters", otherWords);
  if (isCommon(small)) return no("The password is one of those that are guessed first", otherWords);
  const [local = ""] = email.toLowerCase().split("@");
  const own = [email.toLowerCase(), local, squeezed(name), squeezed(local)];
  if (own.includes(small) || own.some((text) => text.length >= 4 && coreOf(squeezed(small)) === text))
    return no("The password is your own name or address", otherWords);
  return yes(password);
}

const otherWords = "a sentence, or four words that do not belong together";

const isCommon = (small: string): boolean =>
  [small, coreOf(small)]
    .flatMap((text) => [text, plainLetters(text)])
    .some((text) => commonPasswords().has(text) || isCommonWord(text));

/** What is left without digits and signs before and after: "!!dragon2024!!" is "dragon". */
const coreOf = (text: string): string => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

const disguises: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

const plainLetters = (text: string): string =>
  text.replaceAll(/[013457@$]/g, (sign) => disguises[sign] ?? sign);
