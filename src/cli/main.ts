import { run } from "./program.ts";
import { promptAt } from "./prompt.ts";
import { screenOn } from "./terminal/screen.ts";

for (const stream of [process.stdout, process.stderr]) {
  // Whoever reads us may stop early (`| head`); that is no error.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const { env } = process;
process.exitCode = await run(process.argv.slice(2), {
  out: screenOn(process.stdout, env),
  err: screenOn(process.stderr, env),
  env,
  now: () => new Date(),
  prompt: promptAt(process.stdin, process.stderr),
});
