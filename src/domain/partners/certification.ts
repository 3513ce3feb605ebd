import type { Day } from "../shared/dates.ts";

/** How long a person at a partner is certified; without an expiry it holds on. */
type Held = { readonly earnedOn: Day; readonly expiresOn: Day | null };

/** A certification is valid from the day it was earned to the day before it expires. Answers no outside of these days. */
export const isValid = ({ earnedOn, expiresOn }: Held, day: Day): boolean =>
  earnedOn <= day && (expiresOn === null || expiresOn > day);
