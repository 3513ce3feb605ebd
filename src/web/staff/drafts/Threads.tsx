import { Button } from "@mantine/core";
import { useState } from "react";
import type { CommentRow } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { send } from "../../client.ts";
import { shortMoment } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { useMay } from "../session/session.ts";
import styles from "./Comments.module.css";
import { Said } from "./Said.tsx";
import type { Thread } from "./threads.ts";
import { WriteComment } from "./WriteComment.tsx";

type ThreadsProps = {
  threads: readonly Thread[];
  again: () => void;
  /** The id of the comment that a link leads to. */
  meant?: string | null;
  /** Each thread names its element and leads there. */
  places?: boolean;
};

export function Threads({ threads, ...rest }: ThreadsProps) {
  return (
    <ol>
      {threads.map((thread) => (
        <ThreadView key={thread.first.id} thread={thread} {...rest} />
      ))}
    </ol>
  );
}

type ThreadProps = Omit<ThreadsProps, "threads"> & { thread: Thread };

function ThreadView({ thread: { first, answers }, again, meant = null, places = false }: ThreadProps) {
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
      {places && <Place row={first} />}
      {[first, ...answers].map((row) => (
        <Said key={row.id} row={row} again={again} isMeant={row.id === meant} />
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

/** An element that is gone has a name still, and no place. */
function Place({ row: { element, gone, subject } }: { row: CommentRow }) {
  if (gone) return <p className="small quiet">{subject}, no longer in the draft</p>;
  const path = pathOf(element);
  return (
    <PageLink to={`/draft/${path[0]}`} hash={path.join("/")} className="small">
      {subject}
    </PageLink>
  );
}
