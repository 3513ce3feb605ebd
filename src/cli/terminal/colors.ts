const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  cyan: [36, 39],
} as const;

/** How a text is made to stand out; without colour every one of these leaves it as it is. */
export type Colors = Readonly<Record<keyof typeof codes, (text: string) => string>>;

export function colors(enabled: boolean): Colors {
  const paint = ([on, off]: readonly [number, number]) =>
    enabled ? (text: string) => `\u001B[${on}m${text}\u001B[${off}m` : (text: string) => text;
  const painters = Object.entries(codes).map(([name, code]) => [name, paint(code)]);
  return Object.fromEntries(painters) as Colors;
}

/** Colour goes to terminals only; NO_COLOR turns it off (no-color.org) and FORCE_COLOR on, whatever the output is. */
export function wantsColor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0";
  return isTerminal && env["TERM"] !== "dumb";
}
