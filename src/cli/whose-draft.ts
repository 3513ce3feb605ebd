import { endpoints } from "../contract/endpoints.ts";
import { printable } from "./terminal/printable.ts";
import type { Caller } from "./server-call.ts";

/** " of Halyard", " of AdventureWorks, the sample": a folder of data that was not named is easily another one than was meant. */
export async function whose({ call }: Caller): Promise<string> {
  const workspace = await call(endpoints.workspace, {});
  if ("exitCode" in workspace) return "";
  return ` of ${printable(workspace.name)}${workspace.sample ? ", the sample," : ""}`;
}
