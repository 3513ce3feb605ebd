/**
 * Work whose duration must not show in the answer: what is done for a known address takes time that an unknown one does not, and
 * nobody waits for a mail server. The program waits for it before it stops.
 */
export function inBackground(
  { say }: { readonly say: (line: string) => void },
  what: string,
  work: () => Promise<void>,
): void {
  // The error may name an address or a link; the log holds neither.
  const done = work().catch((error: Error & { code?: string }) =>
    say(`${what} failed: ${error.code ?? error.name}`),
  );
  running.add(done);
  void done.finally(() => running.delete(done));
}

const running = new Set<Promise<void>>();
const pausing = new Set<() => void>();
let awaited = 0;

/** A pause of such work; it ends at once when somebody waits for the work to end. */
export async function pause(milliseconds: number): Promise<void> {
  if (awaited > 0) return;
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      pausing.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    pausing.add(wake);
  });
}

/** Resolves once all of it has ended. */
export async function backgroundEnded(): Promise<void> {
  awaited += 1;
  for (const wake of pausing) wake();
  try {
    while (running.size > 0) await Promise.all(running);
  } finally {
    awaited -= 1;
  }
}
