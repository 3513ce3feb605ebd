import { createContext, useContext } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { WorkspaceReply } from "../../contract/api.ts";
import type { Dimension } from "../../domain/measures/dimensions.ts";
import { parseDay } from "../../domain/shared/dates.ts";
import { filtersOf, type Search } from "../search.ts";

export const WorkspaceContext = createContext<WorkspaceReply | null>(null);

/** The workspace of the page; the layout waits for it before any page is drawn. */
export function useWorkspace(): WorkspaceReply {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("A page is drawn outside the layout");
  return workspace;
}

/** What the URL asks for, the as-of date of the page included. A date that is none is refused by the layout. */
export function useAsked(): { search: Search; filters: Search; asOf: string; misfit: string | null } {
  const search: Search = useSearch({ strict: false });
  const workspace = useWorkspace();
  const day = search.asOf === undefined ? workspace.asOf : parseDay(search.asOf);
  return {
    search,
    filters: filtersOf(search),
    asOf: day ?? workspace.asOf,
    misfit: day === undefined ? (search.asOf ?? null) : null,
  };
}

/** Changes what the URL asks for and stays on the page. */
export function useAsk(): (change: Search) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({
      to: ".",
      search: (current: Search) => ({ ...current, ...change }),
      resetScroll: false,
      replace: true,
    });
}

/** The name of a member of a dimension, as the strategy gives it. */
export const nameOf = (workspace: WorkspaceReply, dimension: Dimension, slug: string): string =>
  workspace.dimensions[dimension]?.find((member) => member.slug === slug)?.name ?? slug;
