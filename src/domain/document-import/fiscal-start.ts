/**
 * Whether a calendar year is a fiscal one: `same` where the document says that the fiscal year starts in January, `apart` where it
 * says another month, and `unsaid` where it says nothing, so that January counts (spec 1, Values); `beside` is the last one in a
 * document that counts in fiscal years, too.
 */
export type CalendarYears = "same" | "apart" | "unsaid" | "beside";

export function calendarYearsOf(lines: readonly string[]): CalendarYears {
  for (const line of lines) {
    const number = /\bfiscal[\s_-]?year[\s_-]?start["\s:=|*]{1,8}(\d{1,2})\b/i.exec(line)?.[1];
    if (/\b(?:fiscal|financial)[ -]year\b.{0,30}\bcalendar year\b/i.test(line)) return "same";
    const match = said.exec(line);
    const first = number === undefined ? match && firstMonth(match) : Number(number);
    if (first) return first === 1 ? "same" : "apart";
  }
  return lines.some((line) => /\bFY ?(?:20)?\d{2}\b/.test(line)) ? "beside" : "unsaid";
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** `The fiscal year starts on 1 February`, `Fiscal year: April to March`, `FY27 runs from July`, `FY27 (Feb 2026–Jan 2027)`. */
const said = new RegExp(
  String.raw`\b(?:(?:fiscal|financial)[ -]year|FY ?(?:20)?\d{2}|FY)(?: (?:20)?\d{2})?["*_]*\s*(starts?|begins?|runs?|ends?|:|=|\||\()["*_\s|:]*(?:(?:starts?|on|in|of|with|at|from|the|\d{1,2}(?:st)?[.]?)\s+){0,4}(${months.join("|")})\p{L}*`,
  "iu",
);

function firstMonth([, verb = "", month = ""]: readonly string[]): number {
  const at = months.indexOf(month.toLowerCase()) + 1;
  return /^end/i.test(verb) ? (at % 12) + 1 : at;
}
