import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { useAsked } from "../workspace.ts";
import styles from "./DraftBeside.module.css";

/** `instead` is what one would do with the draft: "check the draft". Most come for what they are writing, and the page shows what is in force: it says so, and leads to the other. */
export function DraftBeside({ instead }: { instead: string }) {
  const { search } = useAsked();
  const { inForce } = useReply(endpoints.versions, { query: { limit: "1" } }).data ?? {};
  const draft = useReply(endpoints.draftState, {}).data;
  if (search.version !== undefined || draft?.changed !== true) return null;
  return (
    <p className={styles.beside}>
      {inForce ? `This page shows version ${inForce}, which is in force.` : "No version is in force."} The
      draft says something else:{" "}
      <PageLink to="." add={{ version: "draft" }}>
        {instead}
      </PageLink>
      .
    </p>
  );
}
