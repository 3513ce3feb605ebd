import { forReaders } from "./numbers.ts";

/** A sentence of the domain: `backticks` mark what is written in the file, amounts and days are written for readers. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((piece, index) =>
    index % 2 === 0 ? (
      forReaders(piece)
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence never move
      <code key={index}>{piece}</code>
    ),
  );
}
