import { expect, test } from "vitest";
import type { SessionReply } from "../../../contract/people.ts";
import { closedTo, ownAddress, placeOf } from "./session.ts";

const owner = {
  state: "signed-in",
  you: { name: "Ana", email: "ana@example.com", totp: false, proof: "session" },
  role: "owner",
  partner: null,
  may: { "keys.manage": "To make and revoke API keys, confirm first who you are." },
} as unknown as SessionReply;

test("what only waits for a confirmation is not closed: its button asks for it", () => {
  expect(closedTo(owner, "keys.manage")).toBe(null);
});

test("whoever came by the one click has nothing to confirm with, so it stays closed", () => {
  const you = { name: "Visitor of the sample", email: "", totp: false, proof: "sample" } as const;
  expect(closedTo({ ...owner, you, may: null }, "keys.manage")).toMatch(
    /a visitor of the sample has no account/,
  );
});

test("a visitor of the sample manages nobody, and reads why beside the closed button", () => {
  const you = { name: "Visitor of the sample", email: "", totp: false, proof: "sample" } as const;
  const may = { "people.manage": "The sample is looked at without an account." };
  expect(closedTo({ ...owner, you, may } as unknown as SessionReply, "people.manage")).toBe(
    "The sample is looked at without an account.",
  );
});

test("what the role may not do stays closed, with the reason", () => {
  const viewer = { ...owner, role: "viewer", may: { "workspace.configure": "A viewer may not." } };
  expect(closedTo(viewer as unknown as SessionReply, "workspace.configure")).toBe("A viewer may not.");
});

test("people of partners belong in the portal, staff in the workspace", () => {
  expect(placeOf(owner)).toBe(null);
  expect(placeOf({ ...owner, partner: { number: 1, name: "Westside" } })).toBe("/portal");
});

test("after a sign-in one goes on within this server, wherever a link points", () => {
  for (const foreign of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
  ])
    expect(ownAddress(foreign)).toBe("/");
  expect(ownAddress("/partners?region=france")).toBe("/partners?region=france");
});
