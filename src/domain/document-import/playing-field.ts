import { countryCode } from "../imports/countries.ts";
import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import { takeDeclined } from "./declined-in-line.ts";
import { asRegions } from "./labels.ts";
import { isBlank, isPlaceholder, labelled, normal, type Said, singleSpaced } from "./said.ts";
import type { Sentence } from "./sentence.ts";

const field =
  /^(?:where (?:we|to) (?:play|compete|focus|sell|win)|(?:market |our )?(?:scope|focus|playing field)|(?:focus|target) markets|markets(?: in scope)?|scope and focus)$/;
const inside = /^(?:in|in scope|we play|we play in|we focus on|focus|yes)$/;
const outside = /^(?:out|out of scope|not in scope|we do not play|we do not play in|no|not)$/;

/** `In: hospitals in DACH, Italy` and `Out: nursing homes (revisit Q3 2028)` under `Where we play`. */
export const playingField: Sentence = (book, context, said) => {
  if (book.options.isOurs || isBlank(said.text)) return false;
  const own = whereOf(context, said);
  if (!own) return false;
  if (isPlaceholder(own.text)) book.toFill(own, own.isIn ? "markets" : "declined option");
  else if (own.isIn) return takeMarkets(book, own);
  else return takeDeclined(book, own);
  return true;
};

/** The side that a label names, or the label that a list stands under. */
function whereOf({ titles }: Context, said: Said): (Said & { readonly isIn: boolean }) | undefined {
  const plain = titles.map(normal);
  const label = labelled(said.text);
  const labelIs = (side: RegExp) =>
    label !== undefined && label.value !== "" && side.test(normal(label.label));
  const titleIs = (side: RegExp) => side.test(plain.at(-1) ?? "") && field.test(plain.at(-2) ?? "");
  const isField = field.test(plain.at(-1) ?? "");
  if (isField && label && labelIs(inside)) return { ...said, text: label.value, isIn: true };
  if (isField && label && labelIs(outside)) return { ...said, text: label.value, isIn: false };
  if (titleIs(inside)) return { ...said, isIn: true };
  if (titleIs(outside)) return { ...said, isIn: false };
  return undefined;
}

/** Places are taken where every word behind `in` is a country or a region; who is sold to there is left. */
function takeMarkets(book: Book, said: Said): boolean {
  const text = singleSpaced(said.text).replace(/[.]$/, "");
  const match = /^(.+)\s(?:in|across|throughout)\s(.+)$/i.exec(text);
  const places = isPlaces(text) ? text : match?.[2];
  if (places === undefined || !isPlaces(places)) {
    book.leave(said, "names no countries or regions alone; write them as Markets: …");
    book.unread(said.line, "names no countries or regions alone; write them as Markets: …");
    return false;
  }
  asRegions(book, { ...said, text: places.replaceAll(/\s*[&/+]\s*/g, ", ").replaceAll(/\bthe\s+/gi, "") }, [
    "thesis",
    "markets",
  ]);
  if (places !== text)
    book.leave(
      { ...said, text: match?.[1] ?? "" },
      "who is sold to in a market; write it under Ideal customers",
    );
  book.assume({
    words: "The markets in which the company plays are read as those where partners should help",
    change: "take those out of `thesis.markets` in which they should not",
    line: said.line,
  });
  return true;
}

const isPlaces = (text: string): boolean =>
  text.split(/\s*(?:,|;|&|\/|\+|\band\b)\s*/).every((one) => one === "" || isPlace(one)) &&
  /\p{L}/u.test(text);

/** A country by its name or a region that business speaks of; a code of two letters could be any word. */
export const isPlace = (text: string): boolean => {
  const plain = text.trim().replace(/^the\s+/i, "");
  return regions.test(plain) || (plain.length > 2 && countryCode(plain) !== undefined);
};

const regions =
  /^(?:UK|U\.K\.|US|USA|U\.S\.|UAE|UK&I|DACH|Nordics|Baltics|Benelux|Iberia|Balkans|EU|EMEA|APAC|LATAM|ANZ|MENA|GCC|ASEAN|CEE|BeNeLux|Scandinavia|Great Britain|Britain|England|Scotland|Wales|Czech Republic|Holland|Middle East|Gulf|(?:(?:Northern|Southern|Eastern|Western|Central|North|South|East|West|Sub-Saharan|Latin|Southeast|South-East|South East) )*(?:Europe|America|Asia|Africa|Oceania)|(?:Northern|Southern|Eastern|Western|North|South|East|West) (?:Germany|France|Italy|Spain|Switzerland|Austria|England|India|China))$/i;
