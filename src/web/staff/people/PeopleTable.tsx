import { useState } from "react";
import { roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { PersonRow } from "../../../contract/people.ts";
import { useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { dayOfMoment } from "../../ui/numbers.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { ChangePerson } from "./ChangePerson.tsx";
import styles from "./People.module.css";

type Props = { people: readonly PersonRow[]; closed: string | null };

export function PeopleTable({ people, closed }: Props) {
  const [changing, setChanging] = useState<string | null>(null);
  const raci = useReply(endpoints.raci, {});
  const titles = new Map(raci.data?.rows.map(({ role, title }) => [role, title]));
  return (
    <section aria-label="Members">
      <PlainTable
        label="People of the workspace"
        header={[
          { title: "Person" },
          { title: "Role" },
          { title: "Accountable for", minor: true },
          { title: "Second factor", minor: true },
          { title: "Since", whole: true, minor: true },
          { title: "Change", number: true },
        ]}
        rows={people.map((person) => ({
          key: person.id,
          cells: [
            <PersonName key="name" person={person} />,
            person.state === "active" ? (
              roleNames[person.role]
            ) : (
              <span key="role" className={styles.person}>
                {roleNames[person.role]}
                <span className="small">
                  <StatusMark of="late" word={false} /> suspended
                </span>
              </span>
            ),
            person.accountable.length === 0 ? (
              <span className="quiet">–</span>
            ) : (
              person.accountable.map((slug) => titles.get(slug) ?? slug).join(", ")
            ),
            person.totp ? (
              "yes"
            ) : (
              <span key="totp">
                <StatusMark of="warning" word={false} /> none
              </span>
            ),
            dayOfMoment(person.joinedAt),
            <Act
              key="change"
              closed={person.you ? "Nobody changes their own role or state; another owner does it." : closed}
              aria-label={`Change ${person.name}`}
              onClick={() => setChanging(person.id)}
            >
              Change
            </Act>,
          ],
        }))}
      />
      {changing && <ChangePerson id={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

function PersonName({ person: { name, email, you } }: { person: PersonRow }) {
  return (
    <span className={styles.person}>
      <span>
        {name}
        {you && <span className="quiet"> (you)</span>}
      </span>
      <span className="small quiet">{email}</span>
    </span>
  );
}
