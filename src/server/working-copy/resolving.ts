import type { ReadBodies } from "../../contract/bodies.ts";
import type { DraftSavedReply } from "../../contract/drafts.ts";
import type { Decided } from "../../domain/strategy/merge.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { currentDraft, read } from "../drafts/reading.ts";
import { saveDraft } from "../drafts/saving.ts";
import { refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { type FileKept, holdWorkingFile, updateWorkingFile, workingFile } from "./queries.ts";
import { joinFile } from "./stepping.ts";

type Resolve = ReadBodies["resolveFile"];

/** Decides what the working copy waits for: places that file and draft both changed, a file that cannot be read or is gone. */
export async function resolveFile(call: Call<Resolve>): Promise<DraftSavedReply> {
  const { tx, workspace, site, asking } = call;
  const there = site.workingCopy?.workspace() === workspace ? await workingFile(tx, workspace) : undefined;
  if (!there) throw noFile();
  const kept = await holdWorkingFile(tx, workspace, there.path, asking.at);
  if (kept.state === "in-step") throw inStep();
  return kept.state === "conflict" ? joinDecided(call, kept) : writeOver(call, kept);
}

/** What is decided is decided on the file as it was shown; what was written into it since is joined in the next step. */
async function joinDecided(call: Call<Resolve>, kept: FileKept): Promise<DraftSavedReply> {
  const { tx, workspace, body, asking } = call;
  const [text, common] = [kept.file_text ?? "", kept.common_text ?? ""];
  const { revision } = await currentDraft(tx, workspace);
  const brought = read(text);
  const reply = await saveDraft(call, {
    on: revision,
    origin: "file",
    join: (current) => joinFile(common, brought, current, decidedIn(body)),
  });
  if (reply.saved) {
    const inStep = { state: "in-step", problem: null, conflicts: [], fileText: null } as const;
    await updateWorkingFile(tx, workspace, { ...inStep, commonText: text }, asking.at);
  }
  return reply;
}

function decidedIn({ take, file = [], screen = [] }: Resolve): Decided {
  const [ofFile, ofScreen] = [new Set(file), new Set(screen)];
  const otherwise = take === undefined ? undefined : take === "file" ? "mine" : "theirs";
  return (path) => {
    const place = pointer(path);
    return ofFile.has(place) ? "mine" : ofScreen.has(place) ? "theirs" : otherwise;
  };
}

/** A file that cannot be read is kept beside the one that takes its place. */
async function writeOver(call: Call<Resolve>, { state }: FileKept): Promise<DraftSavedReply> {
  const { tx, workspace, body, asking, site, afterCommit, audit } = call;
  if (body.take !== "screen")
    throw refused(
      409,
      {
        reason: state === "gone" ? "The file is gone" : "The file cannot be read",
        accepted: "take: screen, which writes the draft there; or mend the file itself",
      },
      { pointer: "/take", code: "nothing-to-take" },
    );
  await updateWorkingFile(tx, workspace, { takesDraft: true }, asking.at);
  await audit({ action: "working-file.overwritten", object: { kind: "draft", id: "file" } });
  afterCommit(() => site.workingCopy?.nudge());
  const { revision, data } = await currentDraft(tx, workspace);
  return { saved: true, revision, joined: false, data: data ?? null, changes: [] };
}

const noFile = () =>
  refused(
    409,
    { reason: "The draft has no file", accepted: "ENTENTE_WORKING_COPY set where the server runs" },
    { code: "no-file" },
  );

const inStep = () =>
  refused(
    409,
    { reason: "File and draft are in step", accepted: "nothing; there is nothing to decide" },
    { code: "in-step" },
  );
