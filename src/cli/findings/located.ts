import { check, type Finding } from "../../domain/check/check.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { type Checklist, checklists } from "../../domain/strategy/checklists.ts";
import { readableStrategy } from "../../domain/strategy/read.ts";
import { pathOf } from "../../domain/strategy/path.ts";
import type { Position } from "../../strategy-file/position.ts";
import type { StrategySource } from "../strategy-source.ts";

/** A finding with its place in the file. */
export type LocatedFinding = Finding & { readonly position: Position };

/** What the formats print: the findings of one file, and the file. */
export type CheckedFile = {
  readonly name: string;
  readonly text: string;
  readonly asOf: Day;
  readonly findings: readonly LocatedFinding[];
  readonly summary: ReturnType<typeof check>["summary"];
  /** How far the three checklists are; rules judge what is there, these say what a whole strategy has. */
  readonly checklists: () => readonly Checklist[];
};

export function checkedFile(
  { name, file, reading }: StrategySource,
  asOf: Day,
  planPages: number | null,
): CheckedFile {
  const { findings, summary } = check(reading, asOf, planPages);
  const located = findings.map((finding) => ({
    ...finding,
    position: file.positionOf(pathOf(finding.path)),
  }));
  const whole = () => (reading.misfits.length === 0 ? reading.strategy : readableStrategy(file.data));
  const lists = () => {
    const strategy = whole();
    return strategy ? checklists(strategy) : [];
  };
  return { name, text: file.text, asOf, findings: located, summary, checklists: lists };
}
