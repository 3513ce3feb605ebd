import type { Connection, Tx } from "../../database/connection.ts";
import type { PartnerPerson, Principal, Staff } from "../../domain/access/principal.ts";
import type { Day } from "../../domain/shared/dates.ts";
import type { AuditEvent } from "../audit/actions.ts";
import type { factsCache } from "../facts/actions.ts";
import type { Asking } from "./asking.ts";
import type { Mail } from "../mail/mail.ts";
import type { InstallationSecret } from "../installation-secret.ts";
import type { Outside } from "../sign-in/outbound.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

/** All that a route may reach. */
export type Site = {
  readonly connection: Connection;
  /** The day of the clock in a time zone; used only where neither the question nor the workspace names a day. */
  readonly today: (timeZone: string | undefined) => Day;
  readonly now: () => Date;
  readonly facts: ReturnType<typeof factsCache>;
  /** The key of the local owner (`ENTENTE_DATA/local.token`). */
  readonly localToken: string;
  /** Where people reach this server (ENTENTE_URL, else the address it listens on), without a slash at the end. */
  readonly url: () => string;
  /** The server answers this machine alone. */
  readonly loopbackOnly: boolean;
  readonly secret: InstallationSecret;
  readonly signIn: SignIn;
  readonly mail: Mail;
  /** How providers and name servers are asked, where it is not the usual way. */
  readonly outside?: Outside;
  /** The embedded database, for backups; undefined where the database is another. */
  readonly embedded: { readonly dataFolder: string; readonly superuserUrl: string } | undefined;
  /** The file that the draft is kept in step with; undefined where none is. */
  readonly workingCopy?: WorkingCopy;
  /** How many requests are answered; else the usual limits. */
  readonly limits?: RequestLimits;
  /** Says something to whoever runs the program; never a secret but a link that no mail could carry. */
  readonly say: (line: string) => void;
};

/** The file that the server keeps in step with the draft. */
export type WorkingCopy = {
  /** Looks at once; without it the file is looked at when it changes, and every two seconds. */
  nudge(): void;
  /** The workspace whose draft it is; undefined while there is none of one's own, or several. */
  workspace(): string | undefined;
  stop(): Promise<void>;
};

/** How many requests a minute one person, or one network of nobody, may make of one process of the server. */
export type RequestLimits = { readonly signedIn: number; readonly signedOut: number };

type Asked<Body> = {
  readonly site: Site;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly asking: Asking;
};

/** What both staff and portal calls have: one transaction of one workspace. */
type InTransaction = {
  readonly tx: Tx;
  readonly workspace: string;
  /** Adds to the audit trail in this transaction, in the name of the principal. */
  readonly audit: (event: AuditEvent) => Promise<void>;
  /** Refuses (412) unless the caller's If-Match, where there is one, is the tag of what stands now. */
  readonly match: (current: object) => void;
  /** Does something outside the database once the transaction is committed; not in a dry run. */
  readonly afterCommit: (work: () => Promise<void> | void) => void;
};

/** A call of the staff before its transaction. */
export type StaffAsking<Body = undefined> = Asked<Body> & {
  readonly principal: Staff;
  readonly workspace: string;
};

/** A call of the staff, under the staff role of the database. */
export type Call<Body = undefined> = Asked<Body> & InTransaction & { readonly principal: Staff };

/** A call of a person at a partner, under the portal role of the database. */
export type PortalCall<Body = undefined> = Asked<Body> &
  InTransaction & { readonly principal: PartnerPerson };

/** A call outside any workspace: signing in, the own account. Cookies to set go to `setCookies`. */
export type OpenCall<Body = undefined> = Asked<Body> & {
  readonly principal: Principal;
  readonly setCookies: (cookies: readonly string[]) => void;
};

/** A call with the key of the local owner; `workspace` is the one it works in. */
export type LocalCall<Body = undefined> = Asked<Body> & { readonly workspace: string };
