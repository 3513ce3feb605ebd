import type { Principal } from "../../domain/access/principal.ts";
import type { Asking } from "../http/asking.ts";

/** An account: who somebody is, in all workspaces. What they may do there is in `people` and `partner_people`. */
export type Account = {
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly totp: boolean;
};

/**
 * Sign-in behind an interface of our own: passwords, codes, links and sessions are kept by a library in schema `auth`, and
 * nothing else of the program knows which.
 */
export type SignIn = {
  /** Who the session of a request is; nobody, a guest outside any workspace, staff, or a person at a partner. */
  principalOf(asking: Pick<Asking, "headers" | "at" | "address">): Promise<Principal>;
  /** The accounts of some users, for lists of people; an unknown one is missing. */
  accounts(users: readonly string[]): Promise<ReadonlyMap<string, Account>>;
};
