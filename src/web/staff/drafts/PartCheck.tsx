import type { Finding } from "../../../domain/check/check.ts";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { pathOf } from "../../../domain/strategy/path.ts";
import { FindingText } from "../check/FindingText.tsx";
import { namesFor, subjectIn } from "../../../domain/strategy/names-of.ts";
import { useDraft } from "./draft-context.ts";
import styles from "./PartCheck.module.css";
import { useRoom } from "./room-context.ts";

export const partOf = ({ path }: Finding): string => path.split("/")[1] ?? "strategy";

/** The check of one part, as it stands with each letter; every finding leads to its field. */
export function PartCheck({ part }: { part: string }) {
  const { report } = useRoom();
  const { names } = useDraft();
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
              {subjectIn(names, finding)}
            </PageLink>{" "}
            <span className="small quiet">{finding.rule}</span>
            <p>
              <FindingText
                text={finding.message}
                path={finding.path}
                names={namesFor(finding, names)}
                begins
              />
            </p>
            <p className="small quiet">
              <FindingText text={finding.fix} path={finding.path} names={namesFor(finding, names)} begins />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
