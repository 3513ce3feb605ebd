import { endpoints } from "../../contract/endpoints.ts";
import { byLocalOwner } from "../audit/actions.ts";
import { badQuery, Refused } from "../http/problems.ts";
import type { Serve } from "../http/serve.ts";
import { importFolder } from "./actions.ts";

/** Imports read files of this machine, so they need the key of the local owner, which only this user can read. */
export function importRoutes(serve: Serve): void {
  serve.local(endpoints.importFiles, async ({ site, workspace, query, asking }) => {
    if (query["path"] === undefined) throw badQuery("path", "", "the folder to import");
    const imported = await importFolder(site.connection, workspace, {
      path: query["path"],
      preset: query["preset"],
      dryRun: query["dryRun"] === "true",
      at: asking.at,
      by: byLocalOwner(asking.requestId),
    });
    if (imported.ok) return imported.value;
    throw new Refused(400, imported.reason, [
      {
        pointer: "?path",
        code: "not-importable",
        detail: imported.reason,
        ...(imported.accepted ? { accepted: imported.accepted } : {}),
      },
    ]);
  });
}
