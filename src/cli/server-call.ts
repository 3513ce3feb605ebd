import { type ChildProcess, spawn } from "node:child_process";
import type { Problem } from "../contract/api.ts";
import type { BodyName } from "../contract/bodies.ts";
import { ProblemError, replyIn, requestOf, type UnsafeCall } from "../contract/client.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import { serverProgram } from "./server-program.ts";
import { type ExitCode, refuse, type Shell } from "./shell.ts";

export type Caller = {
  /** Asks one endpoint of the contract; a refusal of the server is printed and becomes the exit code. */
  readonly call: <Path extends string, Query, Reply, Body extends BodyName | "text" | undefined>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    question: UnsafeCall<Path, Query, Body>,
  ) => Promise<Reply | { exitCode: ExitCode }>;
};

/**
 * Does some work with the server of the data folder: the one that is running, else one that is started for this call and
 * ends with it. The command line itself knows neither folder nor database.
 */
export async function withServer(
  shell: Shell,
  work: (caller: Caller) => Promise<ExitCode>,
): Promise<ExitCode> {
  const named = shell.env["ENTENTE_WORKSPACE"] ?? "";
  if (!inHeader.test(named))
    return refuse(shell, {
      reason: `a workspace cannot be asked for as ${named}`,
      accepted: "its id in ENTENTE_WORKSPACE, for a name with other than Latin letters",
    });
  const elsewhere = shell.env["ENTENTE_SERVER"];
  if (elsewhere) return askElsewhere(shell, elsewhere, work);
  const program = serverProgram();
  if (!program)
    return refuse(shell, {
      reason: "the server is not part of this installation",
      accepted: "npm install, then npm run build",
    });
  const child = spawn(process.execPath, [program, "--for-call"], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  try {
    const address = await addressFrom(child);
    if (!address)
      return refuse(shell, { reason: Buffer.concat(said).toString().trim() || "the server did not start" });
    return await work(callerOf(shell, address));
  } finally {
    await ended(child);
  }
}

/** A server that runs elsewhere is asked with an API key; its name must be one that keeps the key from others on the way. */
async function askElsewhere(
  shell: Shell,
  server: string,
  work: (caller: Caller) => Promise<ExitCode>,
): Promise<ExitCode> {
  const token = shell.env["ENTENTE_TOKEN"];
  const url = URL.canParse(server) ? new URL(server) : undefined;
  const isPrivate =
    url?.protocol === "https:" || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url?.hostname ?? "");
  if (!url || !isPrivate)
    return refuse(shell, {
      reason: `${server} is no server to send a key to`,
      accepted: "https:// and a host",
    });
  if (!token)
    return refuse(shell, {
      reason: `${url.host} asks who you are`,
      accepted: "an API key (page Keys) in ENTENTE_TOKEN",
    });
  if (!/^[\x21-\x7E]+$/.test(token))
    return refuse(shell, {
      reason: "ENTENTE_TOKEN holds characters that no API key has",
      accepted: "the key alone, as page Keys showed it",
    });
  return work(callerOf(shell, { url: url.origin, token }));
}

/** What a header may hold. */
const inHeader = /^[\x20-\x7E\xA0-\xFF]*$/;

type Address = { readonly url: string; readonly token: string };

const addressFrom = (child: ChildProcess): Promise<Address | undefined> =>
  new Promise((resolve) => {
    child.once("message", (message) => resolve(message as Address));
    child.once("exit", () => resolve(undefined));
    child.once("error", () => resolve(undefined));
  });

/** Hanging up tells a server that was started for us to stop; one that was running has told its address and is gone. */
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    if (child.connected) child.disconnect();
  });

function callerOf(shell: Shell, { url, token }: Address): Caller {
  return {
    async call(endpoint, question) {
      const { method, address, headers, body } = requestOf(endpoint, question);
      const response = await fetch(`${url}${address}`, {
        method,
        headers: { ...headers, ...workspaceOf(shell), authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
      }).catch((error: unknown) => unanswered(url, error));
      if (!(response instanceof Response)) return { exitCode: refuse(shell, response) };
      const text = await response.text().catch(() => undefined);
      if (text === undefined) return { exitCode: refuse(shell, wentAway) };
      try {
        return replyIn(response, response.headers.get("content-type"), text);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return { exitCode: refuse(shell, refusalOf(error.problem)) };
      }
    },
  };
}

/** Which workspace is meant, where the server has several; a name beyond Latin-1 has no form in a header, its id has. */
function workspaceOf({ env }: Shell): Record<string, string> {
  const named = env["ENTENTE_WORKSPACE"];
  return named ? { "entente-workspace": named } : {};
}

const wentAway = {
  reason: "the server went away before it answered; what it had not confirmed was not kept",
  accepted: "the same command again",
};

/** Why no answer came: a server that was never reached has done nothing, one that went away may have. */
function unanswered(url: string, error: unknown): { reason: string; accepted: string } {
  const { host } = new URL(url);
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  const code = cause?.code ?? "";
  // Without a code the request was not made: a port that belongs to another protocol, for one.
  const why = code === "" ? "this address cannot be asked" : notReached[code];
  if (why !== undefined)
    return { reason: `${host} cannot be reached: ${why}; nothing was sent`, accepted: whereItRuns };
  // Node names each fault of a certificate or a handshake by itself; none of them lets a request through.
  if (/CERT|SSL|TLS|SIGNATURE/.test(code))
    return {
      reason: `${host} could not show that it is this server (${code}); nothing was sent`,
      accepted: "a certificate that this machine trusts (NODE_EXTRA_CA_CERTS names a file of your own)",
    };
  return wentAway;
}

const notReached: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no host of this name",
  EAI_AGAIN: "its name could not be looked up",
  EHOSTUNREACH: "no way leads there from here",
  ENETUNREACH: "no way leads there from here",
  ETIMEDOUT: "it does not answer",
  UND_ERR_CONNECT_TIMEOUT: "it does not answer",
};
const whereItRuns = "the address of a server that runs, in ENTENTE_SERVER";

function refusalOf({ detail, errors }: Problem): { reason: string; accepted?: string } {
  const accepted = errors?.find((error) => error.accepted !== undefined)?.accepted;
  return accepted === undefined ? { reason: detail } : { reason: detail, accepted };
}
