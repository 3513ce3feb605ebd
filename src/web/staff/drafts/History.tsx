import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { DraftHistoryReply, DraftOrigin, DraftSavedReply } from "../../../contract/drafts.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { send, usePages } from "../../client.ts";
import { counted, shortMoment } from "../../ui/numbers.ts";
import { Prose } from "../../ui/Prose.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { useDraft } from "./draft-context.ts";
import styles from "./History.module.css";
import { placeInWords } from "./place-words.ts";
import { useRoom } from "./room-context.ts";

/** Every save of the draft, with the way to take any of them back: what was written since stays. */
export function History({ part }: { part: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2 className={styles.title}>History</h2>
      </summary>
      {open && <Rows part={part} />}
    </details>
  );
}

function Rows({ part }: { part: string }) {
  const [isAll, setAll] = useState(false);
  const { view } = useRoom();
  const { revision } = view.local;
  const { data, error, fetchNextPage, hasNextPage, refetch } = usePages(endpoints.draftHistory, {
    query: { limit: "20" },
  });
  useEffect(() => void refetch(), [revision, refetch]);
  if (error) return <p role="alert">{refusalOf(error, {}).whole}</p>;
  const all = data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = isAll ? all : all.filter(({ changes }) => changes.some(({ path }) => isOf(path, part)));
  return (
    <>
      {data && rows.length === 0 && (
        <p className="small quiet">
          {isAll ? "Nothing was saved yet." : "No save of late has touched this part."}
        </p>
      )}
      <ol>
        {rows.map((row) => (
          <Row key={row.revision} row={row} part={isAll ? null : part} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" size="compact-sm" onClick={() => void fetchNextPage()}>
          Show earlier ones
        </Button>
      )}
      {!isAll && all.length > rows.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Saves of all parts
        </Button>
      )}
    </>
  );
}

const origins: Record<DraftOrigin, string> = {
  screen: "on the screen",
  file: "in the file",
  upload: "by an upload",
  import: "by an import",
  starter: "by a starter",
  version: "from a version",
  undo: "by taking back",
};

/** Whoever saves in an editor is known to the machine of the server alone. */
const byWhom = ({ by, origin }: DraftHistoryReply["rows"][number]): string =>
  by ? `${by.name} ${origins[origin]}` : origin === "file" ? "In the file" : `The program ${origins[origin]}`;

const changesShown = 4;

const isOf = (path: string, part: string): boolean => path === `/${part}` || path.startsWith(`/${part}/`);

type RowProps = { row: DraftHistoryReply["rows"][number]; part: string | null };

/** One save. Beside a part it shows first what it changed there; taking it back takes back all of it, and says so. */
function Row({ row, part }: RowProps) {
  const { store } = useRoom();
  const { closed, names } = useDraft();
  const [refused, setRefused] = useState<string | null>(null);
  const [isBack, setBack] = useState(false);
  const [met, setMet] = useState<Met | null>(null);
  const here = part === null ? row.changes : row.changes.filter(({ path }) => isOf(path, part));
  const elsewhere = row.changes.length - here.length;
  const takeBack = async (decided?: "yours" | "theirs") => {
    setRefused(null);
    try {
      await store.flush();
      const resolved = met && decided ? { resolved: decisionOf(met, decided) } : {};
      const params = { revision: String(row.revision) };
      const saved = await send(endpoints.undoDraft, { params, body: resolved });
      setBack(saved.saved);
      setMet(saved.saved ? null : saved);
      await store.refresh();
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    }
  };
  return (
    <li className={styles.row}>
      <p className="small quiet">
        {byWhom(row)}, {shortMoment(row.at)}
      </p>
      <ul>
        {here.slice(0, changesShown).map((change) => (
          <li key={`${change.path} ${change.words}`} className={styles.words}>
            <Prose text={change.words} />
          </li>
        ))}
      </ul>
      {here.length > changesShown && (
        <p className="small quiet">and {counted(here.length - changesShown, "more change")}</p>
      )}
      {elsewhere > 0 && (
        <p className="small quiet">
          and {counted(elsewhere, "change")} in other parts, taken back along with it
        </p>
      )}
      {isBack && (
        <p className="small" role="status">
          Taken back: the newest save says what that changed.
        </p>
      )}
      {refused !== null && <p role="alert">{refused}</p>}
      {met && (
        <div role="alert">
          <p>
            {counted(met.conflicts.length, "place")} of it {met.conflicts.length === 1 ? "was" : "were"}{" "}
            changed since:{" "}
            {met.conflicts.map(({ pointer }) => placeInWords(pathOf(pointer), names)).join("; ")}.
          </p>
          <Button variant="default" size="compact-xs" onClick={() => void takeBack("yours")}>
            Take back there, too
          </Button>{" "}
          <Button variant="default" size="compact-xs" onClick={() => void takeBack("theirs")}>
            Leave as it is there
          </Button>
        </div>
      )}
      {closed === null && !met && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => void takeBack()}
          aria-label={`Take back revision ${row.revision}`}
        >
          Take back
        </Button>
      )}
    </li>
  );
}

type Met = Extract<DraftSavedReply, { saved: false }>;

/** One answer for every place that was shown. */
function decisionOf({ revision, conflicts }: Met, side: "yours" | "theirs") {
  const pointers = conflicts.map(({ pointer }) => pointer);
  return { revision, yours: [], theirs: [], [side]: pointers };
}
