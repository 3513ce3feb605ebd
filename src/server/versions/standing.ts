import type { VersionReply, VersionRow } from "../../contract/drafts.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { check } from "../../domain/check/check.ts";
import { may } from "../../domain/access/may.ts";
import { diffStrategies } from "../../domain/strategy/diff.ts";
import { readStrategy, type Reading } from "../../domain/strategy/read.ts";
import {
  type Accountable,
  accountableRoles,
  adoptionGaps,
  rolesToDecideIn,
  type VersionInQuestion,
} from "../../domain/versions/adoption.ts";
import { stateOn, stepVersion } from "../../domain/versions/lifecycle.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { absent } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { activePeople } from "../people/actions.ts";
import { activeHoldersOfRoles } from "../people/raci-actions.ts";
import { modelIn, versionInForce } from "../strategies/actions.ts";
import { planPagesOf } from "../strategies/plan-pages.ts";
import { groundOf } from "../workspaces/actions.ts";
import {
  adoptedBefore,
  type ApprovalKept,
  approvalsOf,
  type VersionKept,
  versionNumbered,
} from "./queries.ts";

type Asked = Pick<Call, "tx" | "site" | "workspace" | "principal" | "asking">;

/** A version with everything that is decided from. */
export type Standing = {
  readonly kept: VersionKept & { readonly source_text: string };
  readonly approvals: readonly ApprovalKept[];
  readonly question: VersionInQuestion;
  readonly reading: Reading;
  /** Errors that the check finds today; the length of the plan is a warning, and nobody who decides waits for it. */
  readonly errors: number;
  readonly today: Day;
};

export async function standingOf(call: Asked, version: number): Promise<Standing> {
  const { tx, workspace } = call;
  const kept = await versionNumbered(tx, workspace, version);
  if (!kept) throw absent("version");
  const today = await todayFor(call);
  const approvals = await approvalsOf(tx, workspace, version);
  const reading = readStrategy(parseStrategyFile(kept.source_text).data);
  const { errors } = check(reading, today).summary;
  const question = {
    state: kept.state,
    submittedBy: kept.submitted_by,
    accountable: await accountableFor(call, kept.source_text, approvals),
  };
  return { kept, approvals, question, reading, errors, today };
}

/** What "today" is here: the day that every page of the workspace looks at when none is asked for. */
export const todayFor = async (call: Pick<Call, "tx" | "site" | "workspace">): Promise<Day> =>
  (await groundOf({ ...call, query: {} })).asOf;

/** The decision of a role is that of whoever holds it now: what a former holder decided stays on record and no longer counts. */
async function accountableFor(
  { tx, workspace }: Asked,
  text: string,
  approvals: readonly ApprovalKept[],
): Promise<Accountable[]> {
  const strategy = modelIn(text)?.strategy;
  if (!strategy) return [];
  const holders = await activeHoldersOfRoles(tx, workspace);
  return accountableRoles(strategy).map((role) => {
    const person = holders.get(role) ?? null;
    const decided = approvals.find((one) => one.role === role && one.person_id === person?.id);
    const title: string | undefined = strategy.people?.[role]?.title;
    return { role, title: title ?? role, person, decision: decided?.decision ?? null };
  });
}

export async function versionReply(call: Asked, version: number): Promise<VersionReply> {
  const { tx, workspace } = call;
  const standing = await standingOf(call, version);
  const { kept, approvals, question, reading, errors, today } = standing;
  const before = await adoptedBefore(tx, workspace, version);
  const gaps = adoptionGaps({ ...question, errors });
  const planPages = await planPagesOf(kept.source_text, reading, today);
  return {
    ...rowOf(kept, await versionInForce(tx, workspace, today)),
    text: kept.source_text,
    changes: before ? differences(before.source_text, kept.source_text) : [],
    against: before?.version ?? null,
    errors,
    warnings: check(reading, today, planPages).summary.warnings,
    planPages,
    approvals: approvals.map((one) => ({
      at: one.decided_at.toISOString(),
      by: { person: one.person_id, name: one.person_name },
      role: one.role,
      decision: one.decision,
      comment: one.comment,
    })),
    accountable: question.accountable.map(({ role, title, person, decision }) => ({
      role,
      title,
      person,
      approved: decision === "approve",
    })),
    gaps,
    may: await mayNow(call, standing, gaps.length === 0),
  };
}

async function mayNow(
  { tx, workspace, principal, asking }: Asked,
  { question }: Standing,
  isComplete: boolean,
): Promise<VersionReply["may"]> {
  const now = asking.at.getTime();
  const people = await activePeople(tx, workspace);
  return {
    approve:
      may(principal, "strategy.decide", now).ok && rolesToDecideIn(question, principal.person, people).ok,
    adopt: may(principal, "strategy.adopt", now).ok && isComplete,
    withdraw: may(principal, "strategy.edit", now).ok && stepVersion(question.state, "withdraw").ok,
  };
}

export function rowOf(kept: VersionKept, inForce: number | null): VersionRow {
  const { version, state, adopted_from: adoptedFrom } = kept;
  const by = (person: string | null, name: string | null) => (name === null ? null : { person, name });
  return {
    version,
    name: kept.name,
    fileName: kept.file_name,
    state: stateOn({ version, state, isOvertaken: kept.is_overtaken }, inForce),
    adoptedFrom,
    submitted: {
      at: kept.loaded_at.toISOString(),
      by: by(kept.submitted_by, kept.submitted_by_name),
      note: kept.note,
    },
    adopted: kept.adopted_at && {
      at: kept.adopted_at.toISOString(),
      by: by(kept.adopted_by, kept.adopted_by_name),
    },
  };
}

/** What differs between two texts, in the strategy's words; a text that cannot be read says nothing. */
export const differences = (before: string, after: string) =>
  diffStrategies(parseStrategyFile(before).data ?? {}, parseStrategyFile(after).data ?? {}, "names");
