import { checklists } from "../../../domain/strategy/checklists.ts";
import { mayStart } from "../../../domain/starters/may-start.ts";
import { isMap, valueAt } from "../../../domain/strategy/plain-data.ts";
import type { Finding } from "../../../domain/check/check.ts";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { Checklists } from "../strategy/Checklists.tsx";
import { partQuestion, partTitle, rooms } from "../strategy/parts.ts";
import { useDraft } from "./draft-context.ts";
import styles from "./DraftHome.module.css";
import { DraftFile } from "./DraftFile.tsx";
import { useOpenComments } from "./open-comments.ts";
import { Mentions } from "./Mentions.tsx";
import { partOf } from "./PartCheck.tsx";
import { useRoom } from "./room-context.ts";
import { SaveLine } from "./SaveLine.tsx";

/** The parts of the strategy in the order in which one writes them, with what each answers and what the check says of it. */
export function DraftHome() {
  const { strategy } = useDraft();
  const { report, view } = useRoom();
  const open = useOpenComments();
  return (
    <>
      <SaveLine />
      <PageHeader page="Write" finding={headlineOf(report.summary)}>
        {strategy.strategy.name}.{" "}
        {view.reply.changed ? (
          <>
            <PageLink to="/versions">Submit the draft for review</PageLink>.
          </>
        ) : (
          "The draft is what was submitted last."
        )}{" "}
        {report.findings.length > 0 && (
          <PageLink to="/check" add={{ version: "draft" }}>
            {report.findings.length === 1 ? "The finding" : `All ${report.findings.length} findings`} in one
            list
          </PageLink>
        )}
      </PageHeader>
      {mayStart({ ...view.reply, origin: view.reply.saved?.origin ?? null }) && (
        <p>
          <PageLink to="/start">Start anew from a starter</PageLink>, as long as nobody has written into the
          draft.
        </p>
      )}
      <p>
        <PageLink to="/bring">Bring a document</PageLink> in which a strategy is written already.
      </p>
      <div className={styles.file}>
        <DraftFile />
      </div>
      <Mentions />
      <Checklists lists={checklists(strategy)} to="/draft" />
      <div className={styles.rooms}>
        {rooms.map(({ title, parts }) => (
          <section key={title} aria-labelledby={`room-${title}`}>
            <h2 id={`room-${title}`}>{title}</h2>
            <ul className={styles.parts}>
              {parts.map((part) => (
                <PartRow
                  key={part}
                  part={part}
                  findings={report.findings.filter((one) => partOf(one) === part)}
                  comments={open.get(part) ?? 0}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

type PartProps = { part: string; findings: readonly Finding[]; comments: number };

function PartRow({ part, findings, comments }: PartProps) {
  const { data } = useDraft();
  const worst = findings[0];
  const held = heldInWords(valueAt(data, [part]));
  return (
    <li className={styles.part}>
      <div>
        <PageLink to={`/draft/${part}`} className={styles.link}>
          {partTitle(part)}
        </PageLink>
        <p className="small quiet">{partQuestion(part)}</p>
      </div>
      <p className={styles.held}>{held}</p>
      <p className={styles.state}>
        {worst ? (
          <>
            <StatusMark of={worst.severity} word={false} /> {findingsInWords(findings)}
          </>
        ) : held === "empty" ? (
          <span className="quiet">–</span>
        ) : (
          <StatusMark of="ok" />
        )}
        {comments > 0 && <span className={styles.said}>{counted(comments, "open comment")}</span>}
      </p>
    </li>
  );
}

/** What a part holds: "4 elements", "filled in", "empty". */
function heldInWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "empty" : counted(value.length, "entry", "entries");
  if (!isMap(value)) return "empty";
  const members = Object.values(value);
  if (members.length === 0) return "empty";
  return members.every((member) => isMap(member))
    ? counted(members.length, "entry", "entries")
    : counted(members.length, "field");
}

function findingsInWords(findings: readonly Finding[]): string {
  const number = (severity: Finding["severity"]) =>
    findings.filter((one) => one.severity === severity).length;
  const said = [
    [number("error"), "error"],
    [number("warning"), "warning"],
    [number("note"), "note"],
  ] as const;
  return said.flatMap(([many, noun]) => (many > 0 ? [counted(many, noun)] : [])).join(", ");
}

function headlineOf({ errors, warnings }: { errors: number; warnings: number }): string {
  if (errors > 0)
    return `${counted(errors, "error")} ${errors === 1 ? "stands" : "stand"} in the way of adoption`;
  return warnings > 0
    ? `No error; ${counted(warnings, "warning")} to weigh before adoption`
    : "The draft passes: no error and no warning";
}
