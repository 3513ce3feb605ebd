import { endpoints } from "../../contract/endpoints.ts";
import { driftReport } from "../../domain/drift/drift.ts";
import type { Serve } from "../http/serve.ts";
import { groundOn } from "../strategies/brought.ts";
import { groundOf } from "../workspaces/actions.ts";

/** Drift of the strategy in force, and of one that is not, against the facts of the workspace. */
export function driftRoutes(serve: Serve): void {
  serve.staff(endpoints.drift, async (call) => {
    const ground = await groundOf(call);
    const { facts } = await call.site.facts(call.tx, ground);
    const report = driftReport({ ...ground.stored, facts }, ground.asOf, ground.strategyVersion);
    return { ...report, currency: facts.currency };
  });
  serve.staff(endpoints.driftOf, async (call) => {
    const { asOf, ...input } = await groundOn(call);
    return { ...driftReport(input, asOf, 0), currency: input.facts.currency };
  });
}
