import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import { groundOn } from "../strategies/brought.ts";
import { groundOf } from "../workspaces/actions.ts";
import { coverageReply } from "./actions.ts";

/** Coverage of the strategy in force, and of one that is not, by the partners of the workspace. */
export function coverageRoutes(serve: Serve): void {
  serve.staff(endpoints.coverage, async (call) => {
    const ground = await groundOf(call);
    const { facts } = await call.site.facts(call.tx, ground);
    return coverageReply(ground.strategy, facts, ground.asOf);
  });
  serve.staff(endpoints.coverageOf, async (call) => {
    const { strategy, asOf, facts } = await groundOn(call);
    return coverageReply(strategy, facts, asOf);
  });
}
