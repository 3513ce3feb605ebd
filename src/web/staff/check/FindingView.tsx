import { lazy, Suspense } from "react";
import type { Finding, Waived } from "../../../domain/check/check.ts";
import { longDay } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import styles from "./FindingView.module.css";
import { type Names, namesFor, subjectIn } from "../../../domain/strategy/names-of.ts";
import { capital } from "../../../domain/shared/capital.ts";

/** The words of the fields come with the schema, and nobody waits for that to read a finding. */
const FindingText = lazy(async () => ({ default: (await import("./FindingText.tsx")).FindingText }));

function Text(props: { text: string; path: string; names: Names }) {
  return (
    <Suspense fallback={<Prose text={capital(props.text)} />}>
      <FindingText {...props} begins />
    </Suspense>
  );
}

type Props = {
  finding: Finding | Waived;
  position: { line: number; column: number } | undefined;
  file: string;
  names: Names;
  /** It leads to where it can be mended. */
  isDraft: boolean;
};

export function FindingView({ finding, position, file, names, isDraft }: Props) {
  const { rule, severity, message, why, fix, path } = finding;
  const spoken = namesFor(finding, names);
  return (
    <li className={styles.finding}>
      <p className={styles.head}>
        <StatusMark of={severity} />
        <PageLink
          {...(isDraft
            ? { to: `/draft/${path.split("/")[1]}`, add: { version: undefined } }
            : { to: "/strategy" })}
          hash={path.slice(1)}
          className={styles.subject}
        >
          {subjectIn(names, finding)}
        </PageLink>
        <span className={styles.place}>
          {rule}
          {position && ` · ${file}:${position.line}:${position.column}`}
        </span>
      </p>
      <p className={styles.message}>
        <Text text={message} path={path} names={spoken} />
      </p>
      <dl className={styles.texts}>
        <dt>Why</dt>
        <dd>
          <Text text={why} path={path} names={spoken} />
        </dd>
        <dt>Fix</dt>
        <dd>
          <Text text={fix} path={path} names={spoken} />
        </dd>
        {"until" in finding && (
          <>
            <dt>Waived</dt>
            <dd>
              until {longDay(finding.until)}: <Prose text={finding.reason} />
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
