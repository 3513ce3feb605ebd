// Old syntax on purpose: see entente.js.
import fs from "fs";
import path from "path";
import { fileURLToPath } from "url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// 22.18 is the first that runs TypeScript without a flag.
const oldest = [22, 18];

/** True when this very process can run the program. */
export function isNewEnough() {
  const parts = process.versions.node.split(".").map(Number);
  return parts[0] > oldest[0] || (parts[0] === oldest[0] && parts[1] >= oldest[1]);
}

/** The Node that npm install brings along for this system; undefined when it did not. */
export function pinnedRuntime() {
  const windows = process.platform === "win32";
  const name = "node-" + (windows ? "win" : process.platform) + "-" + process.arch;
  const runtime = path.join(root, "node_modules", name, "bin", windows ? "node.exe" : "node");
  return fs.existsSync(runtime) ? runtime : undefined;
}

export const refusal =
  "entente needs Node " +
  oldest.join(".") +
  " or newer, this is " +
  process.version +
  ", and the one that npm install brings for this system is not here: run npm install, or install a newer Node.";
