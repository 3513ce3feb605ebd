import { endpoints } from "../../../contract/endpoints.ts";
import type { WorkspaceReply } from "../../../contract/api.ts";
import { useReply } from "../../client.ts";
import type { Strategy } from "../../../domain/strategy/strategy.ts";
import { useAsked, useWorkspace } from "../workspace.ts";

/** The strategy that the page looks at: in force on its day, or the version that the address names. */
export function useShownStrategy(): Strategy | undefined {
  const { filters } = useAsked();
  return useReply(endpoints.strategy, { query: filters }).data?.strategy;
}

/** What the strategy calls its people and candidates; a slug stands for itself until the strategy is here. */
export function useNames(): Record<"person" | "candidate" | "partnerType", (slug: string) => string> {
  const strategy = useShownStrategy();
  return {
    person: (slug) => strategy?.people?.[slug]?.title ?? slug,
    partnerType: (slug) => strategy?.partnerTypes?.[slug]?.name ?? slug,
    candidate: (slug) => strategy?.landscape?.[slug]?.name ?? slug,
  };
}

/** The workspace with the names of verticals and sizes, which no filter offers because no fact carries them. */
export function useNamedWorkspace(): WorkspaceReply {
  const workspace = useWorkspace();
  const coverage = useShownStrategy()?.coverage;
  const named = (part: Record<string, { name: string }> | undefined) =>
    Object.entries(part ?? {}).map(([slug, { name }]) => ({ slug, name }));
  const { verticals, sizes } = coverage ?? {};
  return {
    ...workspace,
    dimensions: { vertical: named(verticals), size: named(sizes), ...workspace.dimensions },
  };
}
