import { connect } from "../src/database/connection.ts";
import { importFolder } from "../src/server/imports/actions.ts";
import { allWorkspaces } from "../src/server/workspaces/queries.ts";
import { timed } from "./figure.ts";

/** What one import took; `rows` are the lines of orders alone. */
export type ImportMeasured = { readonly ms: number; readonly rows: number; readonly overIdleMb: number };

const [url = "", workspace = "", path = ""] = process.argv.slice(2);
const connection = connect(url);
await allWorkspaces(connection);
globalThis.gc?.();
const idle = process.memoryUsage().rss;
let peak = idle;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
let rows = 0;
const ms = await timed(async () => {
  const imported = await importFolder(connection, workspace, { path, dryRun: false, at: new Date() });
  if (!imported.ok) throw new Error(imported.reason);
  const [reject] = imported.value.rejects;
  if (reject) throw new Error(`${reject.file}, row ${reject.row}: ${reject.code}`);
  rows = imported.value.files.find(({ file }) => file === "FactResellerSales.csv")?.created ?? 0;
});
clearInterval(watch);
await connection.close();
process.stdout.write(
  JSON.stringify({ ms, rows, overIdleMb: (peak - idle) / 2 ** 20 } satisfies ImportMeasured),
);
