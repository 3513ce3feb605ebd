import { pathOf } from "../../../domain/strategy/path.ts";
import { forReaders } from "../../ui/numbers.ts";
import { inNames } from "./in-names.ts";
import type { Names } from "../../../domain/strategy/names-of.ts";
import { capital } from "../../../domain/shared/capital.ts";

type Props = {
  text: string;
  path: string;
  names: Names;
  /** It stands by itself, and begins as a sentence does. */
  begins?: boolean;
};

/** A text of the check for people who read names, and amounts and days as they are written for readers. */
export function FindingText({ text, path, names, begins = false }: Props) {
  const [part] = pathOf(path);
  return inNames(text, (slug, of = part) => names(slug, of)).map(({ is, text: piece, whole }, index) => {
    if (is === "words") {
      const words = forReaders(piece);
      return begins && index === 0 ? capital(words) : words;
    }
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence never move
    if (is === "written") return <code key={index}>{piece}</code>;
    return (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence never move
      <span key={index} title={whole}>
        {piece}
      </span>
    );
  });
}
