import type { ReactNode } from "react";
import type { Path } from "../../../../domain/strategy/path.ts";
import { PageLink } from "../../../ui/PageLink.tsx";

/** A link to the fields of an element of the draft. */
export function PartLink({ to: path, children }: { to: Path; children: ReactNode }) {
  return (
    <PageLink to="/draft/$part" params={{ part: String(path[0]) }} hash={path.join("/")}>
      {children}
    </PageLink>
  );
}
