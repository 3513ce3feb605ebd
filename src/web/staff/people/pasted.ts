import { roleNames, staffRoles, type StaffRole } from "../../../domain/access/roles.ts";

export type Pasted = { line: number; text: string; email: string; name: string; role: StaffRole };
export type Unread = { line: number; text: string; why: string };

/**
 * People out of pasted lines: an address, a name and a role in any order, between commas, semicolons or tabs, as they come out
 * of a table. A line of headings and empty lines are passed over; a line that says no role has the one that is given.
 */
export function readPasted(text: string, otherwise: StaffRole): { people: Pasted[]; unread: Unread[] } {
  const people: Pasted[] = [];
  const unread: Unread[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const cells = cellsOf(raw);
    if (cells.length === 0 || isHeading(cells)) continue;
    const email = cells.find((cell) => cell.includes("@"));
    const rest = cells.filter((cell) => cell !== email);
    const role = rest.map(roleOf).find((one) => one !== undefined) ?? otherwise;
    const name = rest.filter((cell) => roleOf(cell) === undefined).join(" ");
    if (email === undefined) unread.push({ line, text: raw, why: "there is no e-mail address" });
    else if (name === "") unread.push({ line, text: raw, why: "there is no name" });
    else people.push({ line, text: raw, email, name, role });
  }
  return { people, unread };
}

/** `Ana Alves <ana@example.com>` is a name and an address. */
const cellsOf = (line: string): string[] =>
  line
    .replace(/<([^<>]+@[^<>]+)>/g, ",$1,")
    .split(/[,;\t]/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    )
    .filter((cell) => cell !== "");

const headings = ["name", "e-mail", "email", "mail", "e-mail address", "email address", "role"];
const isHeading = (cells: readonly string[]): boolean =>
  cells.every((cell) => headings.includes(cell.toLowerCase()));

const roleOf = (cell: string): StaffRole | undefined =>
  staffRoles.find((role) => [role, roleNames[role].toLowerCase()].includes(cell.toLowerCase()));
