import { expect, test } from "vitest";
import type { WorkspaceReply } from "../../../contract/api.ts";
import { titleInNames } from "./titles.ts";

const workspace = {
  dimensions: {
    type: [{ slug: "specialty-bike-shop", name: "Specialty bike shop" }],
    region: [{ slug: "canada", name: "Canada" }],
  },
} as unknown as WorkspaceReply;

test("a segment that a title names by its slug is named as the strategy names it", () => {
  expect(titleInNames(workspace, "Active partners, specialty-bike-shop, canada")).toBe(
    "Active partners, Specialty bike shop, Canada",
  );
});

test("words that are no slug stay as they are", () => {
  const title = "Shops bring 4M, twice what they brought in canada";
  expect(titleInNames(workspace, title)).toBe(title);
});
