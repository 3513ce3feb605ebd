/** What became of an invitation; where no mail leaves the house, where its link is. */
export const sentInWords = (email: string, mailed: boolean): string =>
  mailed
    ? `An invitation is on its way to ${email}; it stands three days.`
    : `${email} is invited, but no mail leaves this installation: the link is in the log of the server. Hand it over yourself; it stands three days.`;
