import { useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { startAfresh } from "../session/session.ts";

/** The one click into the sample: on this machine, while it is the sample. */
export function SampleDoor() {
  const [refused, setRefused] = useState<string | null>(null);
  const enter = () =>
    send(endpoints.enterSample, {}).then(
      () => startAfresh(),
      (error: unknown) => setRefused(refusalOf(error, {}).whole),
    );
  return (
    <>
      <h2>Just looking?</h2>
      <p className="quiet">
        A bicycle maker with some seven hundred resellers is loaded as a sample. It needs no account, and
        opens on this machine only.
      </p>
      <Act size="sm" onClick={() => void enter()}>
        Look at the sample company
      </Act>
      {refused && <p role="alert">{refused}</p>}
    </>
  );
}
