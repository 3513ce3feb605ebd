import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { DraftHistoryReply, DraftOrigin } from "../../../contract/drafts.ts";
import { send, usePages } from "../../client.ts";
import { counted, shortMoment } from "../../ui/numbers.ts";
import { Prose } from "../../ui/Prose.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { useDraft } from "./draft-context.ts";
import styles from "./History.module.css";
import { useRoom } from "./room-context.ts";

/** Every save of the draft, with the way to take any of them back: what was written since stays. */
export function History() {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2 className={styles.title}>History</h2>
      </summary>
      {open && <Rows />}
    </details>
  );
}

function Rows() {
  const { view } = useRoom();
  const { revision } = view.local;
  const { data, error, fetchNextPage, hasNextPage, refetch } = usePages(endpoints.draftHistory, {
    query: { limit: "20" },
  });
  useEffect(() => void refetch(), [revision, refetch]);
  if (error) return <p role="alert">{refusalOf(error, {}).whole}</p>;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  if (data && rows.length === 0) return <p className="small quiet">Nothing was saved yet.</p>;
  return (
    <>
      <ol>
        {rows.map((row) => (
          <Row key={row.revision} row={row} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" size="compact-sm" onClick={() => void fetchNextPage()}>
          Show earlier ones
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

const changesShown = 4;

function Row({ row }: { row: DraftHistoryReply["rows"][number] }) {
  const { store } = useRoom();
  const { closed } = useDraft();
  const [refused, setRefused] = useState<string | null>(null);
  const takeBack = async () => {
    try {
      await store.flush();
      const saved = await send(endpoints.undoDraft, { params: { revision: String(row.revision) } });
      if (!saved.saved)
        setRefused(`${counted(saved.conflicts.length, "place")} was changed since and stands in the way.`);
      await store.refresh();
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    }
  };
  return (
    <li className={styles.row}>
      <p className="small quiet">
        {row.by?.name ?? "The program"} {origins[row.origin]}, {shortMoment(row.at)}
      </p>
      <ul>
        {row.changes.slice(0, changesShown).map((change) => (
          <li key={`${change.path} ${change.words}`} className={styles.words}>
            <Prose text={change.words} />
          </li>
        ))}
      </ul>
      {row.changes.length > changesShown && (
        <p className="small quiet">and {counted(row.changes.length - changesShown, "more change")}</p>
      )}
      {refused !== null && <p role="alert">{refused}</p>}
      {closed === null && (
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
