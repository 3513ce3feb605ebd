import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import { documentFile, documentsReply } from "./actions.ts";

/** The documents that a strategy prints itself as. */
export function documentRoutes(serve: Serve): void {
  serve.staff(endpoints.documents, documentsReply);
  serve.staff(endpoints.document, (call) => documentFile(call, call.params["document"] ?? ""));
}
