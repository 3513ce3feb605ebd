import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { projectFolder } from "../database/project-folder.ts";
import { answersThisMachineOnly, type Config, isHttps, readConfig } from "./config.ts";
import { type Setting, settings } from "./config-settings.ts";

const goodSecret = "Vm93ZWxzIGFuZCBjb25zb25hbnRzIGluIGEgcm93";

function faultsOf(env: Record<string, string>, argv: readonly string[] = []): readonly string[] {
  const read = readConfig(argv, env);
  return "faults" in read ? read.faults : [];
}

function configOf(env: Record<string, string>, argv: readonly string[] = []): Config {
  const read = readConfig(argv, env);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read;
}

describe("settings", () => {
  it("without any, the server answers this machine on port 4747 with a database of its own", () => {
    const config = configOf({});
    expect(config).toMatchObject({ port: 4747, host: "127.0.0.1", databaseUrl: undefined, forCall: false });
    expect(answersThisMachineOnly(config)).toBe(true);
  });

  it("a flag wins over the environment, and an empty variable is none", () => {
    expect(configOf({ PORT: "1", HOST: "" }, ["--port", "2"])).toMatchObject({ port: 2, host: "127.0.0.1" });
  });

  it("every fault is named at once, with the value and what would be accepted", () => {
    const faults = faultsOf({ PORT: "99999", HOST: "everywhere", LOG_LEVEL: "loud", METRICS_PORT: "0" });
    expect(faults).toEqual([
      "PORT=99999 is not accepted; write a number from 0 to 65535.",
      expect.stringContaining("HOST=everywhere is not accepted; write localhost or an IP address"),
      expect.stringContaining("METRICS_PORT=0 is not accepted; write a number from 1 to 65535"),
      expect.stringContaining("LOG_LEVEL=loud is not accepted; write one of trace, debug"),
    ]);
  });

  test.each([
    ["PORT", ["0", "65535"], ["65536", "-1", "80a", "4747 ", "1e3"]],
    ["HOST", ["127.0.0.1", "::1", "localhost"], ["example.com", "127.0.0.1:80", "256.1.1.1"]],
    [
      "ENTENTE_URL",
      ["https://a.example", "https://a.example:8443/", "http://localhost:4747"],
      ["a.example", "https://a.example/portal", "https://u:p@a.example", "ftp://a.example", "https://"],
    ],
    ["TRUST_PROXY", ["127.0.0.1", "10.0.0.0/8, ::1"], ["*", "true", "0.0.0.0/0", "::/0", "10.0.0.0/33", ""]],
    ["DATABASE_URL", ["postgres://a@b/c", "postgresql:///c"], ["mysql://a/b", "a"]],
    ["SMTP_URL", ["smtp://127.0.0.1:25"], ["mail.example.com", "http://mail.example.com"]],
    ["MAIL_FROM", ["a@b.example", "Entente <a@b.example>"], ["a", "a b@c", "Entente <a>"]],
    ["ENTENTE_DNS_SERVERS", ["9.9.9.9", "127.0.0.1:5353,[::1]:53"], ["dns.example", "9.9.9.9:0"]],
    ["ENTENTE_LOOPBACK_ISSUERS", ["1"], ["0", "yes"]],
    ["LOG_LEVEL", ["silent", "trace"], ["INFO", "verbose"]],
  ])("%s is read strictly", (env, good, bad) => {
    const own = (value: string) =>
      faultsOf({ SMTP_URL: env === "MAIL_FROM" ? "smtp://127.0.0.1" : "", [env]: value }).filter((fault) =>
        /is not accepted/.test(fault),
      );
    expect(good.flatMap(own)).toEqual([]);
    for (const value of bad.filter((text) => text !== ""))
      expect([value, own(value).length]).toEqual([value, 1]);
  });

  it("a secret is never shown, whatever is wrong with it", () => {
    const secrets = Object.values<Setting<unknown>>(settings).filter(({ secret }) => secret);
    expect(secrets.map(({ env }) => env)).toEqual(["DATABASE_URL", "ENTENTE_SECRET", "SMTP_URL"]);
    for (const { env } of secrets) {
      const [fault = "", ...more] = faultsOf({ [env]: "hunter2-hunter2" });
      expect(more).toEqual([]);
      expect(fault).toMatch(new RegExp(`^${env} is not accepted; write `));
      expect(fault).not.toContain("hunter2");
    }
  });

  it("what is shown of a wrong value can do nothing to a terminal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (value) => {
        for (const fault of faultsOf({ PORT: value }))
          expect(fault).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("a flag that does not exist is refused with those that do", () => {
    expect(faultsOf({}, ["--colour", "red"])).toEqual([
      expect.stringContaining("Accepted: --port, --host, --strategy"),
    ]);
  });
});

describe("the secret of the installation", () => {
  test.each([
    ["short", "Ab3$"],
    ["one character", "a".repeat(64)],
    ["a piece repeated", "abcdefghij".repeat(5)],
    ["a word of examples", `changeme-${goodSecret}`],
    ["few characters", "abababababababababbbaaabbbaabbab"],
  ])("is refused when it is %s", (_, secret) => {
    expect(faultsOf({ ENTENTE_SECRET: secret })).toHaveLength(1);
  });

  it("is accepted when nobody can guess it", () => {
    expect(configOf({ ENTENTE_SECRET: goodSecret }).secret).toBe(goodSecret);
  });
});

describe("combinations that are not safe are refused, with the way out", () => {
  test.each<[string, Record<string, string>, string, Record<string, string>]>([
    [
      "other machines, without the name by which they come",
      { HOST: "0.0.0.0" },
      "Set ENTENTE_URL",
      { ENTENTE_URL: "https://a.example", TRUST_PROXY: "127.0.0.1" },
    ],
    [
      "passwords in the clear beyond this machine",
      { ENTENTE_URL: "http://a.example" },
      "Write https://",
      { ENTENTE_URL: "https://a.example", TRUST_PROXY: "127.0.0.1" },
    ],
    [
      "a proxy that everybody seems to be",
      { ENTENTE_URL: "https://a.example" },
      "Set TRUST_PROXY to its address; 127.0.0.1",
      { TRUST_PROXY: "127.0.0.1" },
    ],
    [
      "providers on this machine, asked for others",
      { ENTENTE_LOOPBACK_ISSUERS: "1", TRUST_PROXY: "127.0.0.1" },
      "answer this machine alone",
      { TRUST_PROXY: "" },
    ],
    [
      "several processes with a secret each",
      { HOST: "::", ENTENTE_URL: "https://a.example", TRUST_PROXY: "::1", DATABASE_URL: "postgres://a@b/c" },
      "Set ENTENTE_SECRET",
      { ENTENTE_SECRET: goodSecret },
    ],
    [
      "mail without a sender",
      { SMTP_URL: "smtp://127.0.0.1" },
      "Set MAIL_FROM",
      { MAIL_FROM: "a@b.example" },
    ],
  ])("%s", (_, env, wayOut, cure) => {
    expect(faultsOf(env)).toEqual([expect.stringContaining(wayOut)]);
    expect(faultsOf({ ...env, ...cure })).toEqual([]);
  });
});

describe("who is reached", () => {
  test.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ ENTENTE_URL: "http://localhost:4747" }, true],
    [{ ENTENTE_URL: "http://[::1]:4747" }, true],
    [{ ENTENTE_URL: "https://a.example", TRUST_PROXY: "127.0.0.1" }, false],
    [{ TRUST_PROXY: "127.0.0.1" }, false],
    [{ HOST: "0.0.0.0", ENTENTE_URL: "https://a.example", TRUST_PROXY: "10.0.0.1" }, false],
  ])("with %j this machine only: %s", (env, expected) => {
    expect(answersThisMachineOnly(configOf(env))).toBe(expected);
  });

  it("browsers may insist on TLS where people come by https", () => {
    const behindProxy = { ENTENTE_URL: "https://a.example", TRUST_PROXY: "127.0.0.1" };
    expect([{}, behindProxy].map((env) => isHttps(configOf(env)))).toEqual([false, true]);
  });
});

describe("docs/guide/operations.md", () => {
  const page = readFileSync(join(projectFolder(), "docs/guide/operations.md"), "utf8");

  it("has every setting in its table, with what it means, accepts and is otherwise", () => {
    const rows = Object.values<Setting<unknown>>(settings).map(
      ({ env, flag, meaning, accepted, otherwise }) =>
        `| \`${env}\`${flag ? `, \`--${flag}\`` : ""} | ${meaning} | ${accepted} | ${otherwise} |`,
    );
    expect(page).toContain(rows.join("\n"));
  });
});
