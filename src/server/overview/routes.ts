import { endpoints } from "../../contract/endpoints.ts";
import { scopeAsked } from "../http/questions.ts";
import type { Serve } from "../http/serve.ts";
import { groundOf } from "../workspaces/actions.ts";
import { overviewReply } from "./actions.ts";

export function overviewRoutes(serve: Serve): void {
  serve.staff(endpoints.overview, async (call) => {
    const ground = await groundOf(call);
    const loaded = await call.site.facts(call.tx, ground);
    return overviewReply(ground, loaded, scopeAsked(call.query, ground.strategy));
  });
}
