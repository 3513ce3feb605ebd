import type { CheckedFile } from "./located.ts";

/** The JSON of `check`, exactly as spec 1 writes it. */
export const asJson = ({ name, asOf, findings, summary }: CheckedFile): object => ({
  version: 1,
  file: name,
  asOf,
  findings: findings.map(({ rule, severity, path, position, subject, message, why, fix }) => ({
    rule,
    severity,
    path,
    line: position.line,
    column: position.column,
    subject,
    message,
    why,
    fix,
  })),
  summary,
});
