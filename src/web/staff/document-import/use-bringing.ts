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
export type Side = "document" | "draft";
/** Which side counts where document and draft disagree, by the pointer of the place. */
export type Sides = ReadonlyMap<string, Side>;

export type Bringing = {
  document: Document;
  change: (change: Partial<Document>) => void;
  /** What was read of the document as it stands; null before it was read. */
  result: { reply: DraftImportReply; isTaken: boolean } | null;
  /** Rehearses: the draft stays as it is. */
  read: (document: Document) => Promise<void>;
  /** Where the draft was changed meanwhile and disagrees now, nothing is taken, and the places are shown. */
  take: (sides: Sides) => Promise<void>;
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
    take: async (sides) => {
      const reply = await ask(document, { sides, seen: result?.reply.save.revision });
      setResult({ reply, isTaken: reply.save.saved });
      await queries.invalidateQueries();
    },
    back: () => {
      if (result?.isTaken) setDocument(empty);
      setResult(null);
    },
  };
}

type Decision = { sides?: Sides; seen?: number | undefined; dryRun?: boolean };

const ask = ({ text, currency, year }: Document, { sides, seen, dryRun = false }: Decision) =>
  send(endpoints.importDraft, {
    body: text,
    query: { currency, year, ...(sides?.size ? { ...decisionsOf(sides), seen: String(seen ?? "") } : {}) },
    dryRun,
  });

/** The side of most places for all, and the others by name: an address has room for hundreds of places, not for thousands. */
function decisionsOf(sides: Sides): { take: Side } & Partial<Record<Side, string>> {
  const places = (side: Side) => [...sides].filter(([, one]) => one === side).map(([place]) => place);
  const [document, draft] = [places("document"), places("draft")];
  return document.length > draft.length
    ? { take: "document", draft: draft.join(",") }
    : { take: "draft", document: document.join(",") };
}
