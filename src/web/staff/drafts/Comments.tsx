import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { CommentRow } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { type Path, pathOf, pointer } from "../../../domain/strategy/path.ts";
import { send, useReply } from "../../client.ts";
import { counted, shortMoment } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { useMay } from "../session/session.ts";
import styles from "./Comments.module.css";
import { useRoom } from "./room-context.ts";
import { threadsAt, type Thread } from "./threads.ts";
import { WriteComment } from "./WriteComment.tsx";

const hundred = "100";

/** Comments of a part, asked for once for all its elements, and again whenever somebody comments. */
function useComments(part: string): { rows: readonly CommentRow[]; again: () => void } {
  const { commented } = useRoom().view;
  const { data, refetch } = useReply(endpoints.comments, { query: { element: `/${part}`, limit: hundred } });
  useEffect(() => {
    if (commented !== null) void refetch();
  }, [commented, refetch]);
  return { rows: data?.rows ?? [], again: () => void refetch() };
}

/** The comments on one element, and a field for one more. */
export function ElementComments({ path, name }: { path: Path; name: string }) {
  const { rows, again } = useComments(String(path[0]));
  const threads = threadsAt(rows, pointer(path));
  return (
    <details className={styles.element}>
      <summary>{threads.length === 0 ? "Comment" : counted(countOf(threads), "comment")}</summary>
      <Threads threads={threads} again={again} />
      <WriteComment element={pointer(path)} label={`Comment on ${name}`} onWritten={again} />
    </details>
  );
}

/** The open comments of a part, each with the way to its element. */
export function PartComments({ part }: { part: string }) {
  const { rows, again } = useComments(part);
  const threads = threadsAt(rows, `/${part}`);
  const open = threads.filter(({ first }) => first.resolved === null);
  const [isShown, setShown] = useState(false);
  const [wasSeen, setSeen] = useState(false);
  // It opens by itself when there is something to answer, and from then on is the reader's to close.
  if (open.length > 0 && !wasSeen) {
    setSeen(true);
    setShown(true);
  }
  return (
    <details
      className={styles.part}
      open={isShown}
      onToggle={({ currentTarget }) => setShown(currentTarget.open)}
    >
      <summary>
        <h2 className={styles.title}>
          Comments {open.length > 0 && <span className="quiet">{open.length} open</span>}
        </h2>
      </summary>
      <Threads threads={threads} again={again} places />
      <WriteComment element={`/${part}`} label="Comment on this part" onWritten={again} />
    </details>
  );
}

const countOf = (threads: readonly Thread[]): number =>
  threads.reduce((sum, { answers }) => sum + 1 + answers.length, 0);

type ThreadsProps = { threads: readonly Thread[]; again: () => void; places?: boolean };

function Threads({ threads, again, places = false }: ThreadsProps) {
  return (
    <ol>
      {threads.map((thread) => (
        <ThreadView key={thread.first.id} thread={thread} again={again} places={places} />
      ))}
    </ol>
  );
}

function ThreadView({
  thread: { first, answers },
  again,
  places,
}: {
  thread: Thread;
  again: () => void;
  places: boolean;
}) {
  const closed = useMay()("strategy.comment");
  const [refused, setRefused] = useState<string | null>(null);
  const [isAnswering, setAnswering] = useState(false);
  const settle = async () => {
    try {
      const way = first.resolved === null ? endpoints.resolveComment : endpoints.reopenComment;
      await send(way, { params: { comment: first.id } });
      again();
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    }
  };
  return (
    <li className={styles.thread} data-settled={first.resolved !== null || undefined}>
      {places && !first.gone && (
        <PageLink
          to={`/draft/${pathOf(first.element)[0]}`}
          hash={pathOf(first.element).join("/")}
          className="small"
        >
          {first.subject}
        </PageLink>
      )}
      {[first, ...answers].map((row) => (
        <Said key={row.id} row={row} />
      ))}
      {first.resolved && (
        <p className="small quiet">
          Settled by {first.resolved.by?.name ?? "somebody"}, {shortMoment(first.resolved.at)}
        </p>
      )}
      {closed === null && (
        <p className={styles.acts}>
          {first.resolved === null && (
            <Button variant="subtle" size="compact-xs" onClick={() => setAnswering(!isAnswering)}>
              Answer
            </Button>
          )}
          <Button variant="subtle" size="compact-xs" onClick={() => void settle()}>
            {first.resolved === null ? "Settle" : "Open again"}
          </Button>
        </p>
      )}
      {refused !== null && <p role="alert">{refused}</p>}
      {isAnswering && (
        <WriteComment
          parent={first.id}
          label="Answer"
          onWritten={() => {
            setAnswering(false);
            again();
          }}
        />
      )}
    </li>
  );
}

function Said({ row }: { row: CommentRow }) {
  return (
    <div className={styles.said}>
      <p className="small quiet">
        {row.by?.name ?? "The program"}, {shortMoment(row.at)}
      </p>
      <p className={styles.body}>{row.body}</p>
    </div>
  );
}
