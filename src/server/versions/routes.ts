import { endpoints } from "../../contract/endpoints.ts";
import { Answered } from "../http/answered.ts";
import type { Serve } from "../http/serve.ts";
import { adoptVersion, decideVersion, submitVersion, withdrawVersion } from "./deciding.ts";
import { draftChangesReply, versionChangesReply, versionIn, versionsReply } from "./reading.ts";
import { versionReply } from "./standing.ts";

/** Versions of the strategy: submitted, decided on, adopted from a day on. */
export function versionRoutes(serve: Serve): void {
  serve.staff(endpoints.versions, versionsReply);
  serve.staff(endpoints.version, (call) => versionReply(call, versionIn(call.params)));
  serve.staff(endpoints.versionChanges, (call) => versionChangesReply(call, versionIn(call.params)));
  serve.staff(endpoints.draftChanges, draftChangesReply);
  serve.staff(
    endpoints.submitVersion,
    async (call) => new Answered(await submitVersion(call), { status: 201 }),
  );
  serve.staff(endpoints.withdrawVersion, (call) => withdrawVersion(call, versionIn(call.params)));
  serve.staff(endpoints.decideVersion, (call) => decideVersion(call, versionIn(call.params)));
  serve.staff(endpoints.adoptVersion, (call) => adoptVersion(call, versionIn(call.params)));
}
