import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { endpoints } from "../../../contract/endpoints.ts";
import { send, useReply } from "../../client.ts";
import { Form, LinesField, type Values } from "../../ui/Form.tsx";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { useMay } from "../session/session.ts";
import { Changes } from "./Changes.tsx";
import styles from "./Versions.module.css";

/** The draft against what is in force, and the button that makes it the next version. */
export function Submit() {
  const state = useReply(endpoints.draftState, {});
  const changes = useReply(endpoints.draftChanges, {});
  return (
    <section className={styles.section} aria-labelledby="submit">
      <h2 id="submit">The draft</h2>
      <Answered of={state} waitingFor="the draft">
        {({ revision, changed }) => (
          <Answered of={changes} waitingFor="what differs">
            {(differing) => (
              <div className={styles.section}>
                <p>
                  {changed ? (
                    <>
                      The draft differs from{" "}
                      {differing.against === null ? "nothing before it" : `version ${differing.against}`} in{" "}
                      {counted(differing.changes.length, "place")}.
                    </>
                  ) : (
                    "The draft is what was submitted last: there is nothing to submit."
                  )}{" "}
                  <PageLink to="/draft">Go on writing</PageLink>
                </p>
                {changed && <CheckOfDraft />}
                {differing.changes.length > 0 && (
                  <details>
                    <summary>What differs</summary>
                    <Changes of={differing.changes} />
                  </details>
                )}
                {(changed || differing.against === null) && <SubmitForm revision={revision} />}
              </div>
            )}
          </Answered>
        )}
      </Answered>
    </section>
  );
}

/** What stands in the way of an adoption is better mended before others are asked. */
function CheckOfDraft() {
  const { summary } = useReply(endpoints.check, { query: { version: "draft" } }).data ?? {};
  if (!summary) return null;
  return (
    <p>
      {summary.errors > 0 && <StatusMark of="error" word={false} />} The check finds{" "}
      {counted(summary.errors, "error")} and {counted(summary.warnings, "warning")} in it
      {summary.errors > 0 && ", and no version with an error is adopted"}.{" "}
      <PageLink to="/check" add={{ version: "draft" }}>
        See them
      </PageLink>
    </p>
  );
}

function SubmitForm({ revision }: { revision: number }) {
  const closed = useMay()("strategy.edit");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const onSend = async ({ note = "" }: Values) => {
    const { version } = await send(endpoints.submitVersion, {
      body: { revision, ...(note.trim() === "" ? {} : { note }) },
    });
    await queries.invalidateQueries();
    await navigate({ to: "/versions/$version" as "/", params: { version: String(version) } as never });
  };
  return (
    <Form action="Submit for review" onSend={onSend} closed={closed}>
      <LinesField name="note" label="What is new, and why" rows={2} autosize={false} />
    </Form>
  );
}
