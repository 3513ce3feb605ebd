import { useSearch } from "@tanstack/react-router";
import { useSecret } from "../../fragment.ts";
import type { Search } from "../../search.ts";
import { startAfresh } from "../session/session.ts";
import { DoorFor } from "./DoorFor.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { notLetIn } from "./let-in.ts";
import { SampleDoor } from "./SampleDoor.tsx";
import { SignInSteps } from "./SignInSteps.tsx";

export function SignInPage() {
  const problem = notLetIn(useSecret("/sign-in"));
  const { next = "/" }: Search = useSearch({ strict: false });
  return (
    <DoorFor of="/sign-in">
      {({ state, sampleOpen }) => (
        <DoorFrame title="Sign in" beside={sampleOpen && <SampleDoor />}>
          {problem && (
            <p role="alert">
              <span aria-hidden>▲ </span>
              {problem}
            </p>
          )}
          <SignInSteps codeNeeded={state === "code-needed"} onDone={() => startAfresh(next)} />
          <p className="small quiet">
            People of partner companies sign in at <a href="/portal/sign-in">their portal</a>.
          </p>
        </DoorFrame>
      )}
    </DoorFor>
  );
}
