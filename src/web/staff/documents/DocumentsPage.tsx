import type { DocumentRow, DocumentsReply } from "../../../contract/documents.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { counted, forReaders, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { PageFilters } from "../PageFilters.tsx";
import { DraftBeside } from "../versions/DraftBeside.tsx";
import { useAsked } from "../workspace.ts";
import styles from "./DocumentsPage.module.css";
import { PrintButtons } from "./PrintButtons.tsx";

/** The strategy as the papers that people ask for; each is printed from the model, and nothing is typed twice. */
export function DocumentsPage() {
  const { filters } = useAsked();
  return (
    <>
      <PageFilters />
      <DraftBeside instead="print the draft" />
      <Answered of={useReply(endpoints.documents, { query: filters })} waitingFor="the documents">
        {(reply) => <Documents reply={reply} />}
      </Answered>
    </>
  );
}

function Documents({ reply }: { reply: DocumentsReply }) {
  const agreements = reply.rows.filter(({ agreement }) => agreement !== null);
  const documents = reply.rows.filter(({ agreement }) => agreement === null);
  return (
    <>
      <PageHeader page="Documents" finding={findingOf(reply)}>
        {standingOf(reply)}
      </PageHeader>
      <section aria-labelledby="of-the-strategy">
        <h2 id="of-the-strategy" className="only-read-aloud">
          Documents of the strategy
        </h2>
        <ul className={styles.documents}>
          {documents.map((row) => (
            <Row key={row.kind} row={row} />
          ))}
        </ul>
      </section>
      <section className={styles.section} aria-labelledby="agreements">
        <h2 id="agreements">Agreements as term sheets</h2>
        {agreements.length === 0 ? (
          <p className="quiet">The strategy has no agreements yet. Each one it gets is printed here.</p>
        ) : (
          <ul className={styles.documents}>
            {agreements.map((row) => (
              <Row key={row.agreement} row={row} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Row({ row }: { row: DocumentRow }) {
  const { title, purpose, finding, mostPages, missing } = row;
  const id = `document-${row.agreement ?? row.kind}`;
  return (
    <li className={styles.document} aria-labelledby={id}>
      <div className={styles.words}>
        <h3 id={id}>{title.replace(/^[^:]*: /, "")}</h3>
        <p className={styles.finding}>{forReaders(finding)}</p>
        <p className="small quiet">
          {purpose}
          {mostPages !== null && ` At most ${mostPages} pages as PDF.`}
        </p>
        {missing.length > 0 && <Missing of={missing} />}
      </div>
      <PrintButtons row={row} />
    </li>
  );
}

function Missing({ of }: { of: readonly string[] }) {
  return (
    <details className={styles.missing}>
      <summary>
        <span aria-hidden>◇ </span>
        {counted(of.length, "thing")} the strategy does not say yet
      </summary>
      <ul>
        {of.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function findingOf({ rows }: DocumentsReply): string {
  const open = rows.filter(({ missing }) => missing.length > 0).length;
  return open === 0
    ? `All ${counted(rows.length, "document")} can be printed complete`
    : `${rows.length - open} of ${counted(rows.length, "document")} can be printed complete`;
}

function standingOf({ version, approver, asOf, grounding }: DocumentsReply): string {
  const adopted = approver === null ? "not adopted yet" : `adopted by ${approver}`;
  const grounded = grounding === null ? "no claims to ground" : `grounding ratio ${grounding}`;
  return `From ${version}, ${adopted}, as of ${longDay(asOf)}, ${grounded}. The same version prints the same pages.`;
}
