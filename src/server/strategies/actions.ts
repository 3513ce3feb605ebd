import type { Tx } from "../../database/connection.ts";
import { check } from "../../domain/check/check.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { attractiveness } from "../../domain/strategy/attractiveness.ts";
import { adviceOn } from "../../domain/strategy/build-partner-acquire.ts";
import { checklists } from "../../domain/strategy/checklists.ts";
import { grounding } from "../../domain/strategy/grounding.ts";
import { pathOf, pointer } from "../../domain/strategy/path.ts";
import { readableStrategy, readStrategy } from "../../domain/strategy/read.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { thesisSentence } from "../../domain/strategy/thesis-sentence.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import type { CheckReply, StrategyReply } from "../../contract/api.ts";
import { Refused } from "../http/problems.ts";
import { absent } from "../http/refusals.ts";
import { oldestStrategy, strategyNumbered, strategyOn, strategyReviewed } from "./queries.ts";
import { planPagesOf } from "./plan-pages.ts";
import { remembering } from "./remembering.ts";

export type StoredStrategy = Model & {
  /** Its number; of a draft, that of the version it stands on (0 for none). */
  readonly version: number;
  /** The revision of the draft that is looked at; null where it is a version. */
  readonly draft: number | null;
  /** Since when it is in force, null for every day; absent where nobody adopted it. */
  readonly adopted?: { readonly from: Day | null } | undefined;
  readonly fileName: string;
  readonly text: string;
};

/** The strategy in force in the workspace on a day, without its misfit values. */
export async function strategyInForce(tx: Tx, workspace: string, day: Day): Promise<StoredStrategy> {
  const row = await strategyOn(tx, workspace, day);
  if (!row) throw new Refused(404, "The workspace has no strategy yet");
  return stored(row);
}

/** A version by its number, in whatever state it is. */
export async function strategyOfVersion(tx: Tx, workspace: string, version: number): Promise<StoredStrategy> {
  const row = await strategyNumbered(tx, workspace, version);
  if (!row) throw absent("version");
  return stored(row);
}

/** The strategy that is in review, with the number of its version; undefined where there is none to read. */
export async function strategyInReview(
  tx: Tx,
  workspace: string,
): Promise<{ readonly version: number; readonly strategy: Strategy } | undefined> {
  const row = await strategyReviewed(tx, workspace);
  const strategy = row && strategyIn(row.source_text);
  return strategy && { version: row.version, strategy };
}

type Row = NonNullable<Awaited<ReturnType<typeof strategyOn>>>;

function stored({ version, file_name: fileName, source_text: text, ...row }: Row): StoredStrategy {
  const model = modelIn(text);
  if (!model) throw new Refused(409, `Version ${version} of the strategy cannot be read`);
  const adopted = row.state === "adopted" ? { from: row.adopted_from } : undefined;
  return { ...model, version, draft: null, adopted, fileName, text };
}

/** The number of the version in force on a day; null where there is none. */
export const versionInForce = async (tx: Tx, workspace: string, day: Day): Promise<number | null> =>
  (await strategyOn(tx, workspace, day))?.version ?? null;

/** The strategy by whose programmes imported partners are enrolled; undefined where there is none to read. */
export async function strategyToEnrollBy(tx: Tx, workspace: string, day: Day): Promise<Strategy | undefined> {
  const row = await strategyOn(tx, workspace, day);
  return row && strategyIn(row.source_text);
}

/** The version that everything began with. */
export const firstVersion = (tx: Tx, workspace: string) => oldestStrategy(tx, workspace);

export const textOfVersion = async (
  tx: Tx,
  workspace: string,
  version: number,
): Promise<string | undefined> => (await strategyNumbered(tx, workspace, version))?.source_text;

export type Model = {
  readonly strategy: Strategy;
  /** JSON Pointers of the values it is read without. */
  readonly misfits: readonly string[];
};

/**
 * The model of a text, without its misfit values; undefined when it is no strategy at all: without a name it cannot be told
 * from another, and without a currency no figure of it can be held against the facts.
 */
export const modelIn = remembering(64, (text: string): Model | undefined => {
  const { data, problems } = parseStrategyFile(text);
  const strategy = problems.length > 0 ? undefined : readableStrategy(data);
  const essentials: { strategy?: { name?: string }; company?: { currency?: string } } | undefined = strategy;
  if (!strategy || !essentials?.strategy?.name || !essentials.company?.currency) return undefined;
  const misfits = readStrategy(data).misfits.filter(({ rule }) => rule === "FMT-001");
  return { strategy, misfits: misfits.map(({ path }) => pointer(path)) };
});

export const strategyIn = (text: string): Strategy | undefined => modelIn(text)?.strategy;

export function strategyReply({ strategy }: StoredStrategy): StrategyReply {
  const { claims, grounded, ratio } = grounding(strategy);
  return {
    strategy,
    sentence: thesisSentence(strategy),
    grounding: { claims, grounded, ratio },
    candidates: attractiveness(strategy),
    decisions: adviceOn(strategy),
    checklists: checklists(strategy),
  };
}

/** The check of the stored text, with the position of each finding in it. */
export async function checkReply({ text, fileName }: StoredStrategy, asOf: Day): Promise<CheckReply> {
  const parsed = parseStrategyFile(text);
  const reading = readStrategy(parsed.data);
  const report = check(reading, asOf, await planPagesOf(text, reading, asOf));
  const positions = report.findings.map(({ path }) => {
    const { line, column } = parsed.positionOf(pathOf(path));
    return { line, column };
  });
  return { ...report, fileName, positions };
}
