import { rules } from "../../domain/check/rules.ts";
import type { CheckedFile, LocatedFinding } from "./located.ts";

/** JUnit XML: a test case for each finding, and one for each rule that found nothing. Notes do not fail. */
export function asJunit({ name, findings }: CheckedFile): string {
  const found = new Set(findings.map(({ rule }) => rule));
  const passed = rules
    .filter(({ id }) => !found.has(id))
    .map(({ id }) => `    <testcase classname="entente" name="${id}"/>`);
  const cases = [...findings.map((finding) => testCase(name, finding)), ...passed];
  const failures = findings.filter(({ severity }) => severity !== "note").length;
  const counts = `tests="${cases.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="entente check" ${counts}>`,
    `  <testsuite name="${attribute(name)}" ${counts}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(
  name: string,
  { rule, severity, subject, message, why, fix, position }: LocatedFinding,
): string {
  const title = `    <testcase classname="entente" name="${attribute(`${rule} ${subject}`)}" file="${attribute(name)}" line="${position.line}">`;
  const text = escaped(`${name}:${position.line}:${position.column}\n${message}\nwhy: ${why}\nfix: ${fix}`);
  const outcome =
    severity === "note"
      ? `      <system-out>${text}</system-out>`
      : `      <failure type="${severity}" message="${attribute(message)}">${text}</failure>`;
  return [title, outcome, "    </testcase>"].join("\n");
}

/** XML 1.0 has no place at all for most control characters and for halves of pairs. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Line ends in an attribute would be read as spaces. */
const attribute = (text: string): string => escaped(text).replaceAll("\r", "&#13;").replaceAll("\n", "&#10;");
