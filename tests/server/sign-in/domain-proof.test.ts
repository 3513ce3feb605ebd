import { createSocket, type Socket } from "node:dgram";
import { afterEach, beforeEach, expect, test } from "vitest";
import { domainRecord, isDomainProven } from "../../../src/server/sign-in/domain-proof.ts";
import type { Outside } from "../../../src/server/sign-in/outbound.ts";

let server: Socket;
let records: Record<string, string[][]>;
let outside: Outside;

/** A little name server on this machine: answers TXT questions from `records`, else that there is no such name. */
beforeEach(async () => {
  records = {};
  server = createSocket("udp4");
  server.on("message", (question, { port, address }) => server.send(answerTo(question), port, address));
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  outside = { nameServers: [`127.0.0.1:${server.address().port}`] };
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** RFC 1035, 4.1: the question again, and a TXT record of pieces for each text. */
function answerTo(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let size = question.readUInt8(at); size > 0; size = question.readUInt8(at)) {
    labels.push(question.toString("latin1", at + 1, at + 1 + size));
    at += size + 1;
  }
  const texts = records[labels.join(".").toLowerCase()] ?? [];
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(texts.length > 0 ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(texts.length, 6);
  const answers = texts.map((pieces) => {
    const body = Buffer.concat(
      pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece)])),
    );
    const head = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 60, 0, body.length]);
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([header, question.subarray(12, at + 5), ...answers]);
}

test("a domain is proven by its TXT record, beside others and in pieces", async () => {
  const { name, value } = domainRecord("works.example", "p-123");
  expect([name, value]).toEqual(["_entente.works.example", "entente-domain=p-123"]);
  records[name] = [["v=spf1 -all"], ["entente-", "domain=p-123"]];
  expect(await isDomainProven({ outside }, "works.example", "p-123")).toEqual({ ok: true, value: null });
});

test.each([
  ["no record", {}, "There is no TXT record"],
  ["another proof", { "_entente.works.example": [["entente-domain=p-999"]] }, "holds another text"],
  ["more than the proof", { "_entente.works.example": [["entente-domain=p-1234"]] }, "holds another text"],
  [
    "the record at the domain itself",
    { "works.example": [["entente-domain=p-123"]] },
    "There is no TXT record",
  ],
])("%s proves nothing, and what would is said", async (_, given, reason) => {
  records = given as typeof records;
  const decision = await isDomainProven({ outside }, "works.example", "p-123");
  expect(decision).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  expect(decision).toMatchObject({
    accepted: "a TXT record _entente.works.example with entente-domain=p-123",
  });
});
