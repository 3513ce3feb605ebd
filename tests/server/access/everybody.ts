import { newId } from "../../../src/database/ids.ts";
import { capabilities, capabilityNames } from "../../../src/domain/access/capabilities.ts";
import { type StaffRole, staffRoles } from "../../../src/domain/access/roles.ts";
import { makeToken } from "../../../src/server/tokens.ts";
import { entriesOf, fixedOf, type KeyName } from "./standings.ts";
import { companyRows, sharedDealRows } from "./company-rows.ts";
import { canaries, invitation, type Member, person, type Table, workspaceRows } from "./workspace-rows.ts";

/** Two workspaces with people of every role, partners with theirs, and keys in every state: their rows and their names. */
export function everybody() {
  const { open, inside, north, south, other } = canaries;
  const [here, there] = [workspaceRows(inside, open, 1), workspaceRows(other, other, 2)];
  const [own, elsewhereWorkspace] = [here.workspace, there.workspace];
  const companies = {
    north: companyRows(own, north, inside, 1),
    south: companyRows(own, south, inside, 2),
    elsewhere: companyRows(elsewhereWorkspace, other, other, 901),
    // Its lists go on after a row, so that their cursors can be tried here.
    elsewhereToo: companyRows(elsewhereWorkspace, `${other}-second`, other, 950),
  };
  const member = (name: string): Member => ({ id: newId(), user: newId(), email: `${name}@example.com` });
  const staff = Object.fromEntries(staffRoles.map((role) => [role, member(`${inside}-${role}`)])) as Record<
    StaffRole,
    Member
  >;
  // Outside they see themselves, so their names are no secret.
  const suspended = member(`${open}-suspended`);
  const guest = member(`${open}-guest`);
  // In both workspaces with one account; its name in each is of that workspace.
  const elsewhere = { ...member(`${open}-both`), idElsewhere: newId() };
  const ownerThere = { ...elsewhere, id: elsewhere.idElsewhere };
  const tokens = Object.fromEntries(
    (["reading key", "full key", "revoked key", "expired key"] as const).map((name) => {
      const id = newId();
      return [name, { id, ...makeToken("ent", { workspace: own.id, id }) }];
    }),
  ) as Record<KeyName, { id: string; text: string; secretHash: string }>;
  const otherKey = newId();
  const readingOnly = capabilityNames.filter((name) => !capabilities[name].writes);
  const tables: Table[] = [
    ...here.tables,
    ...there.tables,
    ...Object.values(companies).flatMap((company) => company.tables),
    [
      "invitations",
      invitation(elsewhereWorkspace.id, {
        id: newId(),
        partner: null,
        email: `${other}-too@example.com`,
        name: `${other} too`,
        role: "viewer",
      }),
    ],
    ...sharedDealRows(elsewhereWorkspace, other, companies.elsewhere.company, companies.elsewhereToo.company),
    ...sharedDealRows(own, inside, companies.north.company, companies.south.company),
    ...staffRoles.map((role): Table => ["people", person(own.id, staff[role], `${inside} ${role}`, role)]),
    ["people", { ...person(own.id, suspended, `${open} suspended`, "viewer"), state: "suspended" }],
    ["people", person(own.id, elsewhere, `${open} both`, "viewer")],
    [
      "people",
      {
        ...person(elsewhereWorkspace.id, ownerThere, `${other} owner`, "owner"),
        email: `${other}-owner@example.com`,
      },
    ],
    [
      "raci_bindings",
      { workspace_id: own.id, accountable_role: own.accountableRole, person_id: staff.owner.id },
    ],
    [
      "raci_bindings",
      {
        workspace_id: elsewhereWorkspace.id,
        accountable_role: elsewhereWorkspace.accountableRole,
        person_id: ownerThere.id,
      },
    ],
    ...Object.entries(tokens).map(
      ([name, { id, secretHash }]): Table => [
        "api_keys",
        {
          ...keyRow(own.id, id, staff.owner.id, `${inside} ${name}`),
          secret_hash: secretHash,
          scopes: (name === "reading key" ? readingOnly : capabilityNames).join(" "),
          expires_at: name === "expired key" ? "2026-11-19T10:00:00Z" : "2026-12-20T10:00:00Z",
          revoked_at: name === "revoked key" ? "2026-11-19T10:00:00Z" : null,
        },
      ],
    ),
    ["api_keys", keyRow(elsewhereWorkspace.id, otherKey, ownerThere.id, `${other} key`)],
  ];
  return {
    tables: [...users(tables), userRow(guest.user, `${open} guest`, guest.email), ...tables],
    own,
    other: elsewhereWorkspace,
    companies: {
      north: companies.north.company,
      south: companies.south.company,
      elsewhere: companies.elsewhere.company,
    },
    staff,
    elsewhere,
    keys: { own: tokens["full key"].id, other: otherKey },
    entries: entriesOf(own, elsewhereWorkspace, staff, {
      suspended,
      guest,
      elsewhere,
      north: companies.north.company,
      south: companies.south.company,
      far: companies.elsewhere.company,
    }),
    fixed: fixedOf(own, staff.owner, tokens, readingOnly),
  };
}

const keyRow = (workspace: string, id: string, owner: string, name: string) => ({
  workspace_id: workspace,
  id,
  person_id: owner,
  name,
  secret_hash: "no hash is this",
  scopes: "facts.read",
  created_at: "2026-11-01T10:00:00Z",
  expires_at: "2026-12-20T10:00:00Z",
});

/** An account for every user that the rows of people name. */
function users(tables: readonly Table[]): Table[] {
  const people = tables.filter(([table]) => table === "people" || table === "partner_people");
  // Who is in both workspaces has one account, by the name of the first.
  const byUser = new Map(people.toReversed().map(([, row]) => [row["user_id"], row]));
  return [...byUser].map(([id, row]) => userRow(String(id), String(row["name"]), String(row["email"])));
}

const userRow = (id: string, name: string, email: string): Table => [
  "auth.users",
  {
    id,
    name,
    email,
    email_verified: true,
    created_at: "2026-11-01T10:00:00Z",
    updated_at: "2026-11-01T10:00:00Z",
  },
];
