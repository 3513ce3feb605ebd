import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonPasswords } from "./common-passwords.ts";
import { acceptablePassword } from "./password-rules.ts";

const owner = { email: "ana.example@example.com", name: "Ana Maria Example" };
const accepts = (password: string): boolean => acceptablePassword(password, owner).ok;

describe("a password", () => {
  test.each([
    "correct horse battery staple",
    "x7!kd93$nsmqp",
    "ein Satz mit Umlauten: schön",
    "пароль из четырёх слов",
    "🦊🌲🌲 walked home 9",
  ])("may be %s", (password) => {
    expect(accepts(password)).toBe(true);
  });

  test.each([
    ["short", "eleven char"],
    ["common", "password1234"],
    ["common in disguise", "P@ssw0rd2024!"],
    ["a word with a year", "Michael2024!!"],
    ["a season", "Summer2026!!"],
    ["a walk on the keyboard", "qwertyuiop[]"],
    ["a run of digits", "123456789012"],
    ["a word twice", "dragondragon"],
    ["a few characters", "abababababab"],
    ["the own address", "Ana.Example@example.com"],
    ["the own address with digits", "anaexample2024"],
    ["the own name", "AnaMariaExample"],
    ["full width, which is the same text", "ｐａｓｓｗｏｒｄ1234"],
  ])("is refused where it is %s", (_, password) => {
    expect(acceptablePassword(password, owner)).toMatchObject({ ok: false });
  });

  test("has 12 to 128 characters, counted as people count", () => {
    const words = "no rule of composition ".repeat(10);
    expect(accepts(words.slice(0, 128))).toBe(true);
    expect(accepts(words.slice(0, 129))).toBe(false);
    expect(accepts("🦊ab🌲cd🌲ef🌲")).toBe(false);
  });
});

test("whatever somebody types, the answer is a decision", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (password, name) => {
      expect(acceptablePassword(password, { email: "a@b.example", name })).toHaveProperty("ok");
    }),
  );
});

test("the list holds thousands of passwords long enough to be accepted otherwise", () => {
  expect(commonPasswords().size).toBeGreaterThan(3_000);
  for (const password of commonPasswords()) expect(password.length).toBeGreaterThanOrEqual(12);
});
