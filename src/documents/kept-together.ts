/**
 * A figure stays with what it is a figure of, an amount with its currency and the day of a month with the month: a line that
 * ends with "USD", "31" or "12" is read twice. The blank between them is one at which no line breaks.
 */
export const keptTogether = (text: string): string =>
  text
    .replace(/\b([A-Z]{3}) (?=\d)/g, "$1\u00A0")
    .replace(/\b(FY\d\d(?:-[QH]\d)?:) (?=\S)/g, "$1\u00A0")
    .replace(/\b(\d+) (?=(?:hour|day|week|month|quarter|year)s?\b)/g, "$1\u00A0")
    .replace(days, "$1\u00A0$2\u00A0$3");

const days =
  /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b/g;
