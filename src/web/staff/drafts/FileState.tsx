import { Button } from "@mantine/core";
import { useState } from "react";
import type { DraftConflict, WorkingFile } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { valueAt } from "../../../domain/strategy/plain-data.ts";
import { send } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { Toggle } from "./kit/Toggles.tsx";
import styles from "./Conflicts.module.css";
import { useDraft } from "./draft-context.ts";
import { placeInWords } from "./place-words.ts";
import { useRoom } from "./room-context.ts";
import { TwoTexts } from "./TwoTexts.tsx";

type Sides = { file?: string[]; screen?: string[]; take?: "file" | "screen" };

/** The file that the server watches, when it and the draft are not in step: what is the matter, and the way out. */
export function FileState() {
  const { view, store } = useRoom();
  const { closed } = useDraft();
  const { file } = view.reply;
  const [refused, setRefused] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  if (file === null || file.state === "in-step") return null;
  const resolve = async (body: Sides) => {
    try {
      await store.flush();
      await send(endpoints.resolveFile, { body });
      setAsked(body.take === "screen");
      setRefused(null);
      await store.refresh();
      // The watcher writes a moment later; nobody should press a second time meanwhile.
      for (const pauseMs of [700, 1500])
        setTimeout(() => void store.refresh().catch(() => undefined), pauseMs);
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    }
  };
  return (
    <section className={styles.conflicts} aria-label="The file and the draft">
      <h2>
        <span role="alert">{headlineOf(file)}</span>
      </h2>
      {file.state === "conflict" ? (
        <FileConflicts
          key={file.conflicts.map(({ pointer }) => pointer).join()}
          of={file.conflicts}
          closed={closed}
          resolve={resolve}
        />
      ) : (
        <Broken file={file} closed={closed} resolve={resolve} />
      )}
      {isAsked && refused === null && (
        <p role="status" className="small">
          It is written within two seconds, and this goes then. Where it stays, the folder is gone or may not
          be written into.
        </p>
      )}
      {refused !== null && <p role="alert">{refused}</p>}
    </section>
  );
}

function headlineOf({ state, conflicts, path }: WorkingFile): string {
  if (state === "conflict") return `${counted(conflicts.length, "place")} changed in the file and here`;
  return state === "gone" ? `${path} is gone` : `${path} is not in step with the draft`;
}

type Resolving = { closed: string | null; resolve: (sides: Sides) => Promise<void> };

function Broken({ file: { state, problem }, closed, resolve }: Resolving & { file: WorkingFile }) {
  return (
    <>
      {problem && (
        <p>
          Line {problem.line}, column {problem.column}: {problem.reason}
          {problem.accepted && `; ${problem.accepted}`}.
        </p>
      )}
      <p>
        {state === "gone" ? "Put it back" : "Mend it where it stands"}, and it is read again by itself. What
        is written here is saved in the draft meanwhile, and reaches the file after that.
      </p>
      {closed === null && (
        <div className={styles.choice}>
          <Button variant="default" size="compact-sm" onClick={() => void resolve({ take: "screen" })}>
            {state === "gone" ? "Write the draft there" : "Write the draft over it"}
          </Button>
          {state !== "gone" && <span className="small quiet">What stands there now is kept beside it.</span>}
        </div>
      )}
    </>
  );
}

function FileConflicts({ of, closed, resolve }: Resolving & { of: readonly DraftConflict[] }) {
  // As it stands now: it may have been written on since the two met.
  const { data, names } = useDraft();
  const [chosen, setChosen] = useState<Readonly<Record<string, "file" | "screen">>>({});
  const open = of.filter(({ pointer }) => chosen[pointer] === undefined).length;
  const placesOf = (side: "file" | "screen") =>
    of.flatMap(({ pointer }) => (chosen[pointer] === side ? [pointer] : []));
  return (
    <>
      <ul>
        {of.map(({ pointer, yours }) => (
          <li key={pointer} className={styles.conflict}>
            <p className={styles.place}>{placeInWords(pathOf(pointer), names)}</p>
            <TwoTexts
              sides={[
                { title: "In the file", value: yours },
                { title: "Here, in the draft", value: valueAt(data, pathOf(pointer)) },
              ]}
            />
            <div className={styles.choice}>
              {(["file", "screen"] as const).map((side) => (
                <Toggle
                  key={side}
                  isOn={chosen[pointer] === side}
                  closed={closed}
                  onPress={() => setChosen({ ...chosen, [pointer]: side })}
                >
                  {side === "file" ? "Take the file" : "Keep the draft"}
                </Toggle>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {closed === null && (
        <div className={styles.choice}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={open > 0}
            onClick={() => void resolve({ file: placesOf("file"), screen: placesOf("screen") })}
          >
            Join them
          </Button>
          {open > 0 && <span className="small quiet">{counted(open, "place")} to choose first.</span>}
        </div>
      )}
    </>
  );
}
