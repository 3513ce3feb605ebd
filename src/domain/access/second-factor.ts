/** A member of a workspace as the rule about second factors sees one. */
export type FactorQuestion = {
  readonly kind: "staff" | "partner";
  /** The workspace asks its people for a second factor. */
  readonly requiresTotp: boolean;
};

/** Whether a workspace asks this member for a second factor: its staff, never people at partners. */
export const asksForFactor = ({ kind, requiresTotp }: FactorQuestion): boolean =>
  kind === "staff" && requiresTotp;

/** Whether a member has to set a second factor up first: until then nothing of theirs opens the workspace, no session and no key. */
export const lacksFactor = (member: FactorQuestion & { readonly totp: boolean }): boolean =>
  asksForFactor(member) && !member.totp;
