import type { Socket } from "node:net";
import type { Problem } from "../../contract/api.ts";

/** Answers what is no HTTP request before there is a request to answer, and hangs up. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) return;
  const { status, title, accepted } = refusals[error.code ?? ""] ?? noRequest;
  const problem: Problem = {
    type: "about:blank",
    title,
    status,
    detail: title,
    errors: [{ pointer: "", code: "not-readable", detail: title, accepted }],
  };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "x-content-type-options: nosniff",
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const noRequest = { status: 400, title: "Not readable", accepted: "a request of HTTP/1.1" };
const refusals: Readonly<Record<string, typeof noRequest>> = {
  HPE_HEADER_OVERFLOW: { status: 431, title: "Address and headers too long", accepted: "at most 16 kB" },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: "Too slow", accepted: "the whole request without delay" },
};
