import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "./program.ts";
import type { Shell } from "./shell.ts";
import { screenOn } from "./terminal/screen.ts";

const example = fileURLToPath(new URL("../../samples/halyard/strategy.yaml", import.meta.url));

/** A shell that remembers what was written, at a moment that the test chooses. */
function shellAt(now: () => Date, env: Record<string, string> = {}) {
  const written = { out: "", err: "" };
  const shell: Shell = {
    out: screenOn({ write: (text) => (written.out += text) }, env),
    err: screenOn({ write: (text) => (written.err += text) }, env),
    env,
    now,
  };
  return { shell, written };
}

describe("a mistake in the program itself", () => {
  const failing = () => {
    throw new Error("the clock is broken");
  };

  it("ends with 101 and a short message", async () => {
    const { shell, written } = shellAt(failing);
    expect(await run(["check", example], shell)).toBe(101);
    expect(written.out).toBe("");
    expect(written.err).toContain("internal error  the clock is broken\n");
    expect(written.err).not.toContain("program.test.ts");
  });

  it("shows where it happened for ENTENTE_DEBUG=1", async () => {
    const { shell, written } = shellAt(failing, { ENTENTE_DEBUG: "1" });
    await run(["check", example], shell);
    expect(written.err).toContain("program.test.ts");
  });
});

it("without --as-of, today is the day where the strategy lives", async () => {
  // The example lives in Chicago, where it is still the evening before.
  const { shell, written } = shellAt(() => new Date("2026-11-21T03:00:00Z"));
  await run(["check", example, "--json"], shell);
  expect(JSON.parse(written.out)).toMatchObject({ asOf: "2026-11-20" });
});

it("says the version of the package", async () => {
  const { shell, written } = shellAt(() => new Date(0));
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(await run(["--version"], shell)).toBe(0);
  expect(written.out).toBe(`${version}\n`);
});
