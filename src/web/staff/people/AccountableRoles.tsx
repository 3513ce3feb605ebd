import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import type { PersonRow, RaciReply } from "../../../contract/people.ts";
import { send, useReply } from "../../client.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { counted } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { Answered } from "../../ui/states.tsx";
import { useMay } from "../session/session.ts";
import { inWords } from "../strategy/parts.ts";
import styles from "./People.module.css";

/** Who holds the roles that the strategy makes accountable. */
export function AccountableRoles({ people }: { people: readonly PersonRow[] }) {
  return (
    <section className={styles.section} aria-labelledby="accountable">
      <Answered of={useReply(endpoints.raci, {})} waitingFor="the accountable roles">
        {({ rows }) => (
          <>
            <h2 id="accountable">{findingOf(rows)}</h2>
            {rows.length === 0 ? (
              <p className="quiet">
                Roles come from the part <code>people</code> of the strategy; whoever holds one is accountable
                for the decisions of its RACI.
              </p>
            ) : (
              <Bindings rows={rows} people={people} />
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

function findingOf(rows: RaciReply["rows"]): string {
  const free = rows.filter(({ person }) => person === null).length;
  if (rows.length === 0) return "The strategy names no accountable roles";
  if (free === 0) return `All ${rows.length} accountable roles are held`;
  return `${counted(free, "accountable role")} of ${rows.length} held by nobody`;
}

type Props = { rows: RaciReply["rows"]; people: readonly PersonRow[] };

function Bindings({ rows, people }: Props) {
  const closed = useMay()("raci.bind");
  return (
    <>
      {closed && <p className="quiet">{closed}</p>}
      <PlainTable
        label="Accountable roles"
        header={[{ title: "Role" }, { title: "Decides on", minor: true }, { title: "Held by" }]}
        rows={rows.map((row) => ({
          key: row.role,
          cells: [
            row.title,
            row.decisions.length === 0 ? (
              <span className="quiet">–</span>
            ) : (
              <ul key="decisions">
                {row.decisions.map(({ decision, letter }) => (
                  <li key={decision}>
                    <strong>{letter}</strong> {inWords(decision)}
                  </li>
                ))}
              </ul>
            ),
            <Holder key="holder" row={row} people={people} closed={closed} />,
          ],
        }))}
      />
    </>
  );
}

type HolderProps = { row: RaciReply["rows"][number]; people: readonly PersonRow[]; closed: string | null };

function Holder({ row: { role, title, person }, people, closed }: HolderProps) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const bind = async (chosen: string) => {
    try {
      await send(endpoints.bindRaci, { params: { role }, body: { person: chosen === "" ? null : chosen } });
      setRefused(null);
    } catch (error) {
      setRefused(refusalOf(error, {}).whole);
    }
    await queries.invalidateQueries();
  };
  if (closed !== null) return person?.name ?? <span className="quiet">nobody</span>;
  const active = people.filter(({ state, id }) => state === "active" || id === person?.id);
  return (
    <NativeSelect
      size="xs"
      aria-label={`Who holds: ${title}`}
      error={refused}
      value={person?.id ?? ""}
      onChange={({ currentTarget }) => void bind(currentTarget.value)}
      data={[{ value: "", label: "nobody" }, ...active.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
