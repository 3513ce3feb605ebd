import { categoryNames, partnerKinds } from "../strategy/closed-sets.ts";
import { declinedHeading } from "./declined-heading.ts";
import { labelsUnder } from "./labels-under.ts";
import { memberIn } from "./member-in.ts";
import type { Block } from "./outline.ts";
import { partnerTypes } from "./parts-why.ts";
import { besidePriority } from "./partner-type-words.ts";
import { normal } from "./said.ts";
import { rankOf } from "./tier-words.ts";
import { kindWords } from "./vocabulary.ts";

/** Headings under which partners themselves may be named as well as their types. */
const ofOurPartners = /^(?:who are our partners|our partners|partners|target partners)$/;

/**
 * Whether a heading that stands under no list of types is one all the same: beside its name is its priority in a chapter on types,
 * or under one on partners it says so, by a kind of partner, by its priority or by two fields that partners have by type.
 */
export function isType(own: string, titles: readonly string[], blocks: readonly Block[]): boolean {
  const [above = "", ...further] = titles.slice(0, -1).map(normal).toReversed();
  const isRanked = besidePriority(own).priority !== undefined;
  if (isRanked && further.some((title) => partnerTypes.headings?.test(title) || ofOurPartners.test(title)))
    return true;
  if (!ofOurPartners.test(above)) return false;
  const labels = labelsUnder(blocks);
  const { fields, inSections = [], tells = [] } = partnerTypes;
  const known = [...fields, ...inSections].filter(({ says }) => says.some((label) => labels.includes(label)));
  return (
    isRanked ||
    memberIn(partnerKinds, kindWords, own) !== undefined ||
    (known.length > 1 && tells.some((label) => labels.includes(label)))
  );
}

/** Headings between types that speak of them all, or of what is none of them. */
export const isNoType = (own: string, above: string): boolean =>
  declinedHeading.test(normal(own)) ||
  (/segments/.test(above) &&
    (rankOf(own) !== undefined || memberIn(categoryNames, {}, normal(own)) !== undefined)) ||
  /^(?:overview|summary|introduction|rationale|approach|methodology|notes?|(?:selection )?criteria|(?:how|why|what|when|where) .*)$/.test(
    normal(own),
  );
