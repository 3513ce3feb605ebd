import { isIP } from "node:net";

/** One setting of the program: where it is read, what it may be, and what it means. */
export type Setting<T> = {
  readonly env: string;
  /** The same as a flag of `entente serve`, which wins. */
  readonly flag?: string;
  /** Its value is never shown, not even when it is wrong. */
  readonly secret?: true;
  readonly meaning: string;
  /** Completes "write …". */
  readonly accepted: string;
  /** What holds without it, in words. */
  readonly otherwise: string;
  /** Undefined when the text is not accepted. */
  readonly read: (text: string) => T | undefined;
};

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Every setting, in the order of the table in docs/guide/operations.md, which a test holds to this list. */
export const settings = {
  port: setting({
    env: "PORT",
    flag: "port",
    meaning: "The port to listen on; 0 takes any free one",
    accepted: "a number from 0 to 65535",
    otherwise: "4747",
    read: wholeNumber(0, 65_535),
  }),
  host: setting({
    env: "HOST",
    flag: "host",
    meaning: "The address to listen on; another than this machine's own needs ENTENTE_URL",
    accepted: "localhost or an IP address, such as 127.0.0.1 or 0.0.0.0",
    otherwise: "127.0.0.1",
    read: (text) => (text === "localhost" || isIP(text) !== 0 ? text : undefined),
  }),
  url: setting({
    env: "ENTENTE_URL",
    meaning: "Where people reach the server: links in mail, cookies and the Host of requests follow it",
    accepted: "https:// and a name, such as https://partners.example.com, without a path",
    otherwise: "the address it listens on",
    read: originOf,
  }),
  trustProxy: setting({
    env: "TRUST_PROXY",
    meaning:
      "The reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; needed with https:// in ENTENTE_URL",
    accepted: "addresses or ranges with commas between, such as 127.0.0.1,10.0.0.0/8",
    otherwise: "none is believed",
    read: listOf(isAddressOrRange),
  }),
  data: setting({
    env: "ENTENTE_DATA",
    meaning: "The data folder: the embedded database, the key of the local owner, the secret",
    accepted: "the path of a folder",
    otherwise: ".entente in the clone; as root a folder in /var/lib/entente",
    read: (text) => text,
  }),
  databaseUrl: setting({
    env: "DATABASE_URL",
    secret: true,
    meaning: "A PostgreSQL of your own, 15 or newer, instead of the embedded one",
    accepted: "an address of PostgreSQL, such as postgres://user:password@host:5432/database",
    otherwise: "the embedded PostgreSQL",
    read: (text) => (hasProtocol(text, ["postgres:", "postgresql:"]) ? text : undefined),
  }),
  secret: setting({
    env: "ENTENTE_SECRET",
    secret: true,
    meaning:
      "The secret that signs sessions and seals second factors; all processes of one database share it",
    accepted: "at least 32 characters that nobody can guess, such as the output of: openssl rand -base64 48",
    otherwise: "secret.key in the data folder, made once",
    read: (text) => (isHardToGuess(text) ? text : undefined),
  }),
  smtpUrl: setting({
    env: "SMTP_URL",
    secret: true,
    meaning: "The server that takes outgoing mail",
    accepted: "smtp:// or smtps:// and a host, such as smtps://user:password@mail.example.com",
    otherwise: "no mail leaves; links stand in the log, once each",
    read: (text) => (hasProtocol(text, ["smtp:", "smtps:"]) ? text : undefined),
  }),
  mailFrom: setting({
    env: "MAIL_FROM",
    meaning: "The sender of mail; needed together with SMTP_URL",
    accepted: "an e-mail address, alone or as Name <address>",
    otherwise: "no mail leaves",
    read: (text) =>
      /^([^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text) ? text : undefined,
  }),
  dnsServers: setting({
    env: "ENTENTE_DNS_SERVERS",
    meaning: "The name servers that are asked when a domain is proven",
    accepted:
      "IP addresses, each with a port if need be, with commas between, such as 9.9.9.9,127.0.0.1:5353",
    otherwise: "those of the system",
    read: listOf(isNameServer),
  }),
  loopbackIssuers: setting({
    env: "ENTENTE_LOOPBACK_ISSUERS",
    meaning: "1 lets a provider of single sign-on run on this machine over http, for trials",
    accepted: "1 or nothing, and only where the server answers this machine alone",
    otherwise: "providers are asked over https and on the internet",
    read: flagOf,
  }),
  workingCopy: setting({
    env: "ENTENTE_WORKING_COPY",
    meaning: "A strategy file that is kept in step with the draft, both ways: edited by hand, kept in git",
    accepted: "the path of a strategy file, or of a folder in which it is strategy.yaml",
    otherwise: "the draft has no file",
    read: (text) => text,
  }),
  metricsPort: setting({
    env: "METRICS_PORT",
    meaning: "A port of 127.0.0.1 on which /metrics answers whoever is on this machine",
    accepted: "a number from 1 to 65535",
    otherwise: "/metrics answers the key of the local owner only",
    read: wholeNumber(1, 65_535),
  }),
  logLevel: setting({
    env: "LOG_LEVEL",
    meaning: "The least grave message that is logged",
    accepted: `one of ${logLevels.join(", ")}`,
    otherwise: "info; warn on a terminal",
    read: (text) => logLevels.find((level) => level === text),
  }),
} as const;

export type Settings = {
  readonly [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]["read"]>;
};

/** Keeps the type of what is read. */
function setting<T>(one: Setting<T>): Setting<T> {
  return one;
}

function wholeNumber(least: number, most: number) {
  return (text: string): number | undefined => {
    const number = Number(text);
    return /^\d{1,5}$/.test(text) && number >= least && number <= most ? number : undefined;
  };
}

function flagOf(text: string): true | undefined {
  return text === "1" ? true : undefined;
}

/** An origin without a slash at its end; credentials, a path or a query have no place in it. */
function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return isPlain && ["http:", "https:"].includes(url.protocol) ? url.origin : undefined;
}

const hasProtocol = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

function listOf(isAccepted: (text: string) => boolean) {
  return (text: string): readonly string[] | undefined => {
    const parts = text.split(",").map((part) => part.trim());
    return parts.every(isAccepted) ? parts : undefined;
  };
}

function isAddressOrRange(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  // A range of everything would let anybody say where they come from.
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

function isNameServer(text: string): boolean {
  const [, address = "", port = "53"] = /^\[?([^\]]*?)\]?(?::(\d{1,5}))?$/.exec(text) ?? [];
  return (isIP(text) !== 0 || isIP(address) !== 0) && Number(port) >= 1 && Number(port) <= 65_535;
}

/** Long enough, of enough different characters, not a short piece repeated, and none of the words of examples. */
function isHardToGuess(text: string): boolean {
  const isRepeated = /^(.{1,16})\1+.{0,15}$/su.test(text);
  const isExample = /change.?me|replace.?me|your.?secret|example|default|placeholder|password|xxxx/i.test(
    text,
  );
  return text.length >= 32 && new Set(text).size >= 10 && !isRepeated && !isExample;
}
