import type { SessionReply } from "../../contract/people.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import styles from "./Account.module.css";
import { Factor } from "./Factor.tsx";
import { Name } from "./Name.tsx";
import { Password } from "./Password.tsx";
import { Sessions } from "./Sessions.tsx";

type Props = {
  you: NonNullable<SessionReply["you"]>;
  /** A link by mail opens it as the password does. */
  byLink?: boolean;
};

/** One's own name, password, second factor and sessions: the same in every workspace and portal. */
export function Account({ you: { name, email, totp }, byLink = false }: Props) {
  return (
    <>
      <PageHeader page="Account" finding={findingOf(totp, byLink)}>
        You sign in as {email}.
      </PageHeader>
      <div className={styles.sections}>
        <Name name={name} />
        <Factor totp={totp} />
        <Password email={email} />
        <Sessions />
      </div>
    </>
  );
}

function findingOf(totp: boolean, byLink: boolean): string {
  if (byLink)
    return totp
      ? "Your account asks for a code beside the password or the link"
      : "A password or a link to your mailbox opens your account";
  return totp ? "Your account asks for a password and a code" : "Your account rests on its password alone";
}
