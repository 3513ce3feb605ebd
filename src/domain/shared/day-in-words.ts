import { dateOf, type Day, monthOf, yearOf } from "./dates.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** A day as a sentence writes it: 31 May 2020. */
export const dayInWords = (day: Day): string =>
  `${dateOf(day)} ${months[monthOf(day) - 1] ?? ""} ${yearOf(day)}`;
