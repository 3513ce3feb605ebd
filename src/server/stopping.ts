import type { FastifyInstance } from "fastify";

export type Stopping = {
  /** Once it is asked for, readiness fails and connections are not kept. */
  readonly asked: () => boolean;
  /** Adds what is to be done when the program stops; the last added is done first. */
  readonly onStop: (work: () => Promise<void> | void) => void;
};

/**
 * Stops once, on Ctrl-C, on a termination signal, and when the program that started this one is gone; then ends with 0. Work
 * that fails does not keep the rest from being done; it is said, and the program ends with 1.
 */
export function stopWhenAsked(say: (line: string) => void): Stopping {
  const works: (() => Promise<void> | void)[] = [];
  let asked = false;
  const stop = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    let code = 0;
    for (const work of works.toReversed())
      try {
        await work();
      } catch (error) {
        say(`while stopping: ${(error as Error).message}`);
        code = 1;
      }
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  process.on("disconnect", () => void stop());
  return { asked: () => asked, onStop: (work) => void works.push(work) };
}

/** How long requests under way may take to end, in milliseconds. */
export const finishWithinMs = 20_000;

/** From the moment a stop is asked for, replies tell their clients that the connection ends with them. */
export function registerStopping(app: FastifyInstance, { asked }: Pick<Stopping, "asked">): void {
  app.addHook("onSend", async (_request, reply) => {
    if (asked()) void reply.header("connection", "close");
  });
}

/**
 * Takes no new connection, lets the requests under way end, and closes each connection as soon as nothing is asked on it.
 * What has not ended after `withinMs` is cut off.
 */
export async function closeGracefully(app: FastifyInstance, withinMs = finishWithinMs): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), withinMs);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
