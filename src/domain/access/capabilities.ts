import { partnerRoles, type Role, staffRoles } from "./roles.ts";

/**
 * What can be done, and who may: the one table that routes, buttons, tools and explanations read. Rules about the state of
 * the thing (the last owner stays, a used invitation is not revoked) are in lifecycles.ts and people.ts.
 */
export type CapabilityRule = {
  /** Completes "may" and "may not": "read the strategy". */
  readonly words: string;
  readonly roles: readonly Role[];
  /** Changes something; a key that may only read never reaches it. */
  readonly writes: boolean;
  /** Asks for a confirmation of who one is that is at most `confirmationMinutes` old; no key ever has one. */
  readonly sensitive: boolean;
  /** Open to whoever looks at the sample by one click: they have no account, so people and keys are not theirs to see. */
  readonly sample: boolean;
};

/** ASVS 7.5.1: how long a confirmed password or code stands for sensitive acts. */
export const confirmationMinutes = 10;

const reading = (words: string, roles: readonly Role[]) => ({
  words,
  roles,
  writes: false,
  sensitive: false,
  sample: false,
});
const visiting = (words: string, roles: readonly Role[]) => ({ ...reading(words, roles), sample: true });
const writing = (words: string, roles: readonly Role[]) => ({ ...reading(words, roles), writes: true });
const sensitive = (words: string, roles: readonly Role[]) => ({ ...writing(words, roles), sensitive: true });

const leads = ["owner", "head-of-partnerships"] as const;
const programStaff = [...leads, "partner-manager", "partner-operations"] as const;

export const capabilities = {
  "strategy.read": visiting("read the strategy", staffRoles),
  "strategy.edit": writing("change the draft of the strategy", [...leads, "partner-operations"]),
  "strategy.decide": writing("decide on a version of the strategy", staffRoles),
  "strategy.adopt": writing("adopt a version of the strategy", leads),
  "strategy.comment": writing("comment on the strategy", staffRoles),
  "facts.read": visiting("read partners, deals and figures", staffRoles),
  "people.read": reading("see the people of the workspace", staffRoles),
  "people.manage": writing("invite, change and remove people", leads),
  "owners.manage": sensitive("invite, make, change and remove owners", ["owner"]),
  "partner-people.read": reading("see the people at partners", staffRoles),
  "partner-people.manage": writing("invite, change and remove people at partners", programStaff),
  "raci.bind": writing("say who holds an accountable role", leads),
  "workspace.configure": sensitive("change the settings of the workspace", ["owner"]),
  "sign-on.configure": sensitive("connect single sign-on", ["owner"]),
  "keys.read": reading("see the own API keys", staffRoles),
  "keys.manage": sensitive("make and revoke API keys", staffRoles),
  "audit.read": reading("read the audit trail", [...leads, "finance"]),
  "audit.export": sensitive("export the audit trail", ["owner", "finance"]),
  "portal.read": reading("see the own company in the portal", partnerRoles),
  "portal.people.manage": writing("invite and remove people of the own company", ["partner-admin"]),
} as const satisfies Readonly<Record<string, CapabilityRule>>;

export type Capability = keyof typeof capabilities;

export const capabilityNames = Object.keys(capabilities) as Capability[];

/** Who may reach a route without a capability: anybody, anybody signed in, or the key of the local owner alone. */
export const openDoors = ["anybody", "signed-in", "local-owner"] as const;
export type Door = Capability | (typeof openDoors)[number];

export const isOpenDoor = (door: Door): door is (typeof openDoors)[number] =>
  (openDoors as readonly string[]).includes(door);

/** A door that only people at partners pass: its calls run under the portal role of the database. */
export const isPartnerDoor = (door: Door): boolean =>
  !isOpenDoor(door) &&
  capabilities[door].roles.every((role) => (partnerRoles as readonly Role[]).includes(role));
