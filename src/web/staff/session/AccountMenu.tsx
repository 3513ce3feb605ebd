import { Popover } from "@mantine/core";
import { useState } from "react";
import { roleNames } from "../../../domain/access/roles.ts";
import type { Capability } from "../../../domain/access/capabilities.ts";
import type { Membership, SessionReply } from "../../../contract/people.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { SchemeSwitch } from "../../ui/SchemeSwitch.tsx";
import { enter, signOut } from "../sign-in/enter.ts";
import styles from "./AccountMenu.module.css";
import { useMay, useSession } from "./session.ts";

const entries: readonly { to: string; title: string; needs: Capability | null }[] = [
  { to: "/account", title: "Account", needs: null },
  { to: "/people", title: "People", needs: "people.read" },
  { to: "/keys", title: "Keys", needs: "keys.read" },
  { to: "/audit", title: "Audit trail", needs: "audit.read" },
  { to: "/settings", title: "Settings", needs: "people.read" },
];

/** Who one is here, and what belongs to that: the account, the people, the other workspaces, the way out. */
export function AccountMenu() {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const { name, role } = namesOf(session);
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.you} onClick={() => setOpen(!open)}>
          <span className={styles.name}>{name}</span>
          <span className="small quiet">
            {role} <span aria-hidden>▾</span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Account">
        <Menu session={session} onLeave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Menu({ session, onLeave }: { session: SessionReply; onLeave: () => void }) {
  const may = useMay();
  const others = session.memberships.filter((membership) => !isHere(membership, session));
  return (
    <div className={styles.menu}>
      <nav aria-label="Account and workspace">
        <ul>
          {entries
            .filter(({ to }) => to !== "/account" || hasAccount(session))
            .map(({ to, title, needs }) => (
              <li key={to}>
                <Entry to={to} title={title} closed={needs && may(needs)} onLeave={onLeave} />
              </li>
            ))}
        </ul>
      </nav>
      {others.length > 0 && (
        <div>
          <p className={styles.label}>Switch to</p>
          <ul>
            {others.map((membership) => (
              <li key={membership.id}>
                <button type="button" className={styles.entry} onClick={() => void enter(membership)}>
                  {membership.partner ?? membership.workspace}
                  <span className="small quiet"> {roleNames[membership.role]}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <SchemeSwitch />
      <button type="button" className={styles.entry} onClick={() => void signOut()}>
        {hasAccount(session) ? "Sign out" : "Leave the sample"}
      </button>
    </div>
  );
}

type EntryProps = { to: string; title: string; closed: string | null; onLeave: () => void };

function Entry({ to, title, closed, onLeave }: EntryProps) {
  if (closed === null)
    return (
      <PageLink to={to} className={styles.entry} onClick={onLeave}>
        {title}
      </PageLink>
    );
  return (
    <span className={styles.entry} aria-disabled>
      {title}
      <span className="small quiet"> {closed}</span>
    </span>
  );
}

const hasAccount = ({ you }: SessionReply): boolean => you !== null && you.proof === "session";

const isHere = ({ workspace, partner, role }: Membership, session: SessionReply): boolean =>
  partner === null && workspace === session.workspace?.name && role === session.role;

function namesOf(session: SessionReply): { name: string; role: string } {
  const { you, role } = session;
  if (!hasAccount(session)) return { name: "Visitor", role: "of the sample" };
  return { name: you?.name ?? "", role: role === null ? "" : roleNames[role] };
}
