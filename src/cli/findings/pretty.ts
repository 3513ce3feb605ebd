import { capital } from "../../domain/shared/capital.ts";
import { type Severity, severities } from "../../domain/check/rule.ts";
import { excerpt } from "../source-excerpt.ts";
import type { Colors } from "../terminal/colors.ts";
import { printable } from "../terminal/printable.ts";
import type { Screen } from "../terminal/screen.ts";
import { hanging, wrapped } from "../terminal/wrap.ts";
import type { CheckedFile, LocatedFinding } from "./located.ts";

/** The findings for a person to read: where, what, why, how to mend it, and the next command. */
export function asPretty(checked: CheckedFile, screen: Screen): string {
  const sections = severities.flatMap((severity) =>
    checked.findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => findingLines(checked, finding, screen)),
  );
  const lines = [
    screen.colors.bold(printable(checked.name)),
    "",
    ...sections.flatMap((section) => [...section, ""]),
  ];
  return `${[...lines, ...checklistLines(checked, screen), ...summaryLines(checked, screen)].join("\n")}\n`;
}

function findingLines({ name, text }: CheckedFile, finding: LocatedFinding, screen: Screen): string[] {
  const { colors, width } = screen;
  const { line, column } = finding.position;
  const place = `${printable(name)}:${line}:${column}`;
  return [
    ...titleLines(finding, place, screen),
    ...wrapped(printable(capital(finding.message)), width - 4).map((own) => `    ${own}`),
    ...excerpt(text, finding.position, screen),
    ...labelled("why", finding.why, colors, width),
    ...labelled("fix", finding.fix, colors, width),
  ];
}

/** One line where it fits; on a narrow screen the place and the subject go to lines of their own. */
function titleLines(
  { severity, rule, subject }: LocatedFinding,
  place: string,
  { colors, width }: Screen,
): string[] {
  const head = `  ${severity.padEnd(7)}  ${rule}`;
  const painted = `  ${paint(severity, colors)(severity.padEnd(7))}  ${colors.bold(rule)}`;
  const about = printable(subject);
  if (`${head}  ${place}  ${about}`.length <= width) return [`${painted}  ${place}  ${colors.cyan(about)}`];
  return [painted, ...[place, about].flatMap((own) => wrapped(own, width - 4)).map((own) => `    ${own}`)];
}

const labelled = (label: string, text: string, colors: Colors, width: number): string[] => {
  const [first = "", ...rest] = hanging(`    ${label}  `, printable(text), width);
  return [first.replace(label, colors.bold(label)), ...rest];
};

const paint = (severity: Severity, { red, yellow, blue }: Colors) =>
  ({ error: red, warning: yellow, note: blue })[severity];

/** What a strategy without a single finding may still lack; nothing where it lacks nothing. */
function checklistLines({ checklists }: CheckedFile, { colors, width }: Screen): string[] {
  const lists = checklists();
  if (lists.every(({ items }) => items.every(({ done }) => done))) return [];
  const told = lists.map(
    ({ title, items }) => `${title} ${items.filter(({ done }) => done).length} of ${items.length}`,
  );
  const missing = [
    ...new Set(lists.flatMap(({ items }) => items.filter(({ done }) => !done).map(({ asks }) => asks))),
  ];
  const [first = "", ...rest] = hanging(
    "checklists  ",
    printable(`${told.join(" · ")}; missing: ${missing.join("; ")}`),
    width,
  );
  return [first.replace("checklists", colors.bold("checklists")), ...rest, ""];
}

function summaryLines({ findings, summary }: CheckedFile, { colors, width }: Screen): string[] {
  const { errors, warnings, notes, waived, rules, items, grounding } = summary;
  const found = `${many(errors, "error")}, ${many(warnings, "warning")}, ${many(notes, "note")}`;
  const known = grounding === null ? "no claims to ground" : `grounding ${grounding.toFixed(2)}`;
  const parts = [found, `${waived} waived`, `${many(rules, "rule")} on ${many(items, "item")}`, known];
  // A part that does not fit goes to the next line as a whole.
  const unbroken = parts.map((part) => part.replaceAll(" ", "\u00A0")).join(" · ");
  const [first = "", ...rest] = wrapped(unbroken, width).map((line) => line.replaceAll("\u00A0", " "));
  const color = errors > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const [worst] = findings;
  const next = worst ? [`next: ${colors.bold(`entente explain ${worst.rule}`)}`] : [];
  return [first.replace(found, color(found)), ...rest, ...next];
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
