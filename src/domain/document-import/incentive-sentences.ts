import { incentiveKindIn } from "./incentive-kind.ts";
import { takeReward } from "./rewards-table.ts";
import { isPlaceholder, labelled, type Said, singleSpaced } from "./said.ts";
import { type Sentence, under } from "./sentence.ts";

/** An incentive in a list or a line under its heading: `Resellers earn 12% margin on every closed deal`, `Referral fee: 10% of ARR`. */
export const incentiveSentence: Sentence = (book, context, said) => {
  if (book.options.isOurs || !under(context, ofIncentives)) return false;
  const text = singleSpaced(said.text).replace(/[.]$/, "");
  const named = labelled(text);
  const earned =
    /^(.{2,40}?) (?:earn|get|receive)s? (?:an? )?(.+?)(?: (?:on|for|when) (?:every |each |an? |the )?(.+))?$/i.exec(
      text,
    );
  const [name, who, amount, trigger] =
    named && named.value !== ""
      ? [named.label, undefined, named.value, undefined]
      : [earned && `${earned[1]}: ${earned[3] ?? earned[2]}`, earned?.[1], earned?.[2], earned?.[3]];
  if (!name || !amount || !incentiveKindIn("", amount, who === undefined ? name : "")) return false;
  if (isPlaceholder(text)) {
    book.toFill(said, "incentive");
    return true;
  }
  const cells = new Map<string, Said>();
  for (const [column, value] of Object.entries({ who, trigger, amount }))
    if (value !== undefined) cells.set(column, { ...said, text: value });
  if (who === undefined) cells.set("incentive", { ...said, text: name });
  takeReward(book, { ...said, text: name }, cells);
  return true;
};

const ofIncentives =
  /^(?:(?:our|partner|channel) )?(?:incentives?|rewards|compensation|commissions?)(?: (?:plan|programme|program|structure))?$|^what (?:our )?partners earn$|^how (?:our )?partners earn$/;
