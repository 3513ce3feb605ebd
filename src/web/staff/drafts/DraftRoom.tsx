import { useParams } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useMemo } from "react";
import { Failed, Waiting } from "../../ui/states.tsx";
import { useMay } from "../session/session.ts";
import { namesOf } from "../../../domain/strategy/names-of.ts";
import { useAsked } from "../workspace.ts";
import { Conflicts } from "./Conflicts.tsx";
import { type Draft, DraftContext } from "./draft-context.ts";
import { DraftHome } from "./DraftHome.tsx";
import { DraftPart } from "./DraftPart.tsx";
import type { DraftStore, DraftView } from "./draft-store.ts";
import { FileState } from "./FileState.tsx";
import { readDraft } from "./reading.ts";
import { RoomContext } from "./room-context.ts";
import { ToastLine } from "./ToastLine.tsx";
import { Unreadable } from "./Unreadable.tsx";
import { useDraftStore } from "./use-draft-store.ts";

/** The room in which a strategy is written: its parts, or one of them. */
export function DraftRoom() {
  const { store, view, error, again } = useDraftStore();
  if (!view) return error ? <Failed error={error} retry={again} /> : <Waiting for="the draft" />;
  if (view.reply.data === null) return <Unreadable reply={view.reply} />;
  return <Open store={store} view={view} />;
}

function Open({ store, view }: { store: DraftStore; view: DraftView }) {
  const { asOf } = useAsked();
  const closed = useMay()("strategy.edit");
  const { part } = useParams({ strict: false });
  // Fields follow each letter; the check may lag a moment behind a fast typist.
  const settled = useDeferredValue(view.local.data);
  const read = useMemo(() => readDraft(settled, asOf), [settled, asOf]);
  const names = useMemo(() => namesOf(settled), [settled]);
  const { data } = view.local;
  const draft = useMemo<Draft>(
    () => ({
      data,
      strategy: read.strategy,
      findings: read.report.findings,
      names,
      asOf,
      edit: (edits, words, manner) => store.edit(edits, words, { seen: data, manner }),
      latest: () => store.view()?.local.data,
      closed,
    }),
    [data, read, names, asOf, store, closed],
  );
  const room = useMemo(() => ({ store, view, report: read.report, found: read.found }), [store, view, read]);
  useUndoKeys(store);
  return (
    <RoomContext value={room}>
      <DraftContext value={draft}>
        <Conflicts />
        <FileState />
        {part === undefined ? <DraftHome /> : <DraftPart key={part} part={part} />}
        <ToastLine toast={view.toast} store={store} />
      </DraftContext>
    </RoomContext>
  );
}

/** Ctrl-Z and Ctrl-Shift-Z on the page; inside a text field they belong to the field. */
function useUndoKeys(store: DraftStore): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
      event.preventDefault();
      if (event.shiftKey) store.redo();
      else store.undo();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [store]);
}
