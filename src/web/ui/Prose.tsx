import { withSymbols } from "./numbers.ts";

/** A sentence of the domain: `backticks` mark what is written in the file, amounts get the symbol of their currency. */
export function Prose({ text }: { text: string }) {
  return withSymbols(text)
    .split("`")
    .map((piece, index) =>
      index % 2 === 0 ? (
        piece
      ) : (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence never move
        <code key={index}>{piece}</code>
      ),
    );
}
