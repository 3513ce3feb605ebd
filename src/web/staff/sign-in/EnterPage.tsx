import { useEffect, useEffectEvent, useState } from "react";
import { useSearch } from "@tanstack/react-router";
import { roleNames } from "../../../domain/access/roles.ts";
import type { Membership } from "../../../contract/people.ts";
import type { Search } from "../../search.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { Waiting } from "../../ui/states.tsx";
import styles from "./Door.module.css";
import { DoorFor } from "./DoorFor.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { enter, signOut } from "./enter.ts";
import { Way } from "./SignInSteps.tsx";

/** Where to: one of the workspaces one is a member of, or the portal of a partner company. */
export function EnterPage() {
  return (
    <DoorFor of="/enter">
      {({ memberships, you }) =>
        memberships.length === 0 ? (
          <DoorFrame
            title="You are in no workspace"
            lead={`${you?.email ?? "This account"} is a member of none. Ask an owner to invite this address.`}
          >
            <SignOut />
          </DoorFrame>
        ) : (
          <Choices memberships={memberships} />
        )
      }
    </DoorFor>
  );
}

/** Where there is one place only, nobody is asked. */
function Choices({ memberships }: { memberships: readonly Membership[] }) {
  const { next }: Search = useSearch({ strict: false });
  const [refused, setRefused] = useState<string | null>(null);
  const [only] = memberships.length === 1 ? memberships : [];
  const choose = (membership: Membership) =>
    enter(membership, next).catch((error: unknown) => setRefused(refusalOf(error, {}).whole));
  const enterOnly = useEffectEvent(() => {
    if (only) void choose(only);
  });
  useEffect(() => enterOnly(), []);
  if (only && refused === null) return <Waiting for={placeName(only)} />;
  return (
    <DoorFrame title="Where to?">
      {refused && (
        <p role="alert">
          <span aria-hidden>▲ </span>
          {refused}
        </p>
      )}
      <ul className={styles.memberships}>
        {memberships.map((membership) => (
          <li key={membership.id}>
            <button type="button" className={styles.membership} onClick={() => void choose(membership)}>
              <strong>{placeName(membership)}</strong>
              <span className="quiet">{roleNames[membership.role]}</span>
            </button>
          </li>
        ))}
      </ul>
      <SignOut />
    </DoorFrame>
  );
}

const SignOut = () => (
  <p>
    <Way to={() => void signOut()}>Sign out</Way>
  </p>
);

const placeName = ({ workspace, partner, sample }: Membership): string =>
  partner === null
    ? `${workspace}${sample ? ", sample company" : ""}`
    : `${partner} in the portal of ${workspace}`;
