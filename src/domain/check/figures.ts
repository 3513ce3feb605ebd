import { decimalFromMinor } from "../shared/money.ts";

/** A share in a message: "95%", "33.33%"; never more than two decimals of a point. */
export const percent = (share: number): string => `${plain(share * 100)}%`;

/** A number in a message, without binary dust: "2.5", "3". */
export const plain = (number: number): string => String(Math.round(number * 100) / 100);

/** An amount in a message: "USD 12,500", with decimals only where they are not zero. */
export function amountText(amountMinor: number, currency: string): string {
  const [whole = "", fraction = ""] = decimalFromMinor(amountMinor, currency).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${currency} ${grouped}${/[1-9]/.test(fraction) ? `.${fraction}` : ""}`;
}

/** A list in a message: "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[], joint = "and"): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;

/** A count with its noun: "1 partner", "3 partners". */
export const counted = (number: number, noun: string, plural = `${noun}s`): string =>
  `${plain(number)} ${number === 1 ? noun : plural}`;
