import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import type { Membership, SessionReply } from "../../../contract/people.ts";
import { fetchReply, onSignedOut, send } from "../../client.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { SignInSteps } from "../sign-in/SignInSteps.tsx";
import { startAfresh } from "./session.ts";

/** A session that ends while somebody works: they sign in again over the page, and what they had written is still there. */
export function SignedOutSheet({ session, isOut }: { session: SessionReply; isOut: boolean }) {
  const [heard, setHeard] = useState(false);
  const queries = useQueryClient();
  useEffect(() => onSignedOut(() => setHeard(true)), []);
  if (!heard && !isOut) return null;
  const onDone = async () => {
    const isSame = await returned(session);
    if (!isSame) return startAfresh();
    await queries.invalidateQueries();
    setHeard(false);
  };
  return (
    <Sheet title="Your session has ended">
      <p className="quiet">Sign in again; this page stays as it is.</p>
      <SignInSteps email={session.you?.email ?? ""} onDone={onDone} />
      <p>
        <button type="button" className="as-link" onClick={() => startAfresh()}>
          Leave this page
        </button>
      </p>
    </Sheet>
  );
}

/** Back in the workspace of the page, as the same person? Another one must not find what the first had before them. */
async function returned(before: SessionReply): Promise<boolean> {
  const now = await fetchReply(endpoints.session, {});
  if (now.you?.email !== before.you?.email) return false;
  if (now.state === "enter") {
    const same = now.memberships.find((one) => isOf(one, before));
    if (!same) return false;
    await send(endpoints.enter, { body: { membership: same.id } });
    return true;
  }
  return now.state === "signed-in" && now.workspace?.name === before.workspace?.name;
}

const isOf = ({ workspace, partner, role }: Membership, before: SessionReply): boolean =>
  workspace === before.workspace?.name && partner === null && role === before.role;
