import { useEffect, useState, useSyncExternalStore } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { fetchReply, isWorthRetrying, NoAnswerError, says, send } from "../../client.ts";
import { useSession } from "../session/session.ts";
import { type DraftServer, DraftStore, type DraftView } from "./draft-store.ts";
import { keeperFor } from "./kept-edits.ts";

const server: DraftServer = {
  load: () => fetchReply(endpoints.draft, {}),
  state: () => fetchReply(endpoints.draftState, {}),
  save: (revision, edits) =>
    send(endpoints.editDraft, {
      body: { revision, edits: edits.map(({ path, value }) => ({ path: [...path], value })) },
    }),
  isTrouble: (error) => error instanceof NoAnswerError || isWorthRetrying(error),
  isTakenAlready: (error) => says(error, "answered-already"),
  isSignedOut: (error) => says(error, "not-signed-in"),
};

let kept: { of: string; store: DraftStore } | undefined;

/** One store for the tab, whoever leaves the room and comes back finds it; another person or workspace begins anew. */
function storeOf(workspace: string, person: string): DraftStore {
  const of = `${workspace} ${person}`;
  if (kept?.of !== of) kept = { of, store: new DraftStore(server, keeperFor(workspace, person)) };
  return kept.store;
}

/** The draft, once it is here; until then why not. */
export function useDraftStore(): {
  store: DraftStore;
  view: DraftView | undefined;
  error: unknown;
  again: () => void;
} {
  const { workspace, you } = useSession();
  const store = storeOf(workspace?.name ?? "", you?.email ?? "");
  const view = useSyncExternalStore(store.subscribe, store.view);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    store.open().then(() => setError(null), setError);
  }, [store, tries]);
  return { store, view, error, again: () => setTries(tries + 1) };
}
