import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { DraftImportReply } from "../../../contract/drafts.ts";
import { send } from "../../client.ts";

export type Document = {
  text: string;
  /** Of the file; null where the text was pasted. */
  name: string | null;
  /** Empty where the document says it. */
  currency: string;
  year: string;
};
/** Which side counts in all places where document and draft disagree. */
export type Side = "document" | "draft";

export type Bringing = {
  document: Document;
  change: (change: Partial<Document>) => void;
  /** What was read of the document as it stands; null before it was read. */
  result: { reply: DraftImportReply; isTaken: boolean } | null;
  /** Rehearses: the draft stays as it is. */
  read: (document: Document) => Promise<void>;
  /** Where the draft was changed meanwhile and disagrees now, nothing is taken, and the places are shown. */
  take: (side: Side | undefined) => Promise<void>;
  /** To the text again, as it was; once it was taken, to the next one. */
  back: () => void;
};

const empty: Document = { text: "", name: null, currency: "", year: "" };

export function useBringing(): Bringing {
  const queries = useQueryClient();
  const [document, setDocument] = useState(empty);
  const [result, setResult] = useState<Bringing["result"]>(null);
  return {
    document,
    change: (change) => setDocument((last) => ({ ...last, ...change })),
    result,
    read: async (read) => {
      setDocument(read);
      setResult({ reply: await ask(read, { dryRun: true }), isTaken: false });
    },
    take: async (side) => {
      const reply = await ask(document, { take: side });
      setResult({ reply, isTaken: reply.save.saved });
      await queries.invalidateQueries();
    },
    back: () => {
      if (result?.isTaken) setDocument(empty);
      setResult(null);
    },
  };
}

const ask = (
  { text, currency, year }: Document,
  { take, dryRun = false }: { take?: Side | undefined; dryRun?: boolean },
) => send(endpoints.importDraft, { body: text, query: { currency, year, take }, dryRun });
