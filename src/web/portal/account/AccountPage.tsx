import { Account } from "../../account/Account.tsx";
import { useSession } from "../session/session.ts";

export function AccountPage() {
  const { you } = useSession();
  return you && <Account you={you} byLink />;
}
