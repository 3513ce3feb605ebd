#!/usr/bin/env node
// Old syntax on purpose: this file must run on any Node, to start the pinned one or to say which one is needed.
import fs from "fs";
import path from "path";
import childProcess from "child_process";
import module from "module";
import { fileURLToPath, pathToFileURL } from "url";
import { isNewEnough, pinnedRuntime, refusal, root } from "./runtime.js";

endWithNpm();
if (isNewEnough()) run();
else runPinned(pinnedRuntime());

function run() {
  endWithLauncher();
  if (module.enableCompileCache)
    module.enableCompileCache(path.join(root, "node_modules", ".cache", "entente"));
  import(pathToFileURL(program()).href).catch(function (error) {
    console.error(error);
    process.exit(1);
  });
}

/** The build when there is one that is not older than its sources; else the sources themselves. */
function program() {
  const built = path.join(root, "dist", "cli.js");
  const source = path.join(root, "src");
  const builtAt = modifiedAt(built);
  return builtAt > 0 && !hasNewer(source, builtAt) ? built : path.join(source, "cli", "main.ts");
}

function modifiedAt(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? stat.mtimeMs : 0;
}

/** The pages are a build of their own, and tests are in none. */
function hasNewer(folder, moment) {
  if (!fs.existsSync(folder)) return false;
  return fs.readdirSync(folder, { withFileTypes: true }).some(function (entry) {
    if (entry.name === "web" || entry.name.endsWith(".test.ts")) return false;
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? hasNewer(full, moment) : modifiedAt(full) > moment;
  });
}

function runPinned(runtime) {
  if (!runtime) {
    console.error(refusal);
    process.exit(1);
  }
  // The channel tells the program when we are gone, even by kill -9: it must not outlive us.
  const args = [fileURLToPath(import.meta.url)].concat(process.argv.slice(2));
  const child = childProcess.spawn(runtime, args, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  forwardSignals(child);
  child.on("error", function (error) {
    console.error("entente could not start " + runtime + ": " + error.message);
    process.exit(1);
  });
  child.on("exit", function (code, signal) {
    if (signal) endBySignal(signal);
    else process.exit(code);
  });
}

/** Ctrl-C reaches the program from the terminal itself; a second one from us could mean "at once". */
function forwardSignals(child) {
  process.on("SIGINT", function () {
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  ["SIGTERM", "SIGHUP"].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
}

/** Whoever waits for us sees what the program ended of. */
function endBySignal(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function endWithLauncher() {
  if (!process.channel) return;
  process.once("disconnect", endGracefully);
  process.channel.unref();
}

/** A killed npm leaves behind what it started; the program notices that one of its ancestors has gone. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.channel) return;
  const before = ancestors();
  const watch = setInterval(function () {
    if (ancestors() === before) return;
    clearInterval(watch);
    endGracefully();
  }, 500);
  watch.unref();
}

/** Our parent, and its parent where the system tells: npm runs scripts through a shell, which outlives npm. */
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = fs.readFileSync("/proc/" + parent + "/stat", "utf8");
    return parent + " " + stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return String(parent);
  }
}

function endGracefully() {
  process.kill(process.pid, "SIGTERM");
}
