/** Whether two places say the same: `$18M` and `18000000` are one amount, however it is written. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const [first, second] = [figureOf(one), figureOf(other)];
  return (
    first !== undefined && second !== undefined && first.of === second.of && first.figure === second.figure
  );
}

const scales: Readonly<Record<string, number>> = { K: 3, M: 6, B: 9 };

/** The digits of an amount, a number or a share, without noughts at either end; of what it is counts, too. */
function figureOf(value: unknown): { of: string; figure: string } | undefined {
  const match = /^(?:([A-Z]{3}) )?(\d+)(?:\.(\d+))?([KMB%]?)$/.exec(String(value));
  if (!match) return undefined;
  const [, currency = "", whole = "", fraction = "", unit = ""] = match;
  const places = fraction.length - (scales[unit] ?? 0);
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  const noughts = /0*$/.exec(digits)?.[0].length ?? 0;
  const figure = /^0+$/.test(digits)
    ? "0"
    : `${digits.slice(0, digits.length - noughts)}e${noughts - places}`;
  return { of: `${currency}${unit === "%" ? "%" : ""}`, figure };
}
