import { levels } from "../strategy/closed-sets.ts";
import { asOneOf, type Reader } from "./readers.ts";
import { levelWords } from "./vocabulary.ts";

/** Low, medium or high; a number only where its scale from 1 to 5 is said, as in `4/5` or by the title of its column. */
export const asLevel: Reader = (book, said, path) => {
  const number = Number(/^([1-5])\s*(?:\/|of|out of)\s*5$/.exec(said.text.trim())?.[1]);
  if (Number.isNaN(number))
    return /^\d+$/.test(said.text.trim())
      ? book.leave(
          said,
          "a number whose scale is not said: write low, medium or high, or the scale, as in 4/5",
        )
      : asOneOf(levels, levelWords)(book, said, path);
  book.put(said, path, number < 3 ? "low" : number === 3 ? "medium" : "high");
  book.assume({
    words: "Levels from 1 to 5 are read as low (1 and 2), medium (3) and high (4 and 5)",
    change: "write low, medium or high where another cut is meant",
    line: said.line,
  });
};
