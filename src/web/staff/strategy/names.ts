import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";

/** What the strategy in force calls its people and candidates; a slug stands for itself until the strategy is here. */
export function useNames(): { person: (slug: string) => string; candidate: (slug: string) => string } {
  const strategy = useReply(endpoints.strategy, {}).data?.strategy;
  return {
    person: (slug) => strategy?.people?.[slug]?.title ?? slug,
    candidate: (slug) => strategy?.landscape?.[slug]?.name ?? slug,
  };
}
