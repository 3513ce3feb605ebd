import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Search } from "../../search.ts";
import { Waiting } from "../../ui/states.tsx";

/** Leads to another page, once; `next` is where to go on to afterwards, and stays what it was when it is not given. */
export function Redirect({ to, next }: { to: string; next?: string | undefined }) {
  const navigate = useNavigate();
  useEffect(() => {
    const search = (current: Search): Search => (next === undefined ? current : { next });
    void navigate({ to: to as "/", search, replace: true });
    // oxlint-disable-next-line react/exhaustive-deps -- where somebody was going does not change while they are led away
  }, [to]);
  return <Waiting for="the page" />;
}
