import { endpoints } from "../../../contract/endpoints.ts";
import type { PeopleReply } from "../../../contract/people.ts";
import { useReply } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { ForWhoMay } from "../session/ForWhoMay.tsx";
import { useMay } from "../session/session.ts";
import { AccountableRoles } from "./AccountableRoles.tsx";
import { Invitations } from "./Invitations.tsx";
import { Invite } from "./Invite.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import styles from "./People.module.css";

export function PeoplePage() {
  return (
    <ForWhoMay page="People" capability="people.read">
      <Everybody />
    </ForWhoMay>
  );
}

function Everybody() {
  return (
    <Answered of={useReply(endpoints.people, {})} waitingFor="the people">
      {(people) => <People people={people} />}
    </Answered>
  );
}

function People({ people }: { people: PeopleReply }) {
  const closed = useMay()("people.manage");
  return (
    <>
      <PageHeader page="People" finding={findingOf(people)}>
        {closed}
      </PageHeader>
      <div className={styles.sections}>
        <PeopleTable people={people.rows} closed={closed} />
        <Invitations closed={closed} />
        {closed === null && <Invite />}
        <AccountableRoles people={people.rows} />
      </div>
    </>
  );
}

function findingOf({ rows }: PeopleReply): string {
  const active = rows.filter(({ state }) => state === "active");
  const without = active.filter(({ totp }) => !totp).length;
  const suspended = rows.length - active.length;
  const owners = active.filter(({ role }) => role === "owner").length;
  if (rows.length === 0) return "Nobody is a member of this workspace yet";
  if (rows.length === 1) return "One person works here; invite the others";
  return [
    `${counted(active.length, "person", "people")} work${active.length === 1 ? "s" : ""} here, ${counted(owners, "owner")} among them`,
    ...(without > 0 ? [`${without} without a second factor`] : []),
    ...(suspended > 0 ? [`${suspended} suspended`] : []),
  ].join("; ");
}
