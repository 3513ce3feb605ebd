import { createHash } from "node:crypto";
import type { ReadBodies } from "../../contract/bodies.ts";
import { broughtOrigins, type DraftOrigin, type DraftSavedReply } from "../../contract/drafts.ts";
import { withValue } from "../../domain/strategy/changes.ts";
import type { Decided } from "../../domain/strategy/merge.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { isMap } from "../../domain/strategy/plain-data.ts";
import { badQuery, Refused } from "../http/problems.ts";
import { refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { join } from "./joining.ts";
import { asItWas } from "./returning.ts";
import { currentDraft, draftAt, type DraftText, read } from "./reading.ts";
import { saveDraft } from "./saving.ts";

type EditBody = ReadBodies["editDraft"];

/**
 * Edits of a page: they count on the data of the revision that the page showed, and are joined with what was saved since. They
 * go into the text as it stands, so that its comments and its order stay; an element that they bring back goes where it was.
 */
export async function editDraft(call: Call<EditBody>): Promise<DraftSavedReply> {
  const { tx, workspace, body } = call;
  const base = readableOr409(await revisionNamed(call, body.revision, "/revision"));
  const mine = edited(base.data, body.edits);
  refuseUnreadable(await currentDraft(tx, workspace));
  return saveDraft(call, {
    on: base.revision,
    origin: "screen",
    join: (current) => {
      const decided = decidedIn(body.resolved, current);
      const joined = join({ base: base.data, mine, theirs: current.data }, current, { decided });
      return joined.ok ? asItWas(call, current, joined) : joined;
    },
  });
}

function edited(data: unknown, edits: EditBody["edits"]): unknown {
  let value = data;
  edits.forEach((edit, index) => {
    try {
      value = withValue(value, edit.path, edit.value);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw refused(
        422,
        {
          reason: `${pointer(edit.path)} is no place of a list`,
          accepted: "an index up to the list's length",
        },
        { pointer: `/edits/${index}/path`, code: "no-place" },
      );
    }
  });
  return isMap(value) ? value : {};
}

/** What was decided about conflicts counts for those that were seen: not once somebody has saved since. */
export function decidedIn(resolved: EditBody["resolved"], current: DraftText): Decided | undefined {
  if (resolved === undefined || resolved.revision !== current.revision) return undefined;
  const [yours, theirs] = [new Set(resolved.yours), new Set(resolved.theirs)];
  return (path) => {
    const place = pointer(path);
    return yours.has(place) ? "mine" : theirs.has(place) ? "theirs" : undefined;
  };
}

/**
 * A whole text that was written on a revision: an upload, a push, a starter. What others saved since is put into it, so that
 * its own comments stay. A text that is no YAML is refused with line and column.
 */
export async function bringDraft(call: Call<string>): Promise<DraftSavedReply> {
  const { body, query } = call;
  const base = readableOr409(await revisionNamed(call, numberAsked(query), "?base"));
  refuseOther(base, query);
  const brought = read(body);
  refuseBroken(brought.problems);
  return saveDraft(call, {
    on: base.revision,
    origin: originAsked(query),
    fileName: fileNameAsked(query),
    join: (current) =>
      join({ base: base.data, mine: brought.data, theirs: current.data }, brought, {
        decided: takenIn(query, current.revision),
        texts: { base: base.text, other: current.text },
      }),
  });
}

/**
 * A number alone does not tell drafts apart: of another workspace or server, or of this one before a backup was restored. Joined
 * on the wrong text, the one that is brought would take the place of the draft.
 */
function refuseOther({ revision, text }: DraftText, { sha256 }: Query): void {
  if (sha256 === undefined) return;
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw badQuery("sha256", sha256.slice(0, 100), "a SHA-256 as 64 hexadecimal digits");
  if (createHash("sha256").update(text).digest("hex") === sha256) return;
  throw refused(
    409,
    {
      reason: `Revision ${revision} of this draft is another text than the one that the file was pulled as`,
      accepted:
        "the file's own server and workspace; or entente pull into another file, and the changes made there",
    },
    { pointer: "?sha256", code: "other-draft" },
  );
}

/** One decision for every conflict that was shown; not once somebody has saved since. */
function takenIn({ take, seen }: Query, revision: number): Decided | undefined {
  if (take === undefined) return undefined;
  if (take !== "brought" && take !== "draft") throw badQuery("take", take, "brought or draft");
  if (seen !== String(revision)) return undefined;
  return () => (take === "brought" ? "mine" : "theirs");
}

function refuseBroken(problems: DraftText["problems"]): void {
  if (problems.length === 0) return;
  const errors = problems.map(({ line, column, reason, accepted }) => ({
    pointer: `${line}:${column}`,
    code: "not-readable",
    detail: `Line ${line}, column ${column}: ${reason}`,
    accepted,
  }));
  throw new Refused(422, `The text cannot be read. ${errors[0]?.detail ?? ""}`, errors);
}

async function revisionNamed(call: Call<unknown>, revision: number, place: string): Promise<DraftText> {
  return draftAt(call.tx, call.workspace, revision).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    const reason = `The draft has no revision ${revision}`;
    throw refused(
      422,
      { reason, accepted: "a revision that the draft had" },
      { pointer: place, code: "unknown-revision" },
    );
  });
}

const readableOr409 = (draft: DraftText): DraftText => {
  refuseUnreadable(draft);
  return draft;
};

/** Only a version of an older program can be such a text: what is saved is readable. */
export function refuseUnreadable({ data, problems }: DraftText): void {
  if (isMap(data)) return;
  const [problem] = problems;
  const where = problem ? `line ${problem.line}: ${problem.reason}` : "it is no map of parts";
  throw refused(
    409,
    { reason: `The draft cannot be read (${where})`, accepted: "a whole text that can be read" },
    { code: "draft-unreadable" },
  );
}

type Query = Readonly<Record<string, string | undefined>>;

function numberAsked({ base = "" }: Query): number {
  if (/^\d{1,9}$/.test(base)) return Number(base);
  throw badQuery("base", base, "the revision that the text was written on, 0 or more");
}

function originAsked({ origin = "upload" }: Query): DraftOrigin {
  const known = broughtOrigins.find((one) => one === origin);
  if (known) return known;
  throw badQuery("origin", origin, `one of: ${broughtOrigins.join(", ")}`);
}

function fileNameAsked({ fileName }: Query): string | undefined {
  if (fileName === undefined || /^[^\p{Cc}\p{Cf}\p{Cs}/\\]{1,200}$/u.test(fileName)) return fileName;
  throw badQuery("fileName", fileName.slice(0, 200), "the name of a file, such as strategy.yaml");
}
