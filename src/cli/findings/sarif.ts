import { createHash } from "node:crypto";
import type { Rule } from "../../domain/check/rule.ts";
import { rules } from "../../domain/check/rules.ts";
import type { CheckedFile, LocatedFinding } from "./located.ts";
import { repositoryPath } from "./repository-path.ts";

/** SARIF 2.1.0, as GitHub code scanning reads it (docs.github.com, "SARIF support for code scanning"). */
export function asSarif({ name, findings }: CheckedFile): object {
  const uri = repositoryPath(name).split("/").map(encodeURIComponent).join("/");
  const seen = new Map<string, number>();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "entente", rules: rules.map(described) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, uri, seen)),
      },
    ],
  };
}

const described = ({ id, severity, finds, why, fix, example }: Rule) => ({
  id,
  shortDescription: { text: finds },
  fullDescription: { text: why },
  help: {
    text: `${fix}\n\nFinds:\n${example.bad}\n\nAccepts:\n${example.good}`,
    markdown: `${fix}\n\nFinds:\n\n\`\`\`yaml\n${example.bad}\n\`\`\`\n\nAccepts:\n\n\`\`\`yaml\n${example.good}\n\`\`\``,
  },
  defaultConfiguration: { level: severity },
});

function result(finding: LocatedFinding, uri: string, seen: Map<string, number>) {
  const { rule, severity, subject, message, fix, position } = finding;
  const { line, column, length } = position;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${subject}: ${message}. Fix: ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
          region: { startLine: line, startColumn: column, endColumn: column + length },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding, seen) },
  };
}

/** The same fault stays the same alert when lines move: it is known by rule and subject, and by its turn among equal ones. */
function fingerprint({ rule, subject }: LocatedFinding, seen: Map<string, number>): string {
  const hash = createHash("sha256").update(`${rule}\n${subject}`).digest("hex").slice(0, 32);
  const turn = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, turn);
  return `${hash}:${turn}`;
}
