import { createTransport } from "nodemailer";
import type { Mail, Message } from "./mail.ts";

export type MailSettings = {
  /** smtp://user:password@host:587 or smtps://…; undefined where no mail leaves. */
  readonly smtpUrl: string | undefined;
  /** The address in the From line. */
  readonly from: string;
  readonly say: (line: string) => void;
};

/** Mail by SMTP; without it each link is said once, in the log of the server. */
export function createMail({ smtpUrl, from, say }: MailSettings): Mail {
  if (smtpUrl === undefined) return { leaves: false, send: async (message) => say(inLog(message)) };
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A message is made of text; nothing is read from files or other servers into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    leaves: true,
    async send(message) {
      const { to, subject } = message;
      const letter = {
        from,
        to: { name: "", address: to },
        subject,
        text: plainText(message),
        html: html(message),
      };
      // The reason may repeat the address; the log holds the code alone.
      await transport
        .sendMail({ ...letter, headers: { "auto-submitted": "auto-generated" } })
        .catch((error: Error & { code?: string; responseCode?: number }) =>
          say(
            `mail: "${subject}" did not leave: ${error.code ?? error.name} ${error.responseCode ?? ""}`.trim(),
          ),
        );
    },
  };
}

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
