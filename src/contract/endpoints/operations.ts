import type { BackUpReply, DoctorReply } from "../people.ts";
import { call, get, v1 } from "../endpoint.ts";

/** The installation itself, for the key in the data folder. */
export const operationsEndpoints = {
  backUp: call<BackUpReply>()(
    "POST",
    `${v1}/backups`,
    "local-owner",
    "Writes a backup of the embedded database to a file",
    "backUp",
  ),
  doctor: get<object, DoctorReply>()(
    `${v1}/doctor`,
    "local-owner",
    "What is well with the installation, and what is not",
  ),
  openapi: get<object, object>()(`${v1}/openapi.json`, "anybody", "This description"),
} as const;
