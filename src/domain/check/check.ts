import type { Day } from "../shared/dates.ts";
import { nearest } from "../shared/nearest.ts";
import { designAlignment } from "../strategy/design-alignment.ts";
import { grounding } from "../strategy/grounding.ts";
import { type Path, pointer } from "../strategy/path.ts";
import type { Reading } from "../strategy/read.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { subjectOf } from "../strategy/subject.ts";
import { type CheckInput, type Fault, type Rule, type Severity, severities, silentOnMisfit } from "./rule.ts";
import { rules } from "./rules.ts";
import { unitMisfits } from "./unit-misfits.ts";
import { type Waiver, waiverOf } from "./waivers.ts";

export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  /** JSON Pointer of the value. */
  readonly path: string;
  readonly subject: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
};

/** A finding that stands for now: why, and until when. */
export type Waived = Finding & Pick<Waiver, "until" | "reason">;

export type CheckReport = {
  readonly asOf: Day;
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    readonly waived: number;
    readonly rules: number;
    readonly items: number;
    readonly grounding: number | null;
    readonly designAlignment: number | null;
  };
};

/**
 * Runs every rule over a strategy as of a day (spec 1, "Check rules"). Findings come in the order of severity, then of the
 * rules, then of the file. Waived findings are counted and kept apart. Grounding and design alignment are null when there is
 * nothing to divide, or when a value they read does not fit. How long the plan prints is measured outside: null where it is not
 * known, and LEN-001 is silent then.
 */
export function check(reading: Reading, asOf: Day, planPages: number | null = null): CheckReport {
  const { strategy } = reading;
  const all = rules.flatMap((rule) =>
    faultsOf(rule, reading, { asOf, planPages }).map((fault) => findingOf(rule, strategy, fault)),
  );
  const waived = all.flatMap((finding) => {
    const waiver = waiverOf(strategy, finding, asOf);
    return waiver ? [{ ...finding, until: waiver.until, reason: waiver.reason }] : [];
  });
  const findings = bySeverity(all.filter((finding) => waiverOf(strategy, finding, asOf) === undefined));
  const number = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    asOf,
    findings,
    waived,
    summary: {
      errors: number("error"),
      warnings: number("warning"),
      notes: number("note"),
      waived: waived.length,
      rules: rules.length,
      items: strategy ? countItems(strategy) : 0,
      grounding: ratioOf(() => strategy && grounding(strategy).ratio),
      designAlignment: ratioOf(() => strategy && designAlignment(strategy).ratio),
    },
  };
}

/** What a rule finds; what the reading of the file found belongs to the rule that it names. */
function faultsOf(
  rule: Rule,
  { strategy, misfits }: Reading,
  outside: Omit<CheckInput, "strategy">,
): Fault[] {
  const read = misfits.filter((misfit) => misfit.rule === rule.id);
  if (!strategy) return read;
  const units = rule.id === "FMT-001" ? unitMisfits(strategy) : [];
  const waivers = rule.id === "REF-001" ? waiversOfNoRule(strategy) : [];
  return [...read, ...units, ...silentOnMisfit(() => rule.faults({ strategy, ...outside })), ...waivers];
}

/** A waiver for a rule that does not exist waives nothing, and nobody would learn of it. */
function waiversOfNoRule(strategy: Strategy): Fault[] {
  const ids = rules.map(({ id }) => id);
  return silentOnMisfit(() =>
    (strategy.waivers ?? []).flatMap(({ rule }, index) => {
      if (ids.includes(rule)) return [];
      const close = nearest(rule, ids);
      const fix = close ? `write \`${close}\`` : "`entente explain rules` lists them";
      return [{ path: ["waivers", index, "rule"], message: `There is no rule \`${rule}\``, fix }];
    }),
  );
}

const findingOf = (
  { id, severity, why, fix }: Rule,
  strategy: Strategy | undefined,
  { path, message, fix: better = fix }: { path: Path; message: string; fix?: string },
): Finding => ({
  rule: id,
  severity,
  path: pointer(path),
  subject: subjectOf(strategy, path),
  message,
  why,
  fix: better,
});

const bySeverity = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/** Elements of the strategy that rules look at: entries of maps and lists. Amounts and durations are values of theirs. */
function countItems(value: object): number {
  let count = 0;
  for (const key of Object.keys(value)) {
    // The value of a field, and undefined for the trap of a misfit (read.ts), which is not sprung here.
    const member: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
    if (typeof member !== "object" || member === null || "decimal" in member || "unit" in member) continue;
    count += countItems(member) + (Array.isArray(member) ? 0 : 1);
  }
  return count;
}

const ratioOf = (ratio: () => number | null | undefined): number | null =>
  silentOnMisfit(() => [ratio() ?? null])[0] ?? null;
