import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { roleNames } from "../../../domain/access/roles.ts";
import type { Membership, SessionReply } from "../../../contract/people.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { DoorFrame } from "../sign-in/DoorFrame.tsx";
import styles from "../sign-in/Door.module.css";
import { enter, placeOf, signOut, useSession } from "./session.ts";

/** Where to: the portals that one is a member of. Whoever is staff only learns where the workspace is. */
export function EnterPage() {
  const session = useSession();
  const [refused, setRefused] = useState<string | null>(null);
  if (placeOf(session) !== "/enter") return <Navigate to={(placeOf(session) ?? "/") as "/"} replace />;
  const portals = session.memberships.filter(({ partner }) => partner !== null);
  const choose = (membership: Membership) =>
    enter(membership).catch((error: unknown) => setRefused(refusalOf(error, {}).whole));
  return (
    <DoorFrame title={portals.length > 0 ? "Which company?" : "This account is in no partner portal"}>
      {session.state === "totp-required" && <SecondFactor />}
      {refused && (
        <p role="alert">
          <span aria-hidden>▲ </span>
          {refused}
        </p>
      )}
      {portals.length === 0 && (
        <p className="quiet">
          {session.you?.email ?? "It"} is invited by the company that sells through you; ask your contact
          there.
        </p>
      )}
      <ul className={styles.choices}>
        {portals.map((membership) => (
          <li key={membership.id}>
            <button type="button" className={styles.choice} onClick={() => void choose(membership)}>
              <strong>{membership.partner}</strong>
              <span className="quiet">
                {membership.workspace}, {roleNames[membership.role].toLowerCase()}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Ways session={session} />
    </DoorFrame>
  );
}

function SecondFactor() {
  return (
    <p>
      The company asks for a second factor. <a href="/second-factor">Set it up</a>, then come back.
    </p>
  );
}

function Ways({ session }: { session: SessionReply }) {
  const isStaff = session.memberships.some(({ partner }) => partner === null) || session.role !== null;
  return (
    <p className={styles.ways}>
      {isStaff && <a href="/">To the workspace</a>}
      <button type="button" className="as-link" onClick={() => void signOut()}>
        Sign out
      </button>
    </p>
  );
}
