import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { type Path, pointer } from "../../../domain/strategy/path.ts";
import { counted } from "../../ui/numbers.ts";
import styles from "./Comments.module.css";
import { Threads } from "./Threads.tsx";
import { countOf, threadsAt } from "./threads.ts";
import { useComments } from "./use-comments.ts";
import { WriteComment } from "./WriteComment.tsx";

/** The comments on one element, and a field for one more. */
export function ElementComments({ path, name }: { path: Path; name: string }) {
  const { rows, again } = useComments({ element: `/${path[0]}` });
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
  const { rows, isLoaded, again } = useComments({ element: `/${part}` });
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
