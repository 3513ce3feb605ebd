import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../embedded.ts";
import { migrate } from "../migrate.ts";
import { temporaryDataFolder } from "../test-database.ts";
import type { BackUpQuestion } from "./back-up.ts";

export type Installation = {
  /** Its data folder. */
  readonly home: string;
  readonly superuserUrl: string;
  /** A name for a file that is not there yet. */
  newFile(): string;
  /** The question for a backup of it. */
  asking(question: Partial<BackUpQuestion> & { path: string }): BackUpQuestion;
  remove(): Promise<void>;
};

/** A server of its own with empty tables and both keys, and a desk for files beside it. */
export async function startInstallation(): Promise<Installation> {
  const [home, desk] = [temporaryDataFolder(), temporaryDataFolder()];
  mkdirSync(desk);
  const server = await startEmbedded({ dataDir: home });
  await migrate(server.url());
  for (const name of ["secret.key", "local.token"])
    writeFileSync(join(home, name), `the ${name} of this installation`, { mode: 0o600 });
  const superuserUrl = server.superuserUrl();
  let files = 0;
  return {
    home,
    superuserUrl,
    newFile: () => join(desk, `file-${(files += 1)}`),
    asking: (question) => ({
      embedded: { dataFolder: home, superuserUrl },
      programVersion: "0.1.0",
      now: () => new Date(),
      ...question,
    }),
    async remove() {
      await server.stop();
      for (const path of [home, desk]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
