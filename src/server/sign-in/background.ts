import type { Site } from "../http/site.ts";

/**
 * Work whose duration must not show in the answer: what is done for a known address takes time that an unknown one does not.
 * The program waits for it before it stops.
 */
export function inBackground({ say }: Pick<Site, "say">, what: string, work: () => Promise<void>): void {
  // The error may name an address or a link; the log holds neither.
  const done = work().catch((error: Error & { code?: string }) =>
    say(`${what} failed: ${error.code ?? error.name}`),
  );
  running.add(done);
  void done.finally(() => running.delete(done));
}

const running = new Set<Promise<void>>();

/** Resolves once all of it has ended. */
export async function backgroundEnded(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
