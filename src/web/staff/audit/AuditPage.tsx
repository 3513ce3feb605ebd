import { Button } from "@mantine/core";
import { endpoints } from "../../../contract/endpoints.ts";
import type { AuditReply, AuditRow } from "../../../contract/people.ts";
import { usePages } from "../../client.ts";
import type { Search } from "../../search.ts";
import { count, counted, dayOfMoment } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { ForWhoMay } from "../session/ForWhoMay.tsx";
import { useAsked } from "../workspace.ts";
import styles from "./Audit.module.css";
import { AuditFilters } from "./AuditFilters.tsx";
import { AuditTable } from "./AuditTable.tsx";
import { Export } from "./Export.tsx";
import { Verify } from "./Verify.tsx";

const names = ["action", "actor", "object", "from", "to"] as const;

/** Who did what, and when: nothing here can be changed, and the chain of its hashes shows that nothing was. */
export function AuditPage() {
  return (
    <ForWhoMay page="Audit trail" capability="audit.read">
      <Trail />
    </ForWhoMay>
  );
}

function Trail() {
  const { search } = useAsked();
  const query = Object.fromEntries(
    names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  ) as Search;
  const pages = usePages(endpoints.audit, { query });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Answered of={{ ...pages, data: pages.data?.pages[0] }} waitingFor="the audit trail">
      {(first) => (
        <>
          <PageHeader page="Audit trail" finding={findingOf(rows, isNarrowed(query), pages.hasNextPage)} />
          <div className={styles.sections}>
            <div className={styles.acts}>
              <Verify />
              <Export from={query.from} to={query.to} />
            </div>
            <section className={styles.section} aria-label="Entries">
              <AuditFilters actions={first.actions} asked={query} named={namedIn(rows, query)} />
              {rows.length > 0 && <AuditTable rows={rows} />}
              {pages.hasNextPage && (
                <div>
                  <Button variant="default" size="xs" onClick={() => void pages.fetchNextPage()}>
                    Show older entries
                  </Button>
                </div>
              )}
            </section>
          </div>
        </>
      )}
    </Answered>
  );
}

const isNarrowed = (query: Search): boolean => Object.keys(query).length > 0;

function findingOf(rows: AuditReply["rows"], narrowed: boolean, more: boolean): string {
  const [latest] = rows;
  if (!latest) return narrowed ? "No entry fits these filters" : "Nothing has been done here yet";
  if (narrowed)
    return `${more ? "More than " : ""}${counted(rows.length, "entry", "entries")} fit${rows.length === 1 ? "s" : ""} these filters`;
  return `${count(latest.sequence)} ${latest.sequence === 1 ? "entry" : "entries"}, the latest on ${dayOfMoment(latest.at)}`;
}

/** What the ids in the address are called, as far as the entries on the page say it. */
function namedIn(
  rows: readonly AuditRow[],
  { actor, object }: Search,
): { actor: string | null; object: string | null } {
  const one = rows.find((row) => row.actor.id === actor);
  const other = rows.find((row) => object?.endsWith(row.object.id));
  return { actor: one?.actor.name ?? null, object: other ? (other.object.name ?? other.object.kind) : null };
}
