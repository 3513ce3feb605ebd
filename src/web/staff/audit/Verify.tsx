import { useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { AuditVerifyReply } from "../../../contract/people.ts";
import { fetchReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { CopyText } from "../../ui/CopyText.tsx";
import { Form, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { count } from "../../ui/numbers.ts";
import styles from "./Audit.module.css";

/** Walks the chain, and says what it found in a sentence; a head noted elsewhere also shows an end that was cut off. */
export function Verify() {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<AuditVerifyReply | null>(null);
  const onSend = async ({ head = "" }: Values) => {
    setFound(null);
    const query = head.trim() === "" ? {} : { head: head.trim() };
    setFound(await fetchReply(endpoints.verifyAudit, { query }));
  };
  return (
    <>
      <Act size="sm" onClick={() => setOpen(true)}>
        Verify
      </Act>
      {open && (
        <Sheet title="Verify the trail" onClose={() => setOpen(false)}>
          <div className={styles.verify}>
            <p className="quiet">
              Each entry holds the hash of the one before it, so an entry that was changed, removed or moved
              shows.
            </p>
            <Notice>{found && <p>{verdictOf(found)}</p>}</Notice>
            {found?.head && (
              <>
                <CopyText text={found.head} label="Head of the trail" />
                <p className="small quiet">
                  Keep the head elsewhere: an end that was cut off shows only against it.
                </p>
              </>
            )}
            <Form action="Verify" onSend={onSend}>
              <TextField
                name="head"
                label="A head noted elsewhere"
                description="From an earlier check or the log of the server; may be left empty"
                autoComplete="off"
              />
            </Form>
          </div>
        </Sheet>
      )}
    </>
  );
}

function verdictOf({ entries, head, intact, fault }: AuditVerifyReply): string {
  if (!intact && fault)
    return `▲ The trail does not hold at entry ${count(fault.sequence)}. ${fault.reason}.`;
  if (entries === 0) return "● There is no entry yet, so nothing can be missing.";
  const what = entries === 1 ? "1 entry" : `${count(entries)} entries`;
  return `● ${what}, none missing, none changed; head ${head?.slice(0, 8)}….`;
}
