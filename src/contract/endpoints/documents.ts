import type { DocumentsReply, FileReply } from "../documents.ts";
import { get, looking, v1 } from "../endpoint.ts";

/** What a strategy prints itself as. */
export const documentsEndpoints = {
  documents: get<{ asOf?: string; version?: string }, DocumentsReply>()(
    `${v1}/documents`,
    "strategy.read",
    "The documents that the strategy prints itself as, what each found and what it has to leave open",
    looking,
  ),
  document: get<{ asOf?: string; version?: string; format?: string; agreement?: string }, FileReply>()(
    `${v1}/documents/:document`,
    "strategy.read",
    "One document as a file",
    [...looking, "format", "agreement"],
    { document: "document" },
  ),
} as const;
