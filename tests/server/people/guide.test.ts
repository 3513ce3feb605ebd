import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  capabilities,
  capabilityNames,
  type CapabilityRule,
} from "../../../src/domain/access/capabilities.ts";
import {
  partnerRoles,
  type Role,
  roleDescriptions,
  roleNames,
  staffRoles,
} from "../../../src/domain/access/roles.ts";

const guide = readFileSync("docs/guide/people-and-keys.md", "utf8");
const table = (heading: string): string[] => {
  const lines = guide.split("\n");
  const start = lines.indexOf(heading) + 2;
  return lines.slice(start, lines.indexOf("", start));
};

it("the guide has the roles and the table of capabilities as the program has them", () => {
  const roles: readonly Role[] = [...staffRoles, ...partnerRoles];
  expect(table("| role | comes for |")).toEqual(
    roles.map((role) => `| ${roleNames[role]} | ${roleDescriptions[role]} |`),
  );
  expect(table("| capability | may | who |")).toEqual(
    capabilityNames.map((name) => {
      const rule: CapabilityRule = capabilities[name];
      const everybody = rule.roles.length === staffRoles.length;
      const who = everybody
        ? "everybody of the workspace"
        : rule.roles.map((role) => roleNames[role].toLowerCase()).join(", ");
      return `| \`${name}\` | ${rule.words}${rule.sensitive ? " ✱" : ""} | ${who} |`;
    }),
  );
});
