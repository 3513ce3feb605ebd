import { Button, FileButton } from "@mantine/core";
import { useRef, useState } from "react";
import type { DraftConflict } from "../../../contract/drafts.ts";
import type { Change as WordedChange } from "../../../domain/strategy/diff.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { misfitOfUtf8 } from "../../../domain/shared/utf8.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { fetchReply, send } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { saveText } from "../../ui/save-text.ts";
import { Changes } from "../versions/Changes.tsx";
import styles from "./Conflicts.module.css";
import { useDraft } from "./draft-context.ts";
import { baseOf, nameAt } from "./file-names.ts";
import { placeInWords } from "./place-words.ts";
import { useRoom } from "./room-context.ts";
import { TwoTexts } from "./TwoTexts.tsx";

type Brought = { name: string; text: string; base: number };
/** What was chosen and is not in the draft yet: what it would change there, or where the two disagree. */
type Open = { brought: Brought } & (
  | { changes: readonly WordedChange[] }
  | { seen: number; conflicts: readonly DraftConflict[] }
);
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
  const ask = async (brought: Brought, how: { dryRun?: boolean; decided?: Decided } = {}) => {
    await store.flush();
    const { decided, dryRun = false } = how;
    return send(endpoints.bringDraft, {
      body: brought.text,
      query: {
        base: String(brought.base),
        origin: "upload",
        ...(decided ? { take: decided.take, seen: String(decided.seen) } : {}),
      },
      dryRun,
    });
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      setOpen(null);
      setSaid({ words: refusalOf(error, {}).whole ?? String(error), isRefusal: true });
    }
  };
  const bring = (brought: Brought, decided?: Decided) =>
    attempt(async () => {
      const reply = await ask(brought, decided ? { decided } : {});
      if (reply.saved) {
        setOpen(null);
        const words = `${brought.name} is in the draft: ${counted(reply.changes.length, "change")}.`;
        setSaid({ words, isRefusal: false });
      } else setOpen({ brought, seen: reply.revision, conflicts: reply.conflicts });
      await store.refresh();
    });
  // A file of the same name is another one once it was edited: the browser tells of it only when the last was put away.
  const putAway = useRef<() => void>(null);
  const choose = (file: File | null) =>
    attempt(async () => {
      putAway.current?.();
      if (!file) return;
      setSaid(null);
      const current = (await fetchReply(endpoints.draft, {})).revision;
      const brought = { name: file.name, text: await textIn(file), base: baseOf(file.name) ?? current };
      const reply = await ask(brought, { dryRun: true });
      if (!reply.saved) setOpen({ brought, seen: reply.revision, conflicts: reply.conflicts });
      else if (reply.revision !== current) setOpen({ brought, changes: reply.changes });
      else setSaid({ words: `${file.name} is the draft as it stands: nothing to bring.`, isRefusal: false });
    });
  return (
    <section aria-label="The draft as a file">
      <div className={styles.choice}>
        <Button variant="default" size="compact-sm" onClick={() => void download()}>
          Download the file
        </Button>
        {closed === null && (
          <FileButton
            resetRef={putAway}
            accept=".yaml,.yml,application/yaml"
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
      {open &&
        ("changes" in open ? (
          <Preview open={open} onBring={() => void bring(open.brought)} onLeave={() => setOpen(null)} />
        ) : (
          <Disagreeing
            open={open}
            onTake={(take) => void bring(open.brought, { take, seen: open.seen })}
            onLeave={() => setOpen(null)}
          />
        ))}
    </section>
  );
}

/** A strategy of somebody else, or a text of another kind, is told by what it would change. */
function Preview({
  open: { brought, changes },
  onBring,
  onLeave,
}: {
  open: Extract<Open, { changes: unknown }>;
  onBring: () => void;
  onLeave: () => void;
}) {
  const gone = changes.filter(({ kind }) => kind === "removed").length;
  return (
    <div className={styles.conflicts} role="group" aria-label="What the file would change">
      {changes.length === 0 ? (
        <h2>{brought.name} says what the draft says, with other comments, order or line ends</h2>
      ) : (
        <>
          <h2>
            {brought.name} would change {counted(changes.length, "place")}
            {gone > 0 && `; it takes ${gone} away`}
          </h2>
          <details>
            <summary>What it changes</summary>
            <Changes of={[...changes]} />
          </details>
        </>
      )}
      <div className={styles.choice}>
        <Button variant="default" size="compact-sm" onClick={onBring}>
          Bring it into the draft
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

/** A strategy is written in UTF-8; in another encoding its umlauts would be lost without a word. */
async function textIn(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const misfit = misfitOfUtf8(bytes);
  if (!misfit) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const { line, column } = misfit;
  throw new Error(
    `${file.name} is no text in UTF-8 (line ${line}, column ${column}). Save it as UTF-8 and choose it again.`,
  );
}

type Decided = { take: "brought" | "draft"; seen: number };
type DisagreeingProps = {
  open: Extract<Open, { conflicts: unknown }>;
  onTake: (take: "brought" | "draft") => void;
  onLeave: () => void;
};

function Disagreeing({ open: { brought, conflicts }, onTake, onLeave }: DisagreeingProps) {
  const { names } = useDraft();
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
            <p className={styles.place}>{placeInWords(pathOf(pointer), names)}</p>
            <TwoTexts
              sides={[
                { title: "In the file", value: yours },
                { title: "In the draft", value: theirs },
              ]}
            />
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
