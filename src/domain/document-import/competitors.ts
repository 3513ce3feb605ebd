import { models } from "../strategy/closed-sets.ts";
import { memberIn } from "./member-in.ts";
import { field, type PartSpec } from "./part-spec.ts";
import { asDay, asShare } from "./readers.ts";
import { sources } from "./references.ts";
import { isBlank, isPlaceholder, members } from "./said.ts";
import { cellOf } from "./table.ts";
import { modelWords } from "./vocabulary.ts";

const competitorHeadings =
  /^(?:(?:key|main|our) )?(?:competitors|rivals|competition|competit(?:ive|or) (?:landscape|analysis|channels?|overview)|rivals and their (?:channels|partners))$/;
const partnerColumns = ["key partners", "their key partners", "their partners", "partners"];

export const competitors: PartSpec = {
  part: "competitors",
  what: "competitor",
  named: ["competitor", "rival"],
  name: "name",
  under: competitorHeadings,
  needs: [
    ...partnerColumns,
    "partner count",
    "number of partners",
    "partnership model",
    "channel model",
    "perceived strength",
    "their strength",
    "strength",
    "counter",
    "our response",
    "your response",
  ],
  fields: [
    field("perceived strength, their strength, strength", "strength"),
    field(
      "counter, our counter-strategy, our counter strategy, our response, your response, counter-strategy, counter strategy, what we do",
      "counter",
    ),
    field("margin, margin it pays", "channel.margin", asShare),
    field("reviewed, last review", "reviewed", asDay),
    sources,
  ],
  listed: { under: competitorHeadings, isSentence: false },
  beside(book, path, said) {
    asDay(book, { ...said, text: said.text.replace(/^looked at /, "") }, [...path, "reviewed"]);
  },
  also(book, path, _name, cells) {
    const partners = cellOf(cells, ...partnerColumns, "partner count", "number of partners");
    const how = cellOf(cells, "partnership model", "channel model", "channel approach", "model");
    if (!partners || isBlank(partners.text)) {
      if (how && !isBlank(how.text))
        book.leave(
          how,
          "the model keeps it for each partner of a competitor: name them in a column Key partners",
        );
      return;
    }
    if (isPlaceholder(partners.text)) return book.toFill(partners, "partners of the competitor");
    const model = how && memberIn(models, modelWords, how.text);
    if (how && !isBlank(how.text) && !model) {
      if (isPlaceholder(how.text)) book.toFill(how, "partnership model of the competitor");
      else book.leave(how, `none of: ${models.join(", ")}`);
    }
    if (/^\d+$/.test(partners.text.trim()))
      return book.put(partners, [...path, "channel", "partners"], Number(partners.text));
    for (const name of members(partners.text)) {
      if (/^(?:none|no partners?)$/i.test(name)) {
        book.leave({ ...partners, text: name }, "no partner is named");
        continue;
      }
      if (/^[~≈<>]?\s*\d/.test(name)) {
        book.leave(
          { ...partners, text: name },
          "how many partners a competitor has is a number alone, such as 12",
        );
        continue;
      }
      const at = [...path, "partners", book.countOf([...path, "partners"])];
      const mark = /\s*\((locked|available)\)$/i.exec(name)?.[1]?.toLowerCase();
      book.put(partners, [...at, "name"], name.replace(/\s*\((?:locked|available)(?: or .*)?\)$/i, ""));
      if (mark) book.put(partners, [...at, "locked"], mark === "locked");
      if (how && model) book.put(how, [...at, "model"], model);
    }
  },
};
