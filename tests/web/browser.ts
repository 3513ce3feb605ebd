import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Keeps a browser under test from speaking to anybody but the page's own server. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: quiet });
}

/** `ENTENTE_CHROMIUM`, else one that the system has, else the one that comes with the development packages. */
async function findChromium(): Promise<string> {
  const named = process.env["ENTENTE_CHROMIUM"];
  if (named) return named;
  const found = onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
  if (found) return found;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch (error) {
    throw new Error(
      "The browser tests need Chromium, and none was found. Install chromium or Chrome, or set ENTENTE_CHROMIUM to its program; the packaged one (@sparticuz/chromium) runs on Linux x64 only.",
      { cause: error },
    );
  }
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
