import { endpoints } from "../../contract/endpoints.ts";
import { Answered } from "../http/answered.ts";
import type { Serve } from "../http/serve.ts";
import { keysReply, makeKey, revokeKey } from "./making.ts";

export function keyRoutes(serve: Serve): void {
  serve.staff(endpoints.keys, keysReply);
  serve.staff(
    endpoints.makeKey,
    async (call) => new Answered(await makeKey(call), { status: 201, once: true }),
  );
  serve.staff(endpoints.revokeKey, (call) => revokeKey(call, call.params["key"]));
}
