import { Button, FileButton } from "@mantine/core";
import { useRef, useState } from "react";
import type { DraftConflict } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { textOf } from "../../../domain/strategy/plain-data.ts";
import { fetchReply, send } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { saveText } from "../../ui/save-text.ts";
import styles from "./Conflicts.module.css";
import { useDraft } from "./draft-context.ts";
import { baseOf, nameAt } from "./file-names.ts";
import { placeInWords } from "./place-words.ts";
import { useRoom } from "./room-context.ts";

type Brought = { name: string; text: string; base: number };
type Open = { brought: Brought; seen: number; conflicts: readonly DraftConflict[] };
type Said = { words: string; isRefusal: boolean };

/**
 * The draft as a file: down, to be edited anywhere, and up again. The name of the file carries the revision it was taken at, so
 * that what others saved meanwhile is joined and not written over.
 */
export function DraftFile() {
  const { store } = useRoom();
  const { closed } = useDraft();
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const download = async () => {
    await store.flush();
    const { text, fileName, revision } = await fetchReply(endpoints.draft, {});
    saveText(nameAt(fileName, revision), text, "application/yaml");
  };
  const bring = async (brought: Brought, decided?: { take: "brought" | "draft"; seen: number }) => {
    try {
      await store.flush();
      const reply = await send(endpoints.bringDraft, {
        body: brought.text,
        query: {
          base: String(brought.base),
          origin: "upload",
          ...(decided ? { take: decided.take, seen: String(decided.seen) } : {}),
        },
      });
      if (reply.saved) {
        setOpen(null);
        setSaid({
          words: `${brought.name} is in the draft: ${counted(reply.changes.length, "change")}.`,
          isRefusal: false,
        });
      } else setOpen({ brought, seen: reply.revision, conflicts: reply.conflicts });
      await store.refresh();
    } catch (error) {
      setOpen(null);
      setSaid({ words: refusalOf(error, {}).whole ?? "", isRefusal: true });
    }
  };
  // A file of the same name is another one once it was edited: the browser tells of it only when the last was put away.
  const putAway = useRef<() => void>(null);
  const choose = async (file: File | null) => {
    putAway.current?.();
    if (!file) return;
    setSaid(null);
    const current = (await fetchReply(endpoints.draft, {})).revision;
    await bring({ name: file.name, text: await file.text(), base: baseOf(file.name) ?? current });
  };
  return (
    <section aria-label="The draft as a file">
      <div className={styles.choice}>
        <Button variant="default" size="compact-sm" onClick={() => void download()}>
          Download the file
        </Button>
        {closed === null && (
          <FileButton
            resetRef={putAway}
            accept=".yaml,.yml,.txt,application/yaml,text/plain"
            onChange={(file) => void choose(file)}
          >
            {({ onClick }) => (
              <Button variant="default" size="compact-sm" onClick={onClick}>
                Upload a file
              </Button>
            )}
          </FileButton>
        )}
        <span className="small quiet">
          Its name says which revision it is: what others save meanwhile stays when it comes back.
        </span>
      </div>
      {said && <p role={said.isRefusal ? "alert" : "status"}>{said.words}</p>}
      {open && (
        <Disagreeing
          open={open}
          onTake={(take) => void bring(open.brought, { take, seen: open.seen })}
          onLeave={() => setOpen(null)}
        />
      )}
    </section>
  );
}

type DisagreeingProps = { open: Open; onTake: (take: "brought" | "draft") => void; onLeave: () => void };

function Disagreeing({ open: { brought, conflicts }, onTake, onLeave }: DisagreeingProps) {
  return (
    <div className={styles.conflicts}>
      <h2>
        <span role="alert">
          {counted(conflicts.length, "place")} changed in {brought.name} and in the draft
        </span>
      </h2>
      <p>Nothing is saved yet. Everything else joins, whichever side you choose here.</p>
      <ul>
        {conflicts.map(({ pointer, yours, theirs }) => (
          <li key={pointer} className={styles.conflict}>
            <p className={styles.place}>{placeInWords(pathOf(pointer))}</p>
            <dl className={styles.sides}>
              <div>
                <dt>In the file</dt>
                <dd>{yours === undefined ? "taken away" : textOf(yours)}</dd>
              </div>
              <div>
                <dt>In the draft</dt>
                <dd>{theirs === undefined ? "taken away" : textOf(theirs)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      <div className={styles.choice}>
        <Button variant="default" size="compact-sm" onClick={() => onTake("brought")}>
          Take the file in these places
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => onTake("draft")}>
          Keep the draft in these places
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
