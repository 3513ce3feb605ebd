import { useParams } from "@tanstack/react-router";
import type { VersionReply } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { stateWords } from "../../../domain/versions/lifecycle.ts";
import { planPages as mostPages } from "../../../domain/documents/plan-pages.ts";
import { counted, dayOfMoment, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Answered } from "../../ui/states.tsx";
import { Changes } from "./Changes.tsx";
import { Decide } from "./Decide.tsx";
import { StateMark } from "./state-mark.tsx";
import styles from "./Versions.module.css";

/** One version: what it changes, who has decided on it, and what is missing for its adoption. */
export function VersionPage() {
  const { version = "" } = useParams({ strict: false }) as { version?: string };
  return (
    <Answered of={useReply(endpoints.version, { params: { version } })} waitingFor={`version ${version}`}>
      {(reply) => <Version reply={reply} />}
    </Answered>
  );
}

function Version({ reply }: { reply: VersionReply }) {
  const { version, changes, against, submitted, errors, warnings, planPages } = reply;
  return (
    <>
      <PageHeader page={`Version ${version}`} finding={findingOf(reply)}>
        {submitted.by
          ? `Submitted on ${dayOfMoment(submitted.at)} by ${submitted.by.name}`
          : submitted.note
            ? dayOfMoment(submitted.at)
            : `Loaded from a file on ${dayOfMoment(submitted.at)} by whoever runs the server, without a review`}
        {submitted.note && `: ${submitted.note}`}
      </PageHeader>
      <div className={styles.sections}>
        <section className={styles.section} aria-labelledby="standing">
          <h2 id="standing">Where it stands</h2>
          <p>
            <StateMark of={reply} />. The check finds {counted(errors, "error")} and{" "}
            {counted(warnings, "warning")}.{" "}
            {planPages !== null &&
              `Its plan prints on ${counted(planPages, "page")}${planPages > mostPages ? `; ${mostPages} are the most` : ""}. `}
            <PageLink to="/check" add={{ version: String(version) }}>
              See the check of this version
            </PageLink>
          </p>
          <p>
            To judge it,{" "}
            <PageLink to="/strategy" add={{ version: String(version) }}>
              read it whole
            </PageLink>
            ,{" "}
            <PageLink to="/documents" add={{ version: String(version) }}>
              print its plan and deck
            </PageLink>{" "}
            or see{" "}
            <PageLink to="/" add={{ version: String(version) }}>
              every page as of version {version}
            </PageLink>
            .
          </p>
          <Gaps of={reply} />
          <Approvals of={reply} />
          <Decide version={reply} />
        </section>
        <section className={styles.section} aria-labelledby="changes">
          <h2 id="changes">{against === null ? "What it holds" : `What differs from version ${against}`}</h2>
          {against === null ? (
            <p>
              It is the first.{" "}
              <PageLink to="/strategy" add={{ version: String(version) }}>
                Read it whole
              </PageLink>
            </p>
          ) : (
            <Changes of={changes} />
          )}
        </section>
      </div>
    </>
  );
}

function Gaps({ of: { gaps, state } }: { of: VersionReply }) {
  if (state !== "in-review" || gaps.length === 0) return null;
  return (
    <ul className={styles.gaps} aria-label="What is missing for its adoption">
      {gaps.map(({ what, words, accepted }) => (
        <li key={`${what} ${words}`}>
          <span aria-hidden>▲ </span>
          {words} <span className="quiet">{accepted}</span>
        </li>
      ))}
    </ul>
  );
}

function Approvals({ of: { accountable, approvals, state } }: { of: VersionReply }) {
  // Who has not decided is asked for while it is in review, and no longer.
  const shown = accountable.filter(
    ({ role }) => state === "in-review" || approvals.some((one) => one.role === role),
  );
  if (shown.length === 0) return null;
  return (
    <ul className={styles.approvals} aria-label="Who decides">
      {shown.map(({ role, title, person, approved }) => {
        const decided = approvals.find((one) => one.role === role && one.by?.person === person?.id);
        return (
          <li key={role}>
            <span aria-hidden>{approved ? "●" : decided ? "▲" : "◇"} </span>
            {title}: {person?.name ?? "nobody holds this role"}
            {decided
              ? `, ${decided.decision === "approve" ? "approved" : "declined"} on ${dayOfMoment(decided.at)}`
              : ", not decided yet"}
            {decided?.comment && <q className="quiet"> {decided.comment}</q>}
          </li>
        );
      })}
    </ul>
  );
}

function findingOf({ state, gaps, adoptedFrom, name }: VersionReply): string {
  if (state === "adopted")
    return adoptedFrom === null ? `${name} is adopted` : `${name} is adopted from ${longDay(adoptedFrom)}`;
  if (state !== "in-review") return `${name} was ${stateWords[state]}`;
  return gaps.length === 0
    ? `${name} can be adopted: nothing is missing`
    : `${counted(gaps.length, "thing")} ${gaps.length === 1 ? "stands" : "stand"} between ${name} and its adoption`;
}
