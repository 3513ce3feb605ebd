import { Button } from "@mantine/core";
import { useState } from "react";
import type { CommentRow } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { shortMoment } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { useMay } from "../session/session.ts";
import styles from "./Comments.module.css";
import { WriteComment } from "./WriteComment.tsx";

type Props = { row: CommentRow; again: () => void; isMeant: boolean };

/** One comment. Whoever wrote it sets it right or takes it back; whoever adopts the strategy may take back any. */
export function Said({ row, again, isMeant }: Props) {
  const may = useMay();
  const [doing, setDoing] = useState<"amend" | "remove" | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  if (row.removed !== null)
    return <p className="small quiet">A comment was taken back, {shortMoment(row.removed)}</p>;
  const done = () => {
    setDoing(null);
    again();
  };
  const remove = async () => {
    try {
      await send(endpoints.removeComment, { params: { comment: row.id } });
      done();
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    }
  };
  const maySay = may("strategy.comment") === null;
  return (
    <div id={`said-${row.id}`} className={styles.said} data-meant={isMeant || undefined}>
      <p className="small quiet">
        {row.by?.name ?? "The program"}, {shortMoment(row.at)}
        {row.amended !== null && `, set right ${shortMoment(row.amended)}`}
      </p>
      {doing === "amend" ? (
        <WriteComment amending={row} label="Your comment" onWritten={done} onLeft={() => setDoing(null)} />
      ) : (
        <p className={styles.body}>{row.body}</p>
      )}
      {doing === "remove" ? (
        <p className={styles.acts} role="group" aria-label="Take the comment back">
          <span className="small">Its words are gone then.</span>
          <Small onClick={() => void remove()}>Take back</Small>
          <Small onClick={() => setDoing(null)}>Keep</Small>
        </p>
      ) : (
        doing === null &&
        maySay && (
          <p className={styles.acts}>
            {row.own && <Small onClick={() => setDoing("amend")}>Change</Small>}
            {(row.own || may("strategy.adopt") === null) && (
              <Small onClick={() => setDoing("remove")}>Take back …</Small>
            )}
          </p>
        )
      )}
      {refused !== null && <p role="alert">{refused}</p>}
    </div>
  );
}

function Small({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="subtle" color="gray" size="compact-xs" onClick={onClick}>
      {children}
    </Button>
  );
}
