import fc from "fast-check";
import Fastify from "fastify";
import { describe, expect, it, test } from "vitest";
import { loggerOptions, logTo, registerRequestLog } from "./logging.ts";
import { scrubbed } from "./logging-scrub.ts";

/** An app that logs everything; `lines` are what came out. */
function logging() {
  const lines: string[] = [];
  const app = Fastify(loggerOptions({ level: "trace", stream: { write: (line) => void lines.push(line) } }));
  registerRequestLog(app);
  return { app, lines, said: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const secret = "correct-horse-7-battery";

describe("a line of the log", () => {
  it("says what was asked by the template of its route, how it ended and how long it took", async () => {
    const { app, said } = logging();
    app.post("/things/:id", async () => ({}));
    const reply = await app.inject({
      method: "POST",
      url: `/things/${secret}?key=${secret}`,
      payload: { secret },
    });
    expect(said()).toEqual([
      {
        level: "info",
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        reqId: reply.headers["x-request-id"],
        method: "POST",
        route: "/things/:id",
        status: 200,
        ms: expect.any(Number),
        msg: "request",
      },
    ]);
    expect(reply.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is of the fields that are allowed, whatever is handed over and at whatever level", async () => {
    const { app, lines } = logging();
    const everything = {
      body: { secret },
      headers: { cookie: secret },
      secret,
      req: { url: `/?${secret}` },
      // Under a name that is allowed, but more than a value.
      principal: { secret },
    };
    for (const level of ["trace", "debug", "info", "warn", "error", "fatal"] as const) {
      app.log[level](everything, "something");
      app.log.child({ secret, reqId: "1" })[level]({ ...everything, err: new Error(`"${secret}"`) });
      app.log[level]({ err: { secret } }, "no error %s", secret);
    }
    expect(lines).toHaveLength(18);
    expect(lines.join("")).not.toContain(secret);
    await app.close();
  });

  it("of an error has its kind and where it was, and its words without the values", async () => {
    const { app, said } = logging();
    const error = Object.assign(new Error(`Key (email)=(ana@example.com) exists, value '${secret}'`), {
      code: "23505",
      constraint: "people_email",
      detail: secret,
      where: secret,
    });
    app.log.error({ err: error }, "request failed");
    app.log.error(error);
    const expected = {
      type: "Error",
      message: 'Key (email)=(…) exists, value "…"',
      code: "23505",
      constraint: "people_email",
      stack: expect.stringMatching(/^\s+at /),
    };
    expect(said().map(({ err }) => err)).toEqual([expected, expected]);
    await app.close();
  });

  it("cannot be forged or turn round by what somebody wrote", async () => {
    const { app, lines } = logging();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        lines.length = 0;
        app.log.warn(text);
        expect(lines).toHaveLength(1);
        expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(lines[0]?.endsWith("}\n")).toBe(true);
      }),
    );
    await app.close();
  });
});

describe("words about a fault", () => {
  test.each([
    ['invalid input syntax for type uuid: "abc"', 'invalid input syntax for type uuid: "…"'],
    ["connect ECONNREFUSED postgres://ana:pass@host/db", "connect ECONNREFUSED postgres:…@…"],
    ["no mail for ana@example.com today", "no mail for …@… today"],
    ["reply already sent in /sign-in?token=abc", "reply already sent in /sign-in?…"],
    ["token Xk29dkWQ02kdkw92kdkk2kdk is bad", "token … is bad"],
    [
      "workspace 01a1f934-435b-7f8f-bdcb-bb2f8f1ddc52 is gone",
      "workspace 01a1f934-435b-7f8f-bdcb-bb2f8f1ddc52 is gone",
    ],
    ["red \u001b[31m and \u202eback", "red \\u001b[31m and \\u202eback"],
    ["the database does not answer", "the database does not answer"],
  ])("%j become %j", (before, after) => {
    expect(scrubbed(before)).toBe(after);
  });
});

it("a terminal gets a line of text instead", () => {
  const written: string[] = [];
  const terminal = { isTTY: true, on: () => undefined, write: (text: string) => written.push(text) };
  const log = logTo(terminal as unknown as NodeJS.WriteStream);
  log.write(
    '{"level":"warn","time":"2026-11-20T13:48:52.484Z","reqId":"x","route":"/a","status":503,"msg":"request"}\n',
  );
  log.write("not JSON\n");
  expect(written).toEqual(["13:48:52 warn  request route=/a status=503\n", "not JSON\n"]);
});
