import type { Answer } from "../../../domain/measures/answer.ts";
import { fullValue, shortValue } from "../../ui/numbers.ts";
import { Unknown } from "../../ui/Unknown.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyMeasure } from "./question.ts";

/** The value of an answer, short, with its last digit on hover and its why behind it. */
export function Figure({ answer, currency }: { answer: Answer; currency: string }) {
  const why = whyMeasure(answer);
  if (answer.value === null) return <Unknown reason={answer.unknown ?? "no reason was given"} why={why} />;
  return (
    <WhyLink why={why} full={fullValue(answer.unit, answer.value, currency)}>
      {shortValue(answer.unit, answer.value, currency)}
    </WhyLink>
  );
}
