import { useEffect } from "react";
import { Waiting } from "../../ui/states.tsx";
import { startAfresh } from "./session.ts";

/** Goes on by a new load of the page: to the portal, which is another page of the server, or as somebody else. */
export function Afresh({ address }: { address: string }) {
  useEffect(() => startAfresh(address), [address]);
  return <Waiting for="the page" />;
}
