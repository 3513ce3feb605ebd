import { Popover } from "@mantine/core";
import { useState } from "react";
import { roleNames } from "../../../domain/access/roles.ts";
import type { Membership, SessionReply } from "../../../contract/people.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { SchemeSwitch } from "../../ui/SchemeSwitch.tsx";
import styles from "./AccountMenu.module.css";
import { enter, signOut, useSession } from "./session.ts";

/** Who one is here, the own account, the other companies one may enter, and the way out. */
export function AccountMenu() {
  const session = useSession();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.you} onClick={() => setOpen(!open)}>
          {initials(session.you?.name ?? "")}
          <span className="only-read-aloud">, account</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Account">
        <Menu session={session} onLeave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Menu({ session, onLeave }: { session: SessionReply; onLeave: () => void }) {
  const { you, role, memberships } = session;
  const others = memberships.filter((membership) => !isHere(membership, session));
  return (
    <div className={styles.menu}>
      <p className={styles.who}>
        <strong>{you?.name}</strong>
        <span className="small quiet">{you?.email}</span>
        <span className="small quiet">{role && roleNames[role]}</span>
      </p>
      <PageLink to="/account" className={styles.entry} onClick={onLeave}>
        Account
      </PageLink>
      {others.length > 0 && (
        <div>
          <p className={styles.label}>Switch to</p>
          <ul>
            {others.map((membership) => (
              <li key={membership.id}>
                <button type="button" className={styles.entry} onClick={() => void enter(membership)}>
                  {membership.partner ?? membership.workspace}
                  <span className="small quiet">
                    {" "}
                    {membership.partner ? membership.workspace : roleNames[membership.role]}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <SchemeSwitch />
      <button type="button" className={styles.entry} onClick={() => void signOut()}>
        Sign out
      </button>
    </div>
  );
}

const isHere = ({ workspace, partner }: Membership, session: SessionReply): boolean =>
  workspace === session.workspace?.name && partner === session.partner?.name;

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => Array.from(word).slice(0, 1))
    .slice(0, 2)
    .join("")
    .toLocaleUpperCase("en") || "·";
