import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import { resolveFile } from "../working-copy/resolving.ts";
import { bringDraft, editDraft } from "./editing.ts";
import { draftHistoryReply, undoDraft } from "./history.ts";
import { importDraft } from "./importing.ts";
import { startDraft } from "./starting.ts";
import { draftReply, draftStateReply } from "./reading.ts";

/** The draft: the one working text of a workspace. */
export function draftRoutes(serve: Serve): void {
  serve.staff(endpoints.draft, draftReply);
  serve.staff(endpoints.draftState, draftStateReply);
  serve.staff(endpoints.editDraft, editDraft);
  serve.staff(endpoints.bringDraft, bringDraft);
  serve.staff(endpoints.importDraft, importDraft);
  serve.staff(endpoints.startDraft, startDraft);
  serve.staff(endpoints.draftHistory, draftHistoryReply);
  serve.staff(endpoints.resolveFile, resolveFile);
  serve.staff(endpoints.undoDraft, undoDraft);
}
