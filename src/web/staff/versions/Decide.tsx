import { useQueryClient } from "@tanstack/react-query";
import type { VersionReply } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { Form, LinesField, TextField, type Values } from "../../ui/Form.tsx";
import { useState } from "react";
import { Notice } from "../../ui/Notice.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { useMay } from "../session/session.ts";
import { useWorkspace } from "../workspace.ts";
import styles from "./Versions.module.css";

type Decision = "approve" | "decline" | "send-back";
const decisions: readonly { decision: Decision; verb: string }[] = [
  { decision: "approve", verb: "Approve" },
  { decision: "decline", verb: "Decline" },
  { decision: "send-back", verb: "Send back" },
];

/** What may be done with a version that is in review, by whoever looks at it; each act says why where it may not. */
export function Decide({ version }: { version: VersionReply }) {
  if (version.state !== "in-review") return null;
  return (
    <div className={styles.decide}>
      {version.may.approve && <Judge version={version.version} />}
      <Adopt version={version} />
      <Withdraw version={version} />
    </div>
  );
}

function Judge({ version }: { version: number }) {
  const queries = useQueryClient();
  const [comment, setComment] = useState("");
  const [said, setSaid] = useState("");
  const decide = async (decision: Decision) => {
    try {
      await send(endpoints.decideVersion, {
        params: { version: String(version) },
        body: { decision, ...(comment.trim() === "" ? {} : { comment }) },
      });
      setSaid("");
      await queries.invalidateQueries();
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
  };
  return (
    <div className={styles.judge}>
      <LinesField
        name="comment"
        label="Your comment"
        description="Kept with the version"
        rows={2}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      <div className={styles.acts}>
        {decisions.map(({ decision, verb }) => (
          <Act
            key={decision}
            size="sm"
            {...(decision === "approve" ? { variant: "filled" } : {})}
            onClick={() => void decide(decision)}
          >
            {verb}
          </Act>
        ))}
      </div>
      <Notice>{said}</Notice>
    </div>
  );
}

function Adopt({ version: { version, gaps } }: { version: VersionReply }) {
  const may = useMay()("strategy.adopt");
  const { asOf } = useWorkspace();
  const queries = useQueryClient();
  const missing = gaps[0] ? `${gaps[0].words} ${gaps[0].accepted}` : null;
  const onSend = async ({ from = "" }: Values) => {
    await send(endpoints.adoptVersion, { params: { version: String(version) }, body: { from } });
    await queries.invalidateQueries();
  };
  return (
    <Form
      action={`Adopt version ${version}`}
      onSend={onSend}
      closed={may ?? missing}
      quiet={missing !== null}
    >
      <TextField
        name="from"
        type="date"
        label="In force from"
        defaultValue={asOf}
        disabled={(may ?? missing) !== null}
      />
    </Form>
  );
}

function Withdraw({ version: { version, may } }: { version: VersionReply }) {
  const closed = useMay()("strategy.edit");
  const queries = useQueryClient();
  const withdraw = async () => {
    await send(endpoints.withdrawVersion, { params: { version: String(version) } });
    await queries.invalidateQueries();
  };
  return (
    <Act
      closed={closed ?? (may.withdraw ? null : "The version is not in review.")}
      onClick={() => void withdraw()}
    >
      Withdraw from review
    </Act>
  );
}
