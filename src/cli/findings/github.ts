import type { CheckedFile, LocatedFinding } from "./located.ts";
import { repositoryPath } from "./repository-path.ts";

const commands = { error: "error", warning: "warning", note: "notice" } as const;

/** Workflow commands that GitHub shows beside the lines of a pull request, one line to a finding. */
export const asGithub = ({ name, findings }: CheckedFile): string =>
  findings.map((finding) => `${annotation(repositoryPath(name), finding)}\n`).join("");

function annotation(
  file: string,
  { rule, severity, subject, message, why, fix, position }: LocatedFinding,
): string {
  const { line, column, length } = position;
  const properties = { file, line, col: column, endColumn: column + length, title: `${rule} ${subject}` };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${commands[severity]} ${written.join(",")}::${text(`${message}\n${why}\nfix: ${fix}`)}`;
}

const text = (value: string): string =>
  value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (value: string): string => text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
