import { useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import type { CommentRow } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { type Path, pointer } from "../../../domain/strategy/path.ts";
import { usePages } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import styles from "./Comments.module.css";
import { useRoom } from "./room-context.ts";
import { Threads } from "./Threads.tsx";
import { countOf, threadsAt } from "./threads.ts";
import { WriteComment } from "./WriteComment.tsx";

const hundred = "100";
const none: readonly CommentRow[] = [];

/** Comments of a part, asked for once for all its elements, and again whenever somebody comments. */
function useComments(part: string): { rows: readonly CommentRow[]; isLoaded: boolean; again: () => void } {
  const { commented } = useRoom().view;
  const { data, refetch, hasNextPage, isFetching, fetchNextPage } = usePages(endpoints.comments, {
    query: { element: `/${part}`, limit: hundred },
  });
  useEffect(() => {
    if (commented !== null) void refetch();
  }, [commented, refetch]);
  // An answer and the comment it answers may be pages apart.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? none, [data]);
  return { rows, isLoaded: data !== undefined && !hasNextPage, again: () => void refetch() };
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
  const { rows, isLoaded, again } = useComments(part);
  const threads = threadsAt(rows, `/${part}`);
  const open = threads.filter(({ first }) => first.resolved === null);
  const { comment: meant } = useSearch({ strict: false });
  const isThere = rows.some(({ id }) => id === meant);
  const [isShown, setShown] = useState(false);
  const [wasSeen, setSeen] = useState(false);
  // It opens by itself when there is something to answer, and from then on is the reader's to close.
  if ((open.length > 0 || isThere || (meant !== undefined && isLoaded)) && !wasSeen) {
    setSeen(true);
    setShown(true);
  }
  useEffect(() => {
    if (isShown && isThere) document.getElementById(`said-${meant}`)?.scrollIntoView({ block: "center" });
  }, [isShown, isThere, meant]);
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
      {meant !== undefined && isLoaded && !isThere && (
        <p className="small quiet">
          The comment that the link leads to was taken back, or is not in this part.
        </p>
      )}
      <Threads threads={threads} again={again} meant={meant ?? null} places />
      <WriteComment element={`/${part}`} label="Comment on this part" onWritten={again} />
    </details>
  );
}
