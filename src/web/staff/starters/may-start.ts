import type { DraftReply } from "../../../contract/drafts.ts";

/** A starter may begin a draft into which nobody has written; another starter is no writing. */
export const mayStart = ({ changed, saved }: Pick<DraftReply, "changed" | "saved">): boolean =>
  !changed || saved?.origin === "starter";
