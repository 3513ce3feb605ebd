import { endpoints } from "../../contract/endpoints.ts";
import { backUp } from "../../database/backup/back-up.ts";
import { dataFolder } from "../../database/data-folder.ts";
import { projectFolder } from "../../database/project-folder.ts";
import { doctorReply } from "../doctor/actions.ts";
import { Refused } from "../http/problems.ts";
import type { Serve } from "../http/serve.ts";
import { programVersion } from "./program-version.ts";

/** The installation itself: its calls write files of this machine and name its settings, so they are the local owner's. */
export function backupRoutes(serve: Serve): void {
  serve.local(endpoints.backUp, async ({ site, query, body }) => {
    if (query["dryRun"] === "true") throw refusal("?dryRun", "A backup cannot be rehearsed", "no dryRun");
    const made = await backUp({
      embedded: site.embedded,
      path: body.path,
      passphrase: body.passphrase,
      programVersion: programVersion(),
      now: site.now,
    });
    if (made.ok) return made.value;
    throw refusal("/path", made.reason, made.accepted);
  });
  serve.local(endpoints.doctor, ({ site }) =>
    doctorReply(site, site.embedded?.dataFolder ?? dataFolder({ env: process.env, clone: projectFolder() })),
  );
}

const refusal = (pointer: string, reason: string, accepted: string | undefined): Refused =>
  new Refused(422, reason, [
    { pointer, code: "no-backup", detail: reason, ...(accepted === undefined ? {} : { accepted }) },
  ]);
