import { createTransport } from "nodemailer";
import { inBackground, pause } from "../background.ts";
import type { Mail, Message } from "./mail.ts";

export type MailSettings = {
  /** smtp://user:password@host:587 or smtps://…; undefined where no mail leaves. */
  readonly smtpUrl: string | undefined;
  /** The address in the From line. */
  readonly from: string;
  readonly say: (line: string) => void;
};

/** Milliseconds between one try and the next: three in about a minute, for a server that is busy or greylists. */
const pauses = [10_000, 50_000];

/** Mail by SMTP; without it each link is said once, in the log of the server. */
export function createMail({ smtpUrl, from, say }: MailSettings): Mail {
  if (smtpUrl === undefined) return { leaves: false, send: (message) => say(inLog(message)) };
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A message is made of text; nothing is read from files or other servers into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sendNow = async (message: Message): Promise<void> => {
    await transport.sendMail({
      from,
      to: { name: "", address: message.to },
      subject: message.subject,
      text: plainText(message),
      html: html(message),
      headers: { "auto-submitted": "auto-generated" },
    });
  };
  return {
    leaves: true,
    send: (message) =>
      inBackground({ say }, "mail", async () => {
        const misfit = await tryAgain(() => sendNow(message));
        if (misfit) say(`mail: "${message.subject}" did not leave: ${misfit}`);
      }),
  };
}

/** Why it could not be sent; undefined once it was. A server that refuses for good is not asked again. */
async function tryAgain(send: () => Promise<void>): Promise<string | undefined> {
  for (let tried = 0; ; tried += 1) {
    const fault = await send().catch((error: Misfit) => error);
    if (!fault) return undefined;
    const wait = pauses[tried];
    // The reason may repeat the address; the log holds the code alone.
    if (wait === undefined || (fault.responseCode ?? 0) >= 500)
      return `${fault.code ?? fault.name} ${fault.responseCode ?? ""}`.trim();
    await pause(wait);
  }
}

type Misfit = Error & { readonly code?: string; readonly responseCode?: number };

const inLog = ({ to, subject, link }: Message): string =>
  link === undefined
    ? `  No SMTP is set: "${subject}" was not sent.\n`
    : `  No SMTP is set. ${subject}, for ${to}:\n  ${link.url}\n`;

const plainText = ({ text, link }: Message): string =>
  [...text, ...(link ? [`${link.words}: ${link.url}`] : [])].join("\n\n");

const html = ({ text, link }: Message): string =>
  [
    '<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5;max-width:36rem">',
    ...text.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(link
      ? [`<p><a href="${escaped(link.url)}">${escaped(link.words)}</a></p><p>${escaped(link.url)}</p>`]
      : []),
    "</body></html>",
  ].join("\n");

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
