import { z } from "zod";
import { benefitKinds, commitmentKinds, onboardingParties, partnerFacts, rhythms } from "./closed-sets.ts";
import { field, id, list, map, must, ref, refs, shape, slug } from "./fields.ts";
import { targetFields } from "./target.ts";
import { atLeastZero, count, duration, number, oneOf, text } from "./values.ts";

const because = () => field(ref("gap", "bet"), "The gap or bet this serves");

const criterion = shape({
  ...targetFields,
  fact: field(oneOf(partnerFacts), "Something that is true of the partner"),
  because: because(),
});

const benefit = shape({
  kind: must(oneOf(benefitKinds), "Kind of benefit"),
  value: field(
    z.union([z.string(), z.number()], "expected text, a share or an amount"),
    "How much: 25%, 10K, shared",
  ),
  per: field(oneOf(rhythms), "How often the value is given"),
  ratio: field(number().positive(), "Partners per partner manager"),
  because: because(),
});

const commitment = shape({
  kind: must(oneOf(commitmentKinds), "Kind of commitment"),
  perYear: field(atLeastZero(), "Times a year"),
  hours: field(atLeastZero(), "Hours each time"),
  because: because(),
});

const tier = shape({
  id: must(slug(), "Id of the tier, unique in the programme"),
  name: must(text(), "Name of the tier"),
  expect: field(count(), "Partners expected in the tier by the end of the year"),
  because: because(),
  criteria: field(list(criterion), "What a partner must reach"),
  benefits: field(list(benefit), "What a partner gets"),
  commitments: field(list(commitment), "What a partner does"),
});

/** What a partner must do, what it gets, and why: several programmes at once, by partner type; tiers from the lowest up. */
export const programs = map(
  shape({
    name: must(text(), "Name of the programme"),
    types: field(refs("partner-type"), "Partner types it enrols"),
    because: because(),
    tiers: field(list(tier), "Tiers, lowest first"),
    review: field(
      shape({
        every: field(oneOf(rhythms), "How often tiers are evaluated"),
        promoteAfter: field(duration(), "Time above before promotion"),
        warnAfter: field(duration(), "Time below before a warning"),
        demoteAfter: field(duration(), "Time below before demotion"),
        grace: field(duration(), "Time a new partner is not judged"),
        exitAfter: field(duration(), "Time below the lowest tier before exit"),
      }),
      "How tiers are reviewed",
    ),
    onboarding: field(
      list(
        shape({
          step: must(slug(), "Id of the step"),
          title: field(text(), "What is done"),
          within: field(duration(), "Time from the signature"),
          by: field(oneOf(onboardingParties), "Who does it"),
        }),
      ),
      "Steps from the signature to the first deal",
    ),
    registration: field(
      shape({
        answerWithin: field(duration(), "Time in which a registration is answered"),
        because: because(),
        protection: field(duration(), "How long an approved registration protects"),
        extension: field(duration(), "Length of an extension"),
        extensions: field(count(), "Extensions allowed"),
        calendar: field(ref("calendar"), "Calendar of business days and hours"),
      }),
      "Terms of deal registration",
    ),
    certifications: field(
      list(
        shape({
          id: must(id(), "Id of the certification"),
          name: field(text(), "Name of the certification"),
          validFor: field(duration(), "Time until it expires"),
        }),
      ),
      "Certifications of the programme",
    ),
  }),
);
