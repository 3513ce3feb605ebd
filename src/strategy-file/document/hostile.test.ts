import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importDocument } from "../../domain/document-import/import-document.ts";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { readStrategy } from "../../domain/strategy/read.ts";
import { writable } from "../../domain/strategy/writable.ts";
import { parseStrategyFile } from "../parse.ts";
import { draftFile } from "./draft-file.ts";
import { lost } from "./lost-lines.ts";
import { outlineOf } from "./outline.ts";

const at = (path: string) => new URL(`../../../tests/${path}`, import.meta.url);
const naughty = (JSON.parse(readFileSync(at("hostile/blns/blns.json"), "utf8")) as string[]).filter(
  (text) => text.trim() !== "",
);

const places: Readonly<Record<string, (text: string) => string>> = {
  "by itself": (text) => text,
  "as a heading": (text) => `# Plan\n\n## ${text}\n\nWords.`,
  "as front matter": (text) => `---\ncompany: ${text}\ntitle: ${text}\n---\n\n# Plan`,
  "as a value": (text) => `# Plan\n\n**Company**: ${text}\n\n**Current ARR**: ${text}`,
  "as a label": (text) => `# Plan\n\n## Company\n\n- **${text}**: ${text}`,
  "as cells": (text) =>
    `# Plan\n\n| Partner type | Role | Gap | Target share |\n|---|---|---|---|\n| ${text} | ${text} | ${text} | ${text} |`,
  "as amounts and targets": (text) =>
    `# Plan\n\n| Metric | FY28 |\n|---|---|\n| Active partners | ${text} |\n\n| Investment | Amount |\n|---|---|\n| ${text} | ${text} |`,
  "as titles of columns": (text) => `# Plan\n\n| Risk | ${text} |\n|---|---|\n| Fire | ${text} |`,
  "as elements of a list": (text) => `# Plan\n\n## Risks\n\n- ${text}\n    - Impact: ${text}\n    - ${text}`,
  "in a tier": (text) => `# Plan\n\n### Gold tier\n\n**Benefits**:\n- ${text}\n**Criteria**:\n- ${text}`,
  "in a fence": (text) => `# Plan\n\n\`\`\`\n${text}\n\`\`\`\n`,
  "in a roadmap": (text) =>
    `# Plan\n\n### Q1 FY28\n\n- ${text}\n\n## OKRs\n\n### Objective 1: ${text}\n\n- ${text}`,
};

function imported(text: string): ImportedDocument | undefined {
  const outline = outlineOf(text);
  return outline.ok ? importDocument(outline.value) : undefined;
}

/** Whatever stands in a document that is not refused with a reason: no line is lost, and the draft can be read and written. */
function held(text: string): void {
  const result = imported(text);
  if (!result) return;
  expect(lost(text, result)).toEqual([]);
  expect(readStrategy(result.data).misfits).toEqual([]);
  expect(writable(result.data).ok).toBe(true);
}

describe("a troublesome string breaks no document", () => {
  it.each(Object.entries(places))("%s", (_place, document) => {
    for (const text of naughty) held(document(text));
  });

  it("all of them in one document lose no line, and the draft is a file that reads back", () => {
    const rows = naughty.filter((text) => !/[\r\n]/.test(text) && text.length < 1_000);
    const text = `# Plan\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n${rows.map((row) => `| ${row.replaceAll("|", "\\|")} | ${row.replaceAll("|", "\\|")} |`).join("\n")}\n`;
    const result = imported(text);
    if (!result) throw new Error("refused");
    expect(lost(text, result)).toEqual([]);
    expect(writable(result.data).ok).toBe(true);
    const parsed = parseStrategyFile(draftFile(result, "naughty.md"));
    expect(parsed.problems).toEqual([]);
    expect(parsed.data).toEqual(result.data);
  });

  it("a character that no file can hold is replaced where everybody sees it", () => {
    const result = imported("# Plan\u0007\n\n| Risk | Impact |\n|---|---|\n| Fire\u007F\uD800 | High |\n");
    expect(result?.data["risks"]).toEqual({ fire: { risk: "Fire\uFFFD\uFFFD", impact: "high" } });
  });

  it.each(readdirSync(at("documents/")))("in every tenth line of %s", (name) => {
    const lines = readFileSync(at(`documents/${name}`), "utf8").split("\n");
    for (let start = 0; start < naughty.length; start += 40) {
      const some = naughty.slice(start, start + 40);
      held(
        lines
          .map((line, index) => (index % 10 === 9 ? (some[index % some.length] ?? line) : line))
          .join("\n"),
      );
    }
  });
});
