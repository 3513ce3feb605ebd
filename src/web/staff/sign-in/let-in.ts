/** Why the sign-in of a company let nobody in; the server names the reason behind the # of the address it leads back to. */
const reasons: Readonly<Record<string, string>> = {
  expired: "The sign-in of your company took too long, or began in another browser. Begin again.",
  cancelled: "The sign-in of your company was given up. Begin again, or use your password.",
  "refused-by-provider":
    "The sign-in of your company did not answer as it should. Ask whoever runs it, or use your password.",
  "address-unproven":
    "The sign-in of your company does not vouch for your e-mail address. Ask whoever runs it.",
  "outside-domain":
    "Your company's sign-in gave an address outside the domain it speaks for. Ask an owner of the workspace.",
  "link-first":
    "There is an account with your address that was never proven to be yours. Sign in by its password first.",
  "not-invited": "Nobody has invited your address to this workspace yet. Ask an owner for an invitation.",
};

/** The sentence for what `#single=…` says; null where it says nothing went wrong. */
export function notLetIn(fragment: string | null): string | null {
  const reason = /^single=([a-z-]+)$/.exec(fragment ?? "")?.[1];
  if (reason === undefined || reason === "code") return null;
  return (
    reasons[reason] ?? "The sign-in of your company did not let you in. Use your password, or ask an owner."
  );
}
