import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import { workspaceReply } from "./actions.ts";

export function workspaceRoutes(serve: Serve): void {
  serve.staff(endpoints.workspace, workspaceReply);
}
