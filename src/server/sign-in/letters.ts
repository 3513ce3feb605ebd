import { lettersAnHour } from "../../domain/access/tries.ts";
import type { Site } from "../http/site.ts";
import { countInHour } from "./attempt-queries.ts";
import { closedOnError, networkOf, tooMany } from "./attempts.ts";

/** Somebody typed an address and asks for a letter to it. */
export type LetterAsked = {
  readonly what: string;
  readonly email: string;
  /** A browser in which the account of the address has signed in before. */
  readonly device: string | undefined;
  readonly address: string;
};

type Ground = Pick<Site, "connection" | "secret">;

/** Refuses (429) a source that asks for letter after letter, whoever they are for; a browser that is known is not counted. */
export async function refuseManyLetters(site: Ground, asked: LetterAsked, at: Date): Promise<void> {
  if (asked.device !== undefined) return;
  const from = `source ${networkOf(asked.address)}`;
  const many = await closedOnError(() => exceeds(site, from, lettersAnHour.fromSource, at));
  if (many) throw tooMany(new Date(at.getTime() + 3_600_000), at);
}

/** Whether one more letter may leave for the account now. Asked behind the answer, which is the same either way. */
export async function mayHaveLetter(site: Ground, asked: LetterAsked, at: Date): Promise<boolean> {
  const { what, email, device, address } = asked;
  const to = `${what} ${email.toLowerCase()}`;
  if (device !== undefined)
    return !(await exceeds(site, `device ${device} ${to}`, lettersAnHour.fromDevice, at));
  const share = `source ${networkOf(address)} ${to}`;
  if (await exceeds(site, share, lettersAnHour.toAccountFromSource, at)) return false;
  return !(await exceeds(site, `account ${to}`, lettersAnHour.toAccount, at));
}

async function exceeds(
  { connection, secret }: Ground,
  name: string,
  most: number,
  at: Date,
): Promise<boolean> {
  return (await countInHour(connection, secret.sign("attempts", `letter ${name}`), at)) > most;
}
