import { expect, test } from "vitest";
import { readPasted } from "./pasted.ts";

const people = (text: string) =>
  readPasted(text, "viewer").people.map(({ name, email, role }) => [name, email, role]);

test("address, name and role may come in any order, between commas, semicolons or tabs", () => {
  expect(
    people(
      'Ana Alves, ana@example.com, finance\nbo@example.com;Bo Berg;Partner manager\n"Cy"\tviewer\tcy@example.com',
    ),
  ).toEqual([
    ["Ana Alves", "ana@example.com", "finance"],
    ["Bo Berg", "bo@example.com", "partner-manager"],
    ["Cy", "cy@example.com", "viewer"],
  ]);
});

test("an address in brackets is read as mail programs write it", () => {
  expect(people("Ana Alves <ana@example.com>")).toEqual([["Ana Alves", "ana@example.com", "viewer"]]);
});

test("headings and empty lines are passed over, and lines keep their number", () => {
  const { people: read, unread } = readPasted("name,email,role\r\n\r\nAna,ana@example.com,\r\nBo", "viewer");
  expect(read.map(({ line }) => line)).toEqual([3]);
  expect(unread).toEqual([{ line: 4, text: "Bo", why: "there is no e-mail address" }]);
});

test("a person without a name is not invited as nobody", () => {
  expect(readPasted("ana@example.com, finance", "viewer").unread[0]?.why).toBe("there is no name");
});
