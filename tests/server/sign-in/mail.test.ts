import { type AddressInfo, createServer } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backgroundEnded } from "../../../src/server/background.ts";
import { createMail } from "../../../src/server/mail/creation.ts";
import { firstOwner, foundBy, openHouse } from "./house.ts";

let server: SMTPServer;
let letters: string[];
let smtpUrl: string;
/** What the server answers the next letters with, instead of taking them. */
let refusals: number[];

/** A real SMTP server on this machine that keeps what it is handed. */
beforeEach(async () => {
  [letters, refusals] = [[], []];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => {
      const responseCode = refusals.shift();
      if (responseCode === undefined) done();
      else done(Object.assign(new Error("not now, not ben@example.com"), { responseCode }));
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        letters.push(Buffer.concat(parts).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

const from = "Entente <entente@example.com>";
const message = {
  to: "ben@example.com",
  subject: "Hello <b>Bén</b>",
  text: ['Ana "Owner" <script>alert(1)</script> & co invite you.'],
  link: { words: "Open", url: "https://entente.example.com/invitation#inv_abc?x=1&y=2" },
};

test("a letter goes out as text and as HTML in which nothing that was typed is markup", async () => {
  const said: string[] = [];
  const mail = createMail({ smtpUrl, from, say: (line) => void said.push(line) });
  expect(mail.leaves).toBe(true);
  mail.send(message);
  await backgroundEnded();
  const letter = await PostalMime.parse(letters[0] ?? "");
  expect(letter.from).toMatchObject({ address: "entente@example.com", name: "Entente" });
  expect(letter.to?.map(({ address }) => address)).toEqual([message.to]);
  expect(letter.subject).toBe(message.subject);
  expect(letter.text).toContain(message.text[0]);
  expect(letter.text).toContain(message.link.url);
  expect(letter.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co");
  expect(letter.html).not.toContain("<script>");
  expect(letter.html).toContain('href="https://entente.example.com/invitation#inv_abc?x=1&amp;y=2"');
  expect(said).toEqual([]);
});

test("a subject or a name with line ends adds no header and no recipient", async () => {
  const mail = createMail({ smtpUrl, from, say: () => undefined });
  mail.send({ ...message, subject: "Hello\r\nBcc: eve@example.com\r\n\r\nbody" });
  await backgroundEnded();
  const letter = await PostalMime.parse(letters[0] ?? "");
  expect(letter.bcc).toBeUndefined();
  expect(letter.headers.map(({ key }) => key)).not.toContain("bcc");
});

test("a server that refuses or is gone is said without the address, and nobody waits for an error", async () => {
  const said: string[] = [];
  refusals = [550];
  const mail = createMail({ smtpUrl, from, say: (line) => void said.push(line) });
  mail.send(message);
  createMail({ smtpUrl: "smtp://127.0.0.1:1", from, say: (line) => void said.push(line) }).send(message);
  expect(said).toEqual([]);
  await backgroundEnded();
  expect(said).toHaveLength(2);
  expect(said.join("\n")).toContain("did not leave");
  expect(said.join("\n")).not.toContain(message.to);
  expect(said.join("\n")).not.toContain("inv_abc");
});

test("without SMTP the link is said once", async () => {
  const said: string[] = [];
  const mail = createMail({ smtpUrl: undefined, from, say: (line) => void said.push(line) });
  expect(mail.leaves).toBe(false);
  mail.send(message);
  expect(said.filter((line) => line.includes(message.link.url))).toHaveLength(1);
});

test("a forgotten password arrives in the mailbox", async () => {
  const house = await openHouse({ mail: createMail({ smtpUrl, from, say: () => undefined }) });
  await foundBy(house);
  const { body } = await house.browser().post("password/forgotten", { email: firstOwner.email });
  expect(body.detail).toContain("on its way");
  await house.lastLink();
  const letter = await PostalMime.parse(letters[0] ?? "");
  const token = /\/password#([\w-]{43})/.exec(letter.text ?? "")?.[1];
  const reset = await house
    .browser()
    .post("password/reset", { token, password: "quite another set of words" });
  expect(reset.status).toBe(200);
  await house.close();
});

test.each([
  ["twice is sent at the third try", [451, 450], 1, 0],
  ["three times is given up, and that is said", [451, 451, 451], 0, 1],
])("a letter that is put off %s", async (_, answers, sent, failed) => {
  refusals = answers;
  const said: string[] = [];
  createMail({ smtpUrl, from, say: (line) => void said.push(line) }).send(message);
  // Whoever stops the program makes the tries that are left at once.
  await backgroundEnded();
  expect([letters.length, said.length]).toEqual([sent, failed]);
  expect(said.join("\n")).not.toContain(message.to);
});

test("nobody who is waiting for an answer waits for the mail server", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", () => resolve()));
  const { port } = silent.address() as AddressInfo;
  const house = await openHouse({
    mail: createMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from, say: () => undefined }),
  });
  const owner = await foundBy(house);
  const begun = performance.now();
  const invitation = { email: "ben@example.com", name: "Ben", role: "viewer" };
  expect((await owner.post("invitations", invitation)).status).toBe(201);
  expect(performance.now() - begun).toBeLessThan(2_000);
  silent.on("connection", (socket) => socket.destroy());
  silent.close();
  await house.close();
});
