import { check, type CheckReport, type Finding } from "../../../domain/check/check.ts";
import { readable, readStrategy } from "../../../domain/strategy/read.ts";
import type { Strategy } from "../../../domain/strategy/strategy.ts";

export type Read = {
  readonly strategy: Strategy;
  readonly report: CheckReport;
  readonly found: ReadonlyMap<string, readonly Finding[]>;
};

/** What the engines say of the draft as it stands, here in the browser: nobody waits for a server while writing. */
export function readDraft(data: unknown, asOf: string): Read {
  const reading = readStrategy(data);
  const report = check(reading, asOf);
  const found = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const there = found.get(finding.path);
    if (there) there.push(finding);
    else found.set(finding.path, [finding]);
  }
  return { strategy: withWhose(readable(reading)), report, found };
}

/** Every page asks whose strategy it is; where the data does not say it, or not so that it fits, the findings do. */
const withWhose = (strategy: Strategy | undefined): Strategy => ({
  ...nothingYet,
  ...strategy,
  strategy: { ...nothingYet.strategy, ...strategy?.strategy },
  company: { ...nothingYet.company, ...strategy?.company },
});

const nothingYet = { entente: 1, strategy: { name: "" }, company: { name: "", currency: "USD" } } as Strategy;
