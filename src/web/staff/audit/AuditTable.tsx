import type { AuditRow } from "../../../contract/people.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { shortMoment } from "../../ui/numbers.ts";
import { useAsk } from "../workspace.ts";
import { actionInWords, viaInWords } from "./actions-in-words.ts";
import styles from "./Audit.module.css";
import { type Change, differences } from "./difference.ts";

export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <PlainTable
      label="Entries of the audit trail"
      header={[
        { title: "When" },
        { title: "Who" },
        { title: "What" },
        { title: "Before and after", minor: true },
        { title: "Why", minor: true },
        { title: "No.", number: true, minor: true },
      ]}
      rows={rows.map((row) => ({
        key: String(row.sequence),
        cells: [
          <time key="at" dateTime={row.at}>
            {shortMoment(row.at)}
          </time>,
          <Who key="who" row={row} />,
          <span key="what" className={styles.who}>
            <What row={row} />
            <span className={styles.narrow}>
              <Changes of={differences(row.before, row.after)} />
            </span>
          </span>,
          <Changes key="changes" of={differences(row.before, row.after)} />,
          row.why ?? <span className="quiet">–</span>,
          row.sequence,
        ],
      }))}
    />
  );
}

function Who({ row: { actor, asWhom } }: { row: AuditRow }) {
  const ask = useAsk();
  const via = viaInWords(actor.via);
  const { id } = actor;
  return (
    <span className={styles.who}>
      {id === null ? (
        actor.name
      ) : (
        <span>
          <button type="button" className="as-link" onClick={() => ask({ actor: id })}>
            {actor.name}
          </button>
        </span>
      )}
      <span className="small quiet">{via && !asWhom.includes(via) ? `${asWhom}, ${via}` : asWhom}</span>
    </span>
  );
}

function What({ row: { action, object } }: { row: AuditRow }) {
  const ask = useAsk();
  return (
    <span className={styles.who}>
      <span>{actionInWords(action)}</span>
      <span className="small">
        <button
          type="button"
          className="as-link"
          onClick={() => ask({ object: `${object.kind}:${object.id}` })}
          title={`${object.kind} ${object.id}`}
        >
          {object.name ?? `${object.kind} ${shortId(object.id)}`}
        </button>
      </span>
    </span>
  );
}

/** The end of an id tells it apart: its beginning is the time it was made. */
const shortId = (id: string): string => (id.length > 20 ? `…${id.slice(-6)}` : id);

/** Moments as moments, and ids by their ends; the export holds them whole. */
const readable = (text: string): string =>
  text
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z\b/g, shortMoment)
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, shortId);

function Changes({ of }: { of: readonly Change[] }) {
  if (of.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {of.map(({ path, before, after }) => (
        <div key={path}>
          {path !== "" && <dt>{path}: </dt>}
          <dd>
            {before !== null && <del className={styles.was}>{readable(before)}</del>}
            {before !== null && after !== null && <span aria-hidden> → </span>}
            {after !== null && readable(after)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
