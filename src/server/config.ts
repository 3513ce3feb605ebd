import { parseArgs } from "node:util";

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Another PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** A strategy file to load as the newest version. */
  readonly strategyFile: string | undefined;
  /** Started by the command line for one call: any free port, told to the parent alone. */
  readonly forCall: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads flags and environment (flags win); answers every fault at once, each naming the setting, the value and what would do. */
export function readConfig(
  argv: readonly string[],
  env: Environment,
): Config | { readonly faults: string[] } {
  const faults: string[] = [];
  const flags = flagsOf(argv, faults);
  const port = flags.port ?? env["PORT"] ?? "4747";
  const host = flags.host ?? env["HOST"] ?? "127.0.0.1";
  const databaseUrl = env["DATABASE_URL"] === "" ? undefined : env["DATABASE_URL"];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    faults.push(`The port is ${port}; write a number from 0 to 65535.`);
  if (!loopback.includes(host))
    faults.push(
      `The host is ${host}; until sign-in exists the server answers on this machine only: ${loopback.join(", ")}.`,
    );
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl))
    faults.push(
      "DATABASE_URL is not an address of PostgreSQL; write postgres://user:password@host:5432/database.",
    );
  if (faults.length > 0) return { faults };
  const forCall = flags["for-call"] ?? false;
  return { port: forCall ? 0 : Number(port), host, databaseUrl, strategyFile: flags.strategy, forCall };
}

export const loopback: readonly string[] = ["127.0.0.1", "localhost", "::1"];

type Flags = { port?: string; host?: string; strategy?: string; "for-call"?: boolean };

function flagsOf(argv: readonly string[], faults: string[]): Flags {
  try {
    const options = {
      port: { type: "string" },
      host: { type: "string" },
      strategy: { type: "string" },
      "for-call": { type: "boolean" },
    } as const;
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    return values as Flags;
  } catch (error) {
    faults.push(`${(error as Error).message}. Accepted: --port, --host, --strategy.`);
    return {};
  }
}

function isPostgresUrl(text: string): boolean {
  try {
    return ["postgres:", "postgresql:"].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
