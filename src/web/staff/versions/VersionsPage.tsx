import type { VersionRow, VersionsReply } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { usePages } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { counted, dayOfMoment, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { Answered } from "../../ui/states.tsx";
import { StateMark } from "./state-mark.tsx";
import { Submit } from "./Submit.tsx";
import styles from "./Versions.module.css";

/** Every version of the strategy with where it stands, and the draft that may become the next. */
export function VersionsPage() {
  const pages = usePages(endpoints.versions, {});
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Answered of={{ ...pages, data: pages.data?.pages[0] }} waitingFor="the versions">
      {(first) => (
        <>
          <PageHeader page="Versions" finding={findingOf(first, rows)} />
          <div className={styles.sections}>
            <Submit />
            <section aria-labelledby="all-versions">
              <h2 id="all-versions">All versions</h2>
              <VersionTable rows={rows} inForce={first.inForce} />
              {pages.hasNextPage && <Act onClick={() => void pages.fetchNextPage()}>Show older versions</Act>}
            </section>
          </div>
        </>
      )}
    </Answered>
  );
}

function VersionTable({ rows, inForce }: { rows: readonly VersionRow[]; inForce: number | null }) {
  if (rows.length === 0)
    return <p className="quiet">There is no version yet. Submit the draft to make the first.</p>;
  return (
    <PlainTable
      label="Versions of the strategy"
      stacks
      header={[
        { title: "Version" },
        { title: "State" },
        { title: "Submitted" },
        { title: "What is new" },
        { title: "Look at it" },
      ]}
      rows={rows.map((row) => ({
        key: String(row.version),
        cells: [
          <PageLink key="version" to="/versions/$version" params={{ version: String(row.version) }}>
            Version {row.version}
          </PageLink>,
          <span key="state">
            <StateMark of={row} />
            {row.version === inForce && <strong> · in force</strong>}
          </span>,
          submittedInWords(row),
          row.submitted.note ?? "–",
          <PageLink key="look" to="/" add={{ version: String(row.version) }}>
            Every page as of version {row.version}
          </PageLink>,
        ],
      }))}
    />
  );
}

const submittedInWords = ({ submitted: { at, by, note } }: VersionRow): string =>
  `${dayOfMoment(at)}${by ? `, ${by.name}` : note ? "" : ", loaded from a file"}`;

function findingOf({ inForce }: VersionsReply, rows: readonly VersionRow[]): string {
  const reviewed = rows.find(({ state }) => state === "in-review");
  const current = rows.find(({ version }) => version === inForce);
  const now =
    inForce === null
      ? "No version is in force"
      : `Version ${inForce} is in force${current?.adoptedFrom ? ` since ${longDay(current.adoptedFrom)}` : ""}`;
  if (reviewed) return `${now}; version ${reviewed.version} is in review`;
  return rows.length > 1 ? `${now}, the latest of ${counted(rows.length, "version")}` : now;
}
