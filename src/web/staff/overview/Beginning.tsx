import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import styles from "./Beginning.module.css";

/** The overview of a workspace that promises nothing and holds no facts: what the page will answer, and two ways to begin. */
export function Beginning({ workspace }: { workspace: string }) {
  const state = useReply(endpoints.draftState, {}).data;
  const begun = state !== undefined && (state.changed || state.saved !== null);
  return (
    <>
      <PageHeader page="Overview" finding={`${workspace} has neither promises nor facts yet`}>
        <p>
          This page will hold what the strategy promises against what partners do, the largest difference
          first.
        </p>
      </PageHeader>
      <ol className={styles.ways}>
        <li>
          <h2>Write the strategy</h2>
          <p>
            {begun ? (
              <>
                The draft is begun: <PageLink to="/draft">go on writing</PageLink>. This page judges what is
                in force, and a draft is in force once it is adopted. In a file:
              </>
            ) : (
              <>
                <PageLink to="/start">Begin from a starter</PageLink> for your growth stage and industry: a
                few short answers make a first draft. The check beside it says what it lacks. Or begin in a
                file:
              </>
            )}
          </p>
          <pre>{begun ? "npx entente pull" : "npx entente init"}</pre>
        </li>
        <li>
          <h2>Bring the facts</h2>
          <p>Partners and their deals, from a folder of CSV files on the machine of the server.</p>
          <pre>npx entente import FOLDER</pre>
        </li>
      </ol>
    </>
  );
}
