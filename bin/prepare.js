// Runs after npm install and before npm start, under any Node: see entente.js about the syntax.
import fs from "fs";
import path from "path";
import childProcess from "child_process";
import { isNewEnough, pinnedRuntime, root } from "./runtime.js";

linkProgram();
build();

/** npm links the programs of other packages only; with this, npx entente works in the clone itself. */
function linkProgram() {
  const program = path.join(root, "bin", "entente.js");
  const folder = path.join(root, "node_modules", ".bin");
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(program, 0o755);
  if (process.platform === "win32") {
    fs.writeFileSync(path.join(folder, "entente.cmd"), '@node "%~dp0..\\..\\bin\\entente.js" %*\r\n');
    return;
  }
  const link = path.join(folder, "entente");
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.relative(folder, program), link);
}

/** Failing is not fatal: the commands run from their sources, and npm start tries again. */
function build() {
  const script = path.join(root, "build", "build.ts");
  const runtime = pinnedRuntime() || (isNewEnough() ? process.execPath : undefined);
  if (!runtime || !fs.existsSync(script)) return;
  const run = childProcess.spawnSync(runtime, [script], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) console.log("Not built yet, npm start tries again: " + reasonOf(run));
}

function reasonOf(run) {
  if (run.error) return run.error.message;
  const lines = run.stderr.trim().split("\n");
  return lines.find((line) => line.includes("Error")) || lines[lines.length - 1];
}
