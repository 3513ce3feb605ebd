import { capital } from "../../shared/capital.ts";
import { weekdays } from "../../strategy/closed-sets.ts";
import { activeInWords } from "../../measures/definitions.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import { toleranceOf } from "../../strategy/tolerances.ts";
import type { Block } from "../document.ts";
import { type Cell, column, facts, inOneCell, tableOr } from "../blocks.ts";
import { dayWords, durationWords, label, shareWords, words } from "../words.ts";
import { revisitWords } from "./governance.ts";

/** How this company counts, how far is too far, and when it looks again: without it no figure can be held against another. */
export function countingBlocks(strategy: Strategy): Block[] {
  const { definitions } = strategy;
  const lock = durationWords(definitions?.attributionLock);
  const own = entries<Entry<"measures">>(strategy.measures).map(
    ([, { name, unit, aggregate, kind, direction }]) =>
      `${name} (${unit}, ${aggregate ?? "last"}, ${kind}, ${direction === "down" ? "less" : "more"} is better)`,
  );
  return [
    ...facts([
      ["Active partner", activeInWords(strategy).replace(/^active: /, ""), "definitions.active"],
      ["Return", words(definitions?.roi ?? "revenue-to-cost"), "definitions.roi"],
      ["Attribution is fixed after", lock ?? "No time is said: it stays open", "definitions.attributionLock"],
      ["Counts as drift from", toleranceWords(strategy), "tolerances"],
      ["Measures of its own", inOneCell(own) ?? "None", "measures"],
      [
        "Business days and hours",
        inOneCell(entries<Entry<"calendars">>(strategy.calendars).map(calendarWords)) ?? "No calendar",
        "calendars",
      ],
      ["Time zone of a day", strategy.strategy.timeZone ?? "UTC", "strategy.timeZone"],
      ["When it is looked at again", revisitWords(strategy), "horizon"],
    ]),
    ...waiversTable(strategy),
  ];
}

const toleranceWords = (strategy: Strategy): string =>
  (["mix", "investment", "objective"] as const)
    .map((of) => `${of} ${shareWords(toleranceOf(strategy, of))}`)
    .join(", ");

function calendarWords([slug, { days, hours, holidays }]: [string, Entry<"calendars">]): string {
  const open = hours ? `${hours.from} to ${hours.to}` : null;
  const off = holidays?.length ? `closed on ${holidays.map((day) => dayWords(day)).join(", ")}` : null;
  return `${label(slug)}: ${inOneCell([weekWords(days), open, off], ", ") ?? "every day"}`;
}

/** "Mon to Fri" where the days follow each other, else each of them. */
function weekWords(days: Entry<"calendars">["days"]): string | null {
  const [first, last] = [days?.[0], days?.at(-1)];
  if (!days || first === undefined || last === undefined) return null;
  const from = weekdays.indexOf(first);
  const follow = days.length > 2 && days.every((day, index) => day === weekdays[from + index]);
  return follow ? `${capital(first)} to ${capital(last)}` : days.map(capital).join(", ");
}

/** Findings of the check that stand for now, each with its reason and its last day. */
function waiversTable(strategy: Strategy): Block[] {
  const waivers = strategy.waivers ?? [];
  if (waivers.length === 0) return [];
  const rows = waivers.map(({ rule, subject, until, reason }): Cell[] => [
    rule,
    subject,
    reason,
    dayWords(until),
  ]);
  return [
    tableOr(
      { what: "waivers", part: "waivers" },
      "Findings of the check that stand for now",
      [column("Rule", 0.8), column("About", 1.4), column("Reason", 3), column("Until", 1)],
      rows,
    ),
  ];
}
