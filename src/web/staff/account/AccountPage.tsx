import { Account } from "../../account/Account.tsx";
import { Empty } from "../../ui/states.tsx";
import { useSession } from "../session/session.ts";

export function AccountPage() {
  const { you } = useSession();
  if (you === null || you.proof === "sample")
    return (
      <Empty title="Visitors of the sample have no account">
        Leave the sample and sign in; your name, password and sessions are then on this page.
      </Empty>
    );
  return <Account you={you} />;
}
