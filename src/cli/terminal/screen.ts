import { type Colors, colors, wantsColor } from "./colors.ts";

/** Where text goes, how wide it may be and whether it may be coloured. */
export type Screen = {
  readonly write: (text: string) => void;
  /** For files that are no text. */
  readonly writeBytes: (bytes: Uint8Array) => void;
  readonly isTerminal: boolean;
  readonly width: number;
  readonly colors: Colors;
};

const widthOfFiles = 80;
const widest = 120;

export function screenOn(
  stream: { write(data: string | Uint8Array): unknown; isTTY?: boolean; columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Screen {
  const isTerminal = stream.isTTY === true;
  const columns = isTerminal ? stream.columns : Number(env["COLUMNS"]);
  return {
    write: (text) => void stream.write(text),
    writeBytes: (bytes) => void stream.write(bytes),
    isTerminal,
    // Lines longer than this are hard to read, however wide the window is.
    width: Math.min(widest, columns && columns > 0 ? columns : widthOfFiles),
    colors: colors(wantsColor(isTerminal, env)),
  };
}
