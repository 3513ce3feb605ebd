import type { VersionChangesReply, VersionsReply } from "../../contract/drafts.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { dayInWords } from "../../domain/shared/day-in-words.ts";
import { currentDraft } from "../drafts/reading.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery } from "../http/problems.ts";
import { dayAsked } from "../http/questions.ts";
import { absent } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { textOfVersion, versionInForce } from "../strategies/actions.ts";
import { adoptedBefore, versionNumbered, versionsBefore } from "./queries.ts";
import { differences, rowOf, todayFor } from "./standing.ts";

export async function versionsReply(call: Call): Promise<VersionsReply> {
  const { tx, workspace, query } = call;
  const page = pageAsked<number>(call, endpoints.versions);
  const found = await versionsBefore(tx, workspace, { before: page.after, limit: page.limit + 1 });
  const { rows, next } = pageOf(page, found, ({ version }) => version);
  const day = dayAsked(query, "asOf") ?? (await todayFor(call));
  const inForce = await versionInForce(tx, workspace, day);
  return { rows: rows.map((row) => rowOf(row, inForce)), inForce, next };
}

/** A version against another one or the draft; else against the one that was adopted before it. */
export async function versionChangesReply(call: Call, version: number): Promise<VersionChangesReply> {
  const { tx, workspace, query } = call;
  const text = await textOrAbsent(call, version);
  const named = againstAsked(query["against"]);
  if (named !== undefined)
    return { of: version, against: named, changes: differences(await textOf(call, named), text) };
  const before = await adoptedBefore(tx, workspace, version);
  const changes = before ? differences(before.source_text, text) : [];
  return { of: version, against: before?.version ?? null, changes };
}

/** The draft against a version; else against the one in force. */
export async function draftChangesReply(call: Call): Promise<VersionChangesReply> {
  const { tx, workspace, query } = call;
  const { text } = await currentDraft(tx, workspace);
  const named = againstAsked(query["against"]) ?? (await versionInForce(tx, workspace, await todayFor(call)));
  const changes = named === null ? [] : differences(await textOf(call, named), text);
  return { of: "draft", against: named, changes };
}

const textOf = async (call: Call, named: number | "draft"): Promise<string> =>
  named === "draft" ? (await currentDraft(call.tx, call.workspace)).text : textOrAbsent(call, named);

async function textOrAbsent({ tx, workspace }: Call, version: number): Promise<string> {
  const text = await textOfVersion(tx, workspace, version);
  if (text === undefined) throw absent("version");
  return text;
}

function againstAsked(text: string | undefined): number | "draft" | undefined {
  if (text === undefined || text === "draft") return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw badQuery("against", text, "the number of a version, or draft");
}

/** The version that an address names. */
export function versionIn(params: Readonly<Record<string, string>>): number {
  const text = params["version"] ?? "";
  if (!/^[1-9]\d{0,8}$/.test(text)) throw absent("version");
  return Number(text);
}

/** Who adopted a version and when, in words; null where nobody did yet. */
export async function approverOf(
  { tx, workspace }: Pick<Call, "tx" | "workspace">,
  version: number,
): Promise<string | null> {
  const kept = await versionNumbered(tx, workspace, version);
  if (!kept?.adopted_at) return null;
  // Only the program leaves a note and no name: what it made with the workspace is in force, and nobody decided on it.
  if (kept.adopted_by_name === null && kept.note !== null) return null;
  const day = dayInWords(kept.adopted_at.toISOString().slice(0, 10));
  return `${kept.adopted_by_name ?? "whoever runs the server"} on ${day}`;
}
