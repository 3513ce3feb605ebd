import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { dataFolder, openDataFolder } from "./data-folder.ts";
import { temporaryDataFolder } from "./test-database.ts";

describe("the data folder", () => {
  it("is .entente in the clone", () => {
    expect(dataFolder({ env: {}, clone: "/home/ada/entente", asRoot: false })).toBe(
      "/home/ada/entente/.entente",
    );
  });

  it("is what ENTENTE_DATA says, for root too", () => {
    const env = { ENTENTE_DATA: "/srv/entente" };
    expect(dataFolder({ env, clone: "/home/ada/entente", asRoot: false })).toBe("/srv/entente");
    expect(dataFolder({ env, clone: "/home/ada/entente", asRoot: true })).toBe("/srv/entente");
  });

  it("of root is a system state folder named after the clone; two clones of one name have two", () => {
    const of = (clone: string): string => dataFolder({ env: {}, clone, asRoot: true });
    expect(of("/home/ada/my entente")).toMatch(/^\/var\/lib\/entente\/my-entente-[0-9a-f]{8}$/);
    expect(of("/home/ada/entente")).not.toBe(of("/opt/entente"));
    expect(of("/home/ada/entente")).toBe(of("/home/ada/entente/"));
  });
});

describe("a data folder that cannot be used", () => {
  const folder = temporaryDataFolder();
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is refused when a file is in the way", () => {
    writeFileSync(folder, "");
    expect(() => openDataFolder(join(folder, "data"), {})).toThrow(/a file is in the way. Set ENTENTE_DATA/);
  });

  it.skipIf(process.getuid?.() === 0)("is refused when we may not write there", () => {
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    expect(() => openDataFolder(join(folder, "data"), {})).toThrow(/permission denied. Set ENTENTE_DATA/);
  });
});
