import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";

const largestLog = 5_000_000;

/** PostgreSQL's own words, in a file that is still there when the program that started it is not. One old file is kept. */
export function logFile(path: string) {
  return {
    /** Lends the open file to `use`, which passes it on to another process. */
    writing<T>(use: (file: number) => T): T {
      if (sizeOf(path) > largestLog) renameSync(path, `${path}.1`);
      const file = openSync(path, "a", 0o600);
      try {
        return use(file);
      } finally {
        closeSync(file);
      }
    },
    lastWords: (): string => readFileSync(path, "utf8").trimEnd().split("\n").slice(-4).join("\n"),
  };
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
