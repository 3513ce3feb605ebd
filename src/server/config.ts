import { parseArgs } from "node:util";
import { withoutControls } from "./logging-scrub.ts";
import { type Setting, type Settings, settings } from "./config-settings.ts";

export type Config = Settings & {
  readonly port: number;
  readonly host: string;
  /** A strategy file to load as the newest version. */
  readonly strategyFile: string | undefined;
  /** Started by the command line for one call: any free port, told to the parent alone. */
  readonly forCall: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads flags and environment (flags win). Answers every fault at once, each naming the setting, the value (unless it is a
 * secret) and what would do; then every unsafe combination, each with its reason and the way out.
 */
export function readConfig(
  argv: readonly string[],
  env: Environment,
): Config | { readonly faults: string[] } {
  const faults: string[] = [];
  const flags = flagsOf(argv, faults);
  const read = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => [
    name,
    valueOf(setting, flags, env, faults),
  ]);
  const given = Object.fromEntries(read) as Settings;
  const forCall = flags["for-call"] === true;
  const config: Config = {
    ...given,
    port: forCall ? 0 : (given.port ?? 4747),
    host: given.host ?? "127.0.0.1",
    strategyFile: textOf(flags["strategy"]),
    forCall,
  };
  faults.push(...unsafe.flatMap((refusal) => refusal(config) ?? []));
  return faults.length > 0 ? { faults } : config;
}

export const loopback: readonly string[] = ["127.0.0.1", "localhost", "::1"];

/** Nobody beyond this machine reaches the server: it listens here, and no proxy brings others. */
export const answersThisMachineOnly = ({ host, url, trustProxy }: Config): boolean =>
  loopback.includes(host) && (url === undefined || isLoopbackUrl(url)) && trustProxy === undefined;

/** Pages are asked for over TLS, so cookies and browsers may insist on it. */
export const isHttps = ({ url }: Pick<Config, "url">): boolean => url?.startsWith("https://") ?? false;

/** Settings that are each fine and together are not. */
const unsafe: readonly ((config: Config) => string | undefined)[] = [
  ({ host, url }) =>
    !loopback.includes(host) && url === undefined
      ? `HOST=${host} answers other machines, and without ENTENTE_URL the server does not know by which name: links in mail, cookies and the guard against foreign pages need it. Set ENTENTE_URL, such as https://partners.example.com, or listen on ${loopback.join(", ")}.`
      : undefined,
  ({ url }) =>
    url?.startsWith("http://") && !isLoopbackUrl(url)
      ? `ENTENTE_URL=${url} would carry passwords and sessions in the clear. Write https:// and put a proxy with a certificate in front.`
      : undefined,
  (config) =>
    isHttps(config) && config.trustProxy === undefined
      ? `ENTENTE_URL=${config.url} needs a proxy in front: this program speaks http. Without TRUST_PROXY everybody would have the address of that proxy, and a few who guess would lock out all. Set TRUST_PROXY to its address; 127.0.0.1 where it is on this machine.`
      : undefined,
  (config) =>
    config.loopbackIssuers && !answersThisMachineOnly(config)
      ? "ENTENTE_LOOPBACK_ISSUERS=1 would let people of elsewhere have this server ask programs on its own machine. Leave it out, or answer this machine alone."
      : undefined,
  ({ host, databaseUrl, secret }) =>
    !loopback.includes(host) && databaseUrl !== undefined && secret === undefined
      ? `HOST=${host} with DATABASE_URL may run as several processes, and each would sign sessions with a secret of its own. Set ENTENTE_SECRET to ${settings.secret.accepted}.`
      : undefined,
  ({ smtpUrl, mailFrom }) =>
    smtpUrl !== undefined && mailFrom === undefined
      ? `SMTP_URL without MAIL_FROM: mail needs a sender. Set MAIL_FROM to ${settings.mailFrom.accepted}.`
      : undefined,
];

const isLoopbackUrl = (url: string): boolean =>
  loopback.includes(new URL(url).hostname.replace(/^\[(.*)\]$/, "$1"));

type Flags = Readonly<Record<string, string | boolean | undefined>>;

function valueOf(setting: Setting<unknown>, flags: Flags, env: Environment, faults: string[]): unknown {
  const flag = setting.flag === undefined ? undefined : textOf(flags[setting.flag]);
  const text = flag ?? env[setting.env];
  if (text === undefined || text === "") return undefined;
  const value = setting.read(text);
  if (value === undefined) faults.push(faultOf(setting, text, flag !== undefined));
  return value;
}

function faultOf({ env, flag, secret, accepted }: Setting<unknown>, text: string, asFlag: boolean): string {
  const shown = withoutControls(text.slice(0, 100));
  const named = secret ? env : asFlag ? `--${flag} ${shown}` : `${env}=${shown}`;
  return `${named} is not accepted; write ${accepted}.`;
}

const textOf = (value: string | boolean | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

function flagsOf(argv: readonly string[], faults: string[]): Flags {
  try {
    const options = {
      port: { type: "string" },
      host: { type: "string" },
      strategy: { type: "string" },
      "for-call": { type: "boolean" },
    } as const;
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    faults.push(`${(error as Error).message}. Accepted: --port, --host, --strategy.`);
    return {};
  }
}
