import { useSearch } from "@tanstack/react-router";
import type { Search } from "../../search.ts";
import { startAfresh } from "../session/session.ts";
import { DoorFor } from "./DoorFor.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { signOut } from "./enter.ts";
import { SecondFactor } from "../../account/SecondFactor.tsx";
import { Way } from "./SignInSteps.tsx";

/** For a member of a workspace that asks for a second factor, who has none yet. */
export function SecondFactorPage() {
  const { next = "/" }: Search = useSearch({ strict: false });
  return (
    <DoorFor of="/second-factor">
      {() => (
        <DoorFrame
          title="Set up a second factor"
          lead="The workspace asks for one: a code of an authenticator on your phone, beside your password."
        >
          <SecondFactor onDone={() => startAfresh(next)} done="Go on" />
          <p>
            <Way to={() => void signOut()}>Sign out</Way>
          </p>
        </DoorFrame>
      )}
    </DoorFor>
  );
}
