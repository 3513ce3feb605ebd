import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import type { KeyRow, KeysReply } from "../../../contract/people.ts";
import { send, useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted, dayOfMoment } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { ForWhoMay } from "../session/ForWhoMay.tsx";
import { useMay, useSession } from "../session/session.ts";
import { capabilities } from "../../../domain/access/capabilities.ts";
import { MakeKey } from "./MakeKey.tsx";
import styles from "./Keys.module.css";

export function KeysPage() {
  return (
    <ForWhoMay page="Keys" capability="keys.read">
      <AllKeys />
    </ForWhoMay>
  );
}

function AllKeys() {
  const asked = useReply(endpoints.keys, {});
  return (
    <Answered of={asked} waitingFor="the keys">
      {(keys) => <Keys keys={keys} now={asked.dataUpdatedAt} />}
    </Answered>
  );
}

function Keys({ keys: { rows }, now }: { keys: KeysReply; now: number }) {
  const { role } = useSession();
  const closed = useMay()("keys.manage");
  return (
    <>
      <PageHeader page="Keys" finding={findingOf(rows, now)}>
        A key lets a program work through the API, with part of what its owner may.
        {role === "owner" && " As an owner you see everybody's."}
      </PageHeader>
      <div className={styles.sections}>
        {rows.length > 0 && <KeysTable rows={rows} closed={closed} now={now} />}
        <MakeKey closed={closed} />
      </div>
    </>
  );
}

const soonDays = 14;

function findingOf(rows: readonly KeyRow[], now: number): string {
  const working = rows.filter((row) => stateOf(row, now) === "working");
  if (working.length === 0) return "No key is in use";
  const soon = working.filter(({ expiresAt }) => Date.parse(expiresAt) - now < soonDays * 86_400_000).length;
  const are = `${counted(working.length, "key")} ${working.length === 1 ? "works" : "work"}`;
  return soon === 0 ? are : `${are}; ${soon} ${soon === 1 ? "runs" : "run"} out within ${soonDays} days`;
}

function stateOf({ revokedAt, expiresAt }: KeyRow, now: number): "working" | "revoked" | "run out" {
  if (revokedAt !== null) return "revoked";
  return Date.parse(expiresAt) <= now ? "run out" : "working";
}

type TableProps = { rows: readonly KeyRow[]; closed: string | null; now: number };

function KeysTable({ rows, closed, now }: TableProps) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const revoke = async ({ id, name }: KeyRow) => {
    try {
      await send(endpoints.revokeKey, { params: { key: id } });
      setSaid(`The key “${name}” is revoked; its next call is refused.`);
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
    await queries.invalidateQueries();
  };
  return (
    <section className={styles.section} aria-label="Keys">
      <Notice>{said}</Notice>
      <PlainTable
        label="Keys"
        header={[
          { title: "Key" },
          { title: "Of", minor: true },
          { title: "May", minor: true },
          { title: "Until", whole: true },
          { title: "Last used", whole: true, minor: true },
          { title: "Revoke", number: true },
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <span key="name" className={styles.name}>
              {row.name}
              <span className="small quiet">
                <code>{row.hint}</code>
                {row.addresses.length > 0 && ` from ${row.addresses.join(", ")}`}
              </span>
            </span>,
            row.owner.name,
            row.scopes.map((scope) => capabilities[scope].words).join("; "),
            <Until key="until" row={row} now={now} />,
            row.lastUsedAt ? dayOfMoment(row.lastUsedAt) : "never",
            <Act
              key="revoke"
              closed={row.revokedAt === null ? closed : "It is revoked already."}
              aria-label={`Revoke ${row.name}`}
              onClick={() => void revoke(row)}
            >
              Revoke
            </Act>,
          ],
        }))}
      />
    </section>
  );
}

function Until({ row, now }: { row: KeyRow; now: number }) {
  const state = stateOf(row, now);
  if (state === "working") return dayOfMoment(row.expiresAt);
  return (
    <span className="quiet">
      <StatusMark of="late" word={false} /> {state}
    </span>
  );
}
