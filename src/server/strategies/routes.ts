import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import { groundOf } from "../workspaces/actions.ts";
import { checkReply, strategyReply } from "./actions.ts";

export function strategyRoutes(serve: Serve): void {
  serve.staff(endpoints.strategy, async (call) => strategyReply((await groundOf(call)).stored));
  serve.staff(endpoints.check, async (call) => {
    const { stored, asOf } = await groundOf(call);
    return checkReply(stored, asOf);
  });
}
