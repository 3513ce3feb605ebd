import { budgetSentence } from "./prose-budget.ts";
import { labelled, normal } from "./said.ts";
import type { Sentence } from "./sentence.ts";

/**
 * `Decision requested: approve $1.9M of channel investment for FY2027`: what the readers are asked for. An amount that is to be
 * spent is the total of the budget, and is held against its lines; the rest of the request has no place, because the model keeps
 * decisions that were made.
 */
export const askedDecision: Sentence = (book, context, said) => {
  const own = labelled(said.text);
  if (book.options.isOurs || !own || own.value === "" || !asked.test(normal(own.label))) return false;
  const [, amount = "", year] = spending.exec(own.value) ?? [];
  const text = `Budget of ${amount}${year === undefined ? "" : ` for ${year}`}`;
  if (amount === "" || !budgetSentence(book, context, { ...said, text }))
    book.leave(said, "a decision that the readers are asked for, and none that was made");
  return true;
};

const asked = /^(?:decisions?|approval) (?:requested|required|needed|sought|asked for)$/;
const spending =
  /^approve (?:an? )?(\S+(?:\s(?:million|thousand))?) (?:of|for|in)(?: an?)? (?:(?:partner|channel|alliances?|programme|program|total) )*(?:investments?|budget|spend|spending|funding)(?: (?:for|in) ([^,.]+))?[.]?$/i;
