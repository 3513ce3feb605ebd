import { type Capability, capabilityNames } from "../../../src/domain/access/capabilities.ts";
import { nobody, type Principal } from "../../../src/domain/access/principal.ts";
import { type StaffRole, staffRoles } from "../../../src/domain/access/roles.ts";
import { ownerKey } from "../site.ts";
import type { Company, Member, Workspace } from "./workspace-rows.ts";

/** The moment of every request; sessions begin at it, so that whoever has one has just confirmed who they are. */
export const at = new Date("2026-11-20T10:00:00Z");

export type PrincipalName =
  | "nobody"
  | "local owner"
  | StaffRole
  | "unconfirmed owner"
  | "owner elsewhere"
  | "suspended"
  | "guest"
  | "reading key"
  | "full key"
  | "revoked key"
  | "expired key"
  | "north admin"
  | "north member"
  | "south admin"
  | "other admin"
  | "other owner";

/** How a principal proves who it is, and what the capability table is to be asked about it. */
export type Standing = {
  readonly headers: () => Readonly<Record<string, string>>;
  readonly principal: Principal;
};

export type Entry = {
  readonly workspace: string;
  readonly person: string | null;
  readonly partner: string | null;
};
export type Entered = {
  readonly user: string;
  readonly entry: Entry | undefined;
  readonly principal: object;
};

export type KeyName = "reading key" | "full key" | "revoked key" | "expired key";

type Others = {
  readonly suspended: Member;
  readonly guest: Member;
  readonly elsewhere: Member & { readonly idElsewhere: string };
  readonly north: Company;
  readonly south: Company;
  readonly far: Company;
};

export function entriesOf(
  own: Workspace,
  there: Workspace,
  staff: Readonly<Record<StaffRole, Member>>,
  others: Others,
): Map<PrincipalName, Entered> {
  const { suspended, guest, elsewhere, north, south, far } = others;
  const confirmedAt = at.getTime();
  const inStaff = (
    { id, user }: Member,
    role: StaffRole,
    { confirmed = confirmedAt, workspace = own.id }: { confirmed?: number | null; workspace?: string } = {},
  ): Entered => ({
    user,
    entry: { workspace, person: id, partner: null },
    principal: {
      kind: "staff",
      workspace,
      person: id,
      user,
      role,
      proof: "session",
      key: null,
      scopes: null,
      confirmedAt: confirmed,
    },
  });
  const inPortal = ({ workspace, id: partner }: Company, { id, user }: Member, role: string): Entered => ({
    user,
    entry: { workspace, person: id, partner },
    principal: {
      kind: "partner",
      workspace,
      partner,
      person: id,
      user,
      role,
      proof: "session",
      confirmedAt,
    },
  });
  const outside = (user: string, entry?: Entry): Entered => ({
    user,
    entry,
    principal: { kind: "guest", user, confirmedAt },
  });
  return new Map<PrincipalName, Entered>([
    ...staffRoles.map((role): [PrincipalName, Entered] => [role, inStaff(staff[role], role)]),
    ["unconfirmed owner", inStaff(staff.owner, "owner", { confirmed: null })],
    ["owner elsewhere", inStaff(elsewhere, "viewer")],
    ["suspended", outside(suspended.user, { workspace: own.id, person: suspended.id, partner: null })],
    ["guest", outside(guest.user)],
    ["north admin", inPortal(north, north.admin, "partner-admin")],
    ["north member", inPortal(north, north.member, "partner-member")],
    ["south admin", inPortal(south, south.admin, "partner-admin")],
    ["other admin", inPortal(far, far.admin, "partner-admin")],
    ["other owner", inStaff({ ...elsewhere, id: elsewhere.idElsewhere }, "owner", { workspace: there.id })],
  ]);
}

export function fixedOf(
  own: Workspace,
  owner: Member,
  tokens: Readonly<Record<KeyName, { id: string; text: string }>>,
  readingOnly: readonly Capability[],
): Map<PrincipalName, Standing> {
  const staffOwner = {
    kind: "staff",
    workspace: own.id,
    role: "owner",
    session: null,
    confirmedAt: null,
  } as const;
  const bearer = (token: string) => () => ({ authorization: `Bearer ${token}` });
  const key = (name: KeyName, scopes: readonly Capability[]): [PrincipalName, Standing] => [
    name,
    {
      headers: bearer(tokens[name].text),
      principal: {
        ...staffOwner,
        person: owner.id,
        user: owner.user,
        proof: "key",
        key: tokens[name].id,
        scopes,
      },
    },
  ];
  const deadKey = (name: KeyName): [PrincipalName, Standing] => [
    name,
    { headers: bearer(tokens[name].text), principal: nobody },
  ];
  return new Map<PrincipalName, Standing>([
    ["nobody", { headers: () => ({}), principal: nobody }],
    [
      "local owner",
      {
        headers: () => ({ authorization: `Bearer ${ownerKey}`, "entente-workspace": own.id }),
        principal: { ...staffOwner, person: null, user: null, proof: "local", key: null, scopes: null },
      },
    ],
    key("reading key", readingOnly),
    key("full key", capabilityNames),
    deadKey("revoked key"),
    deadKey("expired key"),
  ]);
}
