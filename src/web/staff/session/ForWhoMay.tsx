import type { ReactNode } from "react";
import type { Capability } from "../../../domain/access/capabilities.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { useMay, useSession } from "./session.ts";

type Props = { page: string; capability: Capability; children: ReactNode };

/** A page that is asked for by its address, also by those who may not see it: they read why, and nothing is asked of the server. */
export function ForWhoMay({ page, capability, children }: Props) {
  const closed = useMay()(capability);
  const isVisitor = useSession().you?.proof === "sample";
  if (closed === null) return children;
  const finding = isVisitor ? "This page is for people with an account" : "This page is not for your role";
  return (
    <PageHeader page={page} finding={finding}>
      {closed}
    </PageHeader>
  );
}
