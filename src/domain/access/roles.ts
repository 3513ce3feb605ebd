/** What people of a workspace are; the first may do everything, the last only look. */
export const staffRoles = [
  "owner",
  "head-of-partnerships",
  "partner-manager",
  "partner-operations",
  "finance",
  "sponsor",
  "viewer",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What people of a partner company are in the portal. */
export const partnerRoles = ["partner-admin", "partner-member"] as const;
export type PartnerRole = (typeof partnerRoles)[number];

export type Role = StaffRole | PartnerRole;

export const roleNames: Readonly<Record<Role, string>> = {
  owner: "Owner",
  "head-of-partnerships": "Head of partnerships",
  "partner-manager": "Partner manager",
  "partner-operations": "Partner operations",
  finance: "Finance",
  sponsor: "Sponsor",
  viewer: "Viewer",
  "partner-admin": "Partner admin",
  "partner-member": "Partner member",
};

/** What each role comes to do, in a sentence; shown where one is chosen. */
export const roleDescriptions: Readonly<Record<Role, string>> = {
  owner: "Everything, people, sign-in and keys included.",
  "head-of-partnerships": "The strategy, the programme and the people, other than owners.",
  "partner-manager": "Partners and the people at partners.",
  "partner-operations": "The draft of the strategy, imports, partners and the people at partners.",
  finance: "Every figure, and the audit trail.",
  sponsor: "Every figure, to approve what is theirs by the RACI.",
  viewer: "Every figure, and nothing else.",
  "partner-admin": "The portal of the own company, its people included.",
  "partner-member": "The portal of the own company.",
};
