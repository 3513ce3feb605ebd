import { expect, test } from "vitest";
import { askOutside } from "./outbound.ts";

test.each([
  "https://127.0.0.1/",
  "https://10.1.2.3/",
  "https://172.20.0.1/",
  "https://192.168.1.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://100.64.0.1/",
  "https://0.0.0.0/",
  "https://224.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://[::1]/",
  "https://[::]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[fd00::1]/",
  "https://[fe80::1]/",
  "https://localhost/",
])("%s leads into a private network and is not asked", async (url) => {
  await expect(askOutside(new URL(url), {}, undefined)).rejects.toThrow("private network");
});

test.each(["http://example.com/", "http://127.0.0.1/", "file:///etc/passwd", "ftp://example.com/"])(
  "%s is no https",
  async (url) => {
    await expect(askOutside(new URL(url), {}, undefined)).rejects.toThrow("Only https");
  },
);

test("an address with a password in it is not asked", async () => {
  await expect(askOutside(new URL("https://user:secret@example.com/"), {}, undefined)).rejects.toThrow(
    "password",
  );
});
