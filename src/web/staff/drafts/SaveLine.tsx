import { Button } from "@mantine/core";
import { shortMoment } from "../../ui/numbers.ts";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { useDraft } from "./draft-context.ts";
import type { DraftView } from "./draft-store.ts";
import { useRoom } from "./room-context.ts";
import styles from "./SaveLine.module.css";

/** Whether what one wrote is safe, who saved last, and the way back and forth. */
export function SaveLine() {
  const { view, store } = useRoom();
  const { closed } = useDraft();
  const { done, undone } = view.local;
  const [last, next] = [done.at(-1), undone.at(-1)];
  return (
    <div className={`${styles.line} not-printed`}>
      <p className="small" role="status">
        {closed === null ? <State view={view} /> : closed}
        <span className="quiet">{savedInWords(view)}</span>
      </p>
      {closed === null && (
        <div className={styles.ways}>
          <Button
            variant="default"
            size="compact-xs"
            disabled={!last}
            onClick={store.undo}
            title={last ? `${last.words} (Ctrl-Z)` : undefined}
            aria-label={last ? `Undo: ${last.words}` : "Undo"}
          >
            Undo
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            disabled={!next}
            onClick={store.redo}
            title={next ? `${next.words} (Ctrl-Shift-Z)` : undefined}
            aria-label={next ? `Do again: ${next.words}` : "Do again"}
          >
            Do again
          </Button>
        </div>
      )}
    </div>
  );
}

function State({ view: { saving, local } }: { view: DraftView }) {
  if (local.conflicts.length > 0)
    return (
      <>
        <StatusMark of="late" word={false} /> What two people changed waits for a choice, above; the rest is
        saved.
      </>
    );
  switch (saving.is) {
    case "saved":
      return "Everything is saved.";
    case "waiting":
    case "saving":
      return "Saving.";
    case "silent":
      return (
        <>
          <StatusMark of="late" word={false} /> The server does not answer. What you write is kept in this
          browser and sent again.
        </>
      );
    case "signed-out":
      return (
        <>
          <StatusMark of="late" word={false} /> Your session has ended. What you write is kept in this browser
          and saved once you have signed in.
        </>
      );
    case "refused":
      return (
        <>
          <StatusMark of="out" word={false} /> Not saved: {saving.reason} Change it, and it is tried again.
        </>
      );
  }
}

/** Where the draft stands besides on the server; what is the matter with the file is said above. */
const fileInWords = (file: DraftView["reply"]["file"]): string =>
  file === null
    ? ""
    : file.state === "in-step"
      ? ` In step with ${file.path}.`
      : ` Not in step with ${file.path}.`;

function savedInWords({ reply, local }: DraftView): string {
  const { saved, basedOn, changed } = reply;
  const beside = fileInWords(reply.file);
  const base = basedOn === null ? "" : ` It stands on version ${basedOn}${changed ? "" : ", unchanged"}.`;
  if (saved === null) return ` Nobody has changed the draft yet.${base}${beside}`;
  const who = saved.by?.name ?? (saved.origin === "file" ? "An editor of the file" : "The program");
  return ` ${who} saved last, ${shortMoment(saved.at)} (revision ${local.revision}).${base}${beside}`;
}
