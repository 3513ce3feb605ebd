import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built server beside the built command line, else the sources; undefined where neither is. */
export function serverProgram(): string | undefined {
  const places = ["../server.js", "./server.js", "../../src/server/main.ts", "../server/main.ts"].map(
    (place) => fileURLToPath(new URL(place, import.meta.url)),
  );
  return places.find((place) => existsSync(place));
}
