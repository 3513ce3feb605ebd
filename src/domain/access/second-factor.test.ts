import { describe, expect, it } from "vitest";
import { asksForFactor, lacksFactor } from "./second-factor.ts";

describe("a second factor", () => {
  it("is asked of the staff of a workspace that requires it, and of nobody at a partner", () => {
    expect(asksForFactor({ kind: "staff", requiresTotp: true })).toBe(true);
    expect(asksForFactor({ kind: "staff", requiresTotp: false })).toBe(false);
    expect(asksForFactor({ kind: "partner", requiresTotp: true })).toBe(false);
  });

  it("is lacking where it is asked for and not there", () => {
    expect(lacksFactor({ kind: "staff", requiresTotp: true, totp: false })).toBe(true);
    expect(lacksFactor({ kind: "staff", requiresTotp: true, totp: true })).toBe(false);
    expect(lacksFactor({ kind: "partner", requiresTotp: true, totp: false })).toBe(false);
  });
});
