import { createServer } from "node:net";

/** Whether another program listens on a port of this machine. */
export const isTaken = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(true));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });

/** The next port that nobody listens on; the system's choice when the next hundred are all taken. */
export async function freePortAfter(port: number, host: string): Promise<number> {
  for (let next = port + 1; next <= Math.min(port + 100, 65_535); next++)
    if (!(await isTaken(next, host))) return next;
  return 0;
}
