import { endpoints } from "../../contract/endpoints.ts";
import { backUp } from "../../database/backup/back-up.ts";
import { dataFolder } from "../../database/data-folder.ts";
import { projectFolder } from "../../database/project-folder.ts";
import type { Refusal } from "../../domain/shared/decision.ts";
import { byLocalOwner, recordEverywhere } from "../audit/actions.ts";
import { doctorReply } from "../doctor/actions.ts";
import type { Refused } from "../http/problems.ts";
import { refused } from "../http/refusals.ts";
import type { Serve } from "../http/serve.ts";
import { programVersion } from "./program-version.ts";

/** The installation itself: its calls write files of this machine and name its settings, so they are the local owner's. */
export function backupRoutes(serve: Serve): void {
  serve.local(endpoints.backUp, async ({ site, body, asking }) => {
    const made = await backUp({
      embedded: site.embedded,
      path: body.path,
      passphrase: body.passphrase,
      programVersion: programVersion(),
      now: site.now,
    });
    if (!made.ok) throw refusal(made);
    // A backup holds every workspace, so each of them is told. Where it lies may name a person, and is not.
    const { sha256, bytes } = made.value;
    const event = {
      action: "backup.taken",
      object: { kind: "backup", id: sha256 },
      after: { bytes, sealed: body.passphrase !== undefined },
    };
    await recordEverywhere(site.connection, byLocalOwner(asking.requestId), event, asking.at);
    return made.value;
  });
  serve.local(endpoints.doctor, ({ site }) =>
    doctorReply(site, site.embedded?.dataFolder ?? dataFolder({ env: process.env, clone: projectFolder() })),
  );
}

const refusal = (no: Refusal): Refused => refused(422, no, { pointer: "/path", code: "no-backup" });
