import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { longDay } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { useAsked } from "../workspace.ts";
import { comingAfter } from "./coming.ts";
import styles from "./DraftBeside.module.css";

/**
 * `instead` is what one would do with the draft: "check the draft". Most come for what they are writing, or for what they have
 * just adopted from a later day; the page shows what is in force: it says so, and leads to the other.
 */
export function DraftBeside({ instead }: { instead: string }) {
  const { search, asOf } = useAsked();
  const { inForce, rows = [] } = useReply(endpoints.versions, { query: { limit: "10" } }).data ?? {};
  const draft = useReply(endpoints.draftState, {}).data;
  const coming = comingAfter(asOf, rows);
  if (search.version !== undefined || (draft?.changed !== true && !coming)) return null;
  return (
    <p className={styles.beside}>
      {inForce ? `This page shows version ${inForce}, which is in force.` : "No version is in force."}
      {coming && (
        <>
          {" "}
          Version {coming.version} takes its place on {longDay(coming.from)}:{" "}
          <PageLink to="." add={{ version: String(coming.version) }}>
            look at that
          </PageLink>
          .
        </>
      )}
      {draft?.changed === true && (
        <>
          {" "}
          The draft says something else:{" "}
          <PageLink to="." add={{ version: "draft" }}>
            {instead}
          </PageLink>
          .
        </>
      )}
    </p>
  );
}
