import { defineConfig } from "vitest/config";

/** Tests of pure code need no database; they run apart, so that nobody waits for a server in vain. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
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
