import type { Finding } from "../../../domain/check/check.ts";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { pathOf } from "../../../domain/strategy/path.ts";
import { valueAt } from "../../../domain/strategy/plain-data.ts";
import { useDraft } from "./draft-context.ts";
import { elementName } from "./form/choices.ts";
import styles from "./PartCheck.module.css";
import { useRoom } from "./room-context.ts";

export const partOf = ({ path }: Finding): string => path.split("/")[1] ?? "strategy";

/** What the element is called that a finding is about: in the file it is its slug, and the message says that one. */
function nameAt(data: unknown, { path, subject }: Finding): string {
  const element = pathOf(path).slice(0, 2);
  return element.length === 2 ? elementName(valueAt(data, element), subject) : subject;
}

/** The check of one part, as it stands with each letter; every finding leads to its field. */
export function PartCheck({ part }: { part: string }) {
  const { report } = useRoom();
  const { data } = useDraft();
  const findings = report.findings.filter((finding) => partOf(finding) === part);
  const waived = report.waived.filter((finding) => partOf(finding) === part).length;
  return (
    <section aria-labelledby="check-of-part">
      <h2 id="check-of-part" className={styles.title}>
        Check
      </h2>
      <p className="small quiet" role="status">
        {findings.length === 0
          ? "Nothing is found here."
          : `${counted(findings.length, "finding")}, the weightiest first.`}
        {waived > 0 && ` ${counted(waived, "more is waived", "more are waived")}.`}
      </p>
      <ol className={styles.findings}>
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.path} ${finding.message}`} className={styles.finding}>
            <StatusMark of={finding.severity} word={false} />{" "}
            <PageLink to={`/draft/${part}`} hash={pathOf(finding.path).join("/")}>
              {nameAt(data, finding)}
            </PageLink>{" "}
            <span className="small quiet">{finding.rule}</span>
            <p>
              <Prose text={finding.message} />
            </p>
            <p className="small quiet">
              <Prose text={finding.fix} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
