import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { CommentRow } from "../../../contract/drafts.ts";
import type { PeopleReply } from "../../../contract/people.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { send, useReply } from "../../client.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { useMay } from "../session/session.ts";
import styles from "./Comments.module.css";
import { mentionedIn } from "./threads.ts";

type Props = {
  label: string;
  onWritten: () => void;
  /** Where the comment is to stand, unless it answers another or sets its own words right. */
  element?: string;
  parent?: string;
  amending?: CommentRow;
  onLeft?: () => void;
};

/** A field for a comment; whoever is named with an @ is told. */
export function WriteComment(props: Props) {
  const may = useMay();
  const closed = may("strategy.comment");
  if (closed !== null) return <p className="small quiet">{closed}</p>;
  return may("people.read") === null ? <WithPeople {...props} /> : <Field {...props} people={[]} />;
}

function WithPeople(props: Props) {
  const people = useReply(endpoints.people, {}).data?.rows ?? [];
  return <Field {...props} people={people.filter(({ state }) => state === "active")} />;
}

type People = readonly Pick<PeopleReply["rows"][number], "id" | "name">[];

function Field({ element, parent, amending, label, onWritten, onLeft, people }: Props & { people: People }) {
  const [body, setBody] = useState(amending?.body ?? "");
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const write = async () => {
    if (isBusy) return;
    if (body.trim() === "") {
      setRefused("Write something first.");
      return;
    }
    setBusy(true);
    try {
      const said = { body, mentions: mentionedIn(body, people) };
      if (amending) await send(endpoints.amendComment, { params: { comment: amending.id }, body: said });
      else {
        const place = parent === undefined ? { element: element ?? "" } : { parent };
        await send(endpoints.comment, { body: { ...said, ...place } });
      }
      setBody("");
      setRefused(null);
      onWritten();
    } catch (error) {
      setRefused(refusalOf(error, { body }).whole ?? refusalOf(error, { body }).fields["body"] ?? null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.write}>
      <label htmlFor={id} className="small">
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has become this field
        autoFocus={amending !== undefined}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <div className={styles.acts}>
        <Button variant="default" size="compact-sm" onClick={() => void write()} aria-busy={isBusy}>
          {amending ? "Save" : parent === undefined ? "Comment" : "Answer"}
        </Button>
        {onLeft && (
          <Button variant="subtle" size="compact-sm" onClick={onLeft}>
            Leave as it was
          </Button>
        )}
        {people.length > 0 && (
          <select
            aria-label="Mention somebody"
            value=""
            onChange={({ target }) =>
              setBody(`${body}${body === "" || body.endsWith(" ") ? "" : " "}@${target.value} `)
            }
          >
            <option value="">Mention</option>
            {people.map(({ id: person, name }) => (
              <option key={person} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {refused !== null && (
        <p role="alert" className="small">
          {refused}
        </p>
      )}
    </div>
  );
}
