import type { Connection } from "../database/connection.ts";
import type { EmbeddedPostgres } from "../database/embedded.ts";
import { dayIn } from "./clock.ts";
import { answersThisMachineOnly, type Config } from "./config.ts";
import { factsCache } from "./facts/actions.ts";
import type { Site } from "./http/site.ts";
import { installationSecret } from "./installation-secret.ts";
import { localToken } from "./local-token.ts";
import { createMail } from "./mail/creation.ts";
import { createSignIn } from "./sign-in/creation.ts";

/** What the program has opened before it serves anybody. */
export type Ground = {
  readonly connection: Connection;
  readonly embedded: EmbeddedPostgres | undefined;
  readonly folder: string;
  readonly say: (line: string) => void;
};

/** What the routes reach, from the settings and what was opened for them. */
export function siteOf(
  config: Config,
  { connection, embedded, folder, say }: Ground,
): Site & { listensAt(url: string): void } {
  let listening = addressOf(config.host, config.port);
  const now = () => new Date();
  const url = () => config.url ?? listening;
  const secret = installationSecret(folder, config.secret);
  const loopbackOnly = answersThisMachineOnly(config);
  return {
    connection,
    now,
    today: (timeZone: string | undefined) => dayIn(timeZone, now()),
    facts: factsCache(),
    localToken: localToken(folder),
    url,
    listensAt: (address) => {
      listening = address;
    },
    loopbackOnly,
    secret,
    signIn: createSignIn({ connection, url, loopbackOnly }),
    mail: createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom ?? "entente@localhost", say }),
    outside: { nameServers: config.dnsServers, loopbackIssuers: config.loopbackIssuers },
    embedded: embedded && { dataFolder: folder, superuserUrl: embedded.superuserUrl() },
    say,
  };
}

export function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
