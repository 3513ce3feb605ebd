import { endpoints } from "../../contract/endpoints.ts";
import { openApi } from "../../contract/openapi.ts";
import type { Serve } from "./serve.ts";

/** The description of the API; it is the same for everybody and holds nothing of any workspace. */
export function openApiRoutes(serve: Serve): void {
  const description = openApi();
  serve.open(endpoints.openapi, async () => description);
}
