import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests of pure code need no database; they run apart, so that nobody waits for a server in vain. */
export default defineConfig({
  test: {
    // One more than is left by default on a machine with two processors: most of a file's time is spent waiting for others.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine has time for it; without it a test waits a second.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: "pure", include: ["src/{domain,strategy-file,contract,documents,web}/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "system",
          include: ["src/{database,server,cli}/**/*.test.ts", "tests/**/*.test.ts"],
          globalSetup: ["tests/global-setup.ts"],
        },
      },
    ],
  },
});
