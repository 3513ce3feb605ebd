import { useEffect, useState } from "react";

/**
 * The secret of a link stands behind the # of its address, where no server and no log sees it. It leaves the address bar before
 * anything is drawn, so that no history, screenshot or extension keeps it; a new link in the same tab brings a new one.
 */
const pages = ["/invitation", "/password", "/sign-in"];
let taken: { page: string; secret: string } | null = null;

export function takeSecret(): void {
  const { pathname, search, hash } = location;
  if (hash.length < 2 || !pages.includes(pathname)) return;
  taken = { page: pathname, secret: hash.slice(1) };
  history.replaceState(history.state, "", `${pathname}${search}`);
}

/** The secret that the link to a page brought, or null: the page was opened without one, or loaded again. */
export function useSecret(page: string): string | null {
  const [secret, setSecret] = useState(secretOf(page));
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

const secretOf = (page: string): string | null => (taken?.page === page ? taken.secret : null);
