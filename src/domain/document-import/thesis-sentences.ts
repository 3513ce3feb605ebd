import { models } from "../strategy/closed-sets.ts";
import { durationIn } from "./figures.ts";
import { asRegions } from "./labels.ts";
import { memberIn } from "./member-in.ts";
import { asPhrase } from "./phrase.ts";
import { take } from "./readers.ts";
import { isPlaceholder, members } from "./said.ts";
import { type Sentence, under } from "./sentence.ts";
import { modelWords } from "./vocabulary.ts";

/** The thesis as the template writes it: how much of ARR, within which time, with which models, in which markets, judged by what. */
export const thesisSentence: Sentence = (book, context, said) => {
  if (!under(context, /thesis|where to win|executive summary|why partner/)) return false;
  const found = [shareAndTime, chosenModels, measuredBy, mechanism].map((read) => read(book, context, said));
  return found.some(Boolean);
};

const shareAndTime: Sentence = (book, _context, said) => {
  const match =
    /contributes?\s+(\S+%|\S+)\s+of\s+(?:total\s+)?ARR(?:\s+within\s+(\S+ \w+?))?(?=[\s.,]|$)/i.exec(
      said.text,
    );
  if (!match) return false;
  if (isPlaceholder(said.text)) {
    book.toFill(said, "thesis");
    return true;
  }
  if (/^\d+(?:\.\d+)?%$/.test(match[1] ?? "")) book.put(said, ["thesis", "arrShare"], match[1]);
  const within = durationIn(match[2] ?? "");
  if (within) book.put(said, ["thesis", "within"], within);
  const markets = /\bwho serve .*? in ([^.]+)\.?$/i.exec(said.text)?.[1];
  if (markets) asRegions(book, { ...said, text: markets }, ["thesis", "markets"]);
  return true;
};

/** `Partners are to bring 35% of total ARR within 3 years.`: the promise of the thesis, wherever it is made. */
export const shareSentence: Sentence = (book, _context, said) => {
  const match =
    /^(?:partners|the channel|the partner channel) (?:(?:are to|is to|will|shall|should) )?(?:bring|contribute|deliver|generate)s? (\d+(?:\.\d+)?%) of (?:the |our )?(?:total )?ARR(?: (?:within|in) (\S+ \w+))?[.]?$/i.exec(
      said.text.trim(),
    );
  if (!match) return false;
  const within = durationIn(match[2] ?? "");
  if (match[2] !== undefined && within === undefined) return false;
  book.put(said, ["thesis", "arrShare"], match[1]);
  if (within) book.put(said, ["thesis", "within"], within);
  return true;
};

const chosenModels: Sentence = (book, _context, said) => {
  const match = /\bprioriti[sz]e\s+(.+?)\s+(?:models?\s+)?because\s+(.+?)[.]?$/i.exec(said.text);
  if (!match) return false;
  if (isPlaceholder(said.text)) {
    book.toFill(said, "partnership models");
    return true;
  }
  for (const text of members((match[1] ?? "").replaceAll(/\s+and\s+|\s*\|\s*/g, ", "))) {
    const model = memberIn(models, modelWords, text);
    if (!model) book.leave({ ...said, text }, `none of: ${models.join(", ")}`);
    else {
      const at = book.memberOf(["thesis", "models"], model);
      book.put(said, [...at, "model"], model);
      book.goOn(said, [...at, "because"], match[2] ?? "");
    }
  }
  return true;
};

export const measuredBy: Sentence = (book, _context, said) => {
  const match = /\b(?:measured|judged) by:?\s+(.+?)[.]?$/i.exec(said.text);
  if (!match) return false;
  take(book, { ...said, text: match[1] ?? "" }, ["thesis", "northStar"], asPhrase);
  return true;
};

const mechanism: Sentence = (book, _context, said) => {
  const match = /^Partner-led growth accelerates\b.*?\bby:?\s+(.+?)[.]?$/i.exec(said.text);
  if (!match) return false;
  take(book, { ...said, text: match[1] ?? "" }, ["thesis", "mechanisms"], (_book, own, path) =>
    book.put(own, [...path, book.countOf(path), "statement"], own.text),
  );
  return true;
};
