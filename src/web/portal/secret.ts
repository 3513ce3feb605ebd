import { useEffect, useState } from "react";

/**
 * The links of the portal carry their secret behind the # of the address, where no server and no log sees it:
 * /portal/sign-in#link=… and /portal/invitation#…. It leaves the address bar before anything is drawn.
 */
const forms = {
  "/portal/sign-in": /^#link=(.+)$/,
  "/portal/invitation": /^#(.+)$/,
} as const;
type Page = keyof typeof forms;

let taken: { readonly page: Page; readonly secret: string } | null = null;

export function takeSecret(): void {
  const { pathname, search, hash } = location;
  const page = (Object.keys(forms) as Page[]).find((one) => one === pathname);
  const secret = page && forms[page].exec(hash)?.[1];
  if (!page || !secret) return;
  taken = { page, secret: decodeURIComponent(secret) };
  history.replaceState(history.state, "", `${pathname}${search}`);
}

/** The secret that the link to a page brought; null where the page was opened without one, or loaded again. */
export function useSecret(page: Page): string | null {
  const [secret, setSecret] = useState(() => secretOf(page));
  useEffect(() => {
    const onHash = () => {
      takeSecret();
      setSecret(secretOf(page));
    };
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, [page]);
  return secret;
}

const secretOf = (page: Page): string | null => (taken?.page === page ? taken.secret : null);
