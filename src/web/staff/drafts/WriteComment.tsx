import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { PeopleReply } from "../../../contract/people.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { send, useReply } from "../../client.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { useMay } from "../session/session.ts";
import styles from "./Comments.module.css";
import { mentionedIn } from "./threads.ts";

type Props = { element?: string; parent?: string; label: string; onWritten: () => void };

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

function Field({ element, parent, label, onWritten, people }: Props & { people: People }) {
  const [body, setBody] = useState("");
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
      await send(endpoints.comment, {
        body: {
          body,
          mentions: mentionedIn(body, people),
          ...(parent === undefined ? { element: element ?? "" } : { parent }),
        },
      });
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
      <textarea id={id} rows={2} value={body} onChange={({ target }) => setBody(target.value)} />
      <div className={styles.acts}>
        <Button variant="default" size="compact-sm" onClick={() => void write()} aria-busy={isBusy}>
          {parent === undefined ? "Comment" : "Answer"}
        </Button>
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
