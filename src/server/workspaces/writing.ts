import { lockWorkspace, raiseFactsRevision } from "./queries.ts";

/** To be called before facts of a workspace are written: writers wait for each other. False where there is no such workspace. */
export const lockForWriting = lockWorkspace;

/** To be called after facts of a workspace were written: what readers kept of the old ones no longer stands. */
export const factsChanged = raiseFactsRevision;
