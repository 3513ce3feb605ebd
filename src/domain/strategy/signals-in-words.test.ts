import { describe, expect, it } from "vitest";
import { signals } from "./closed-sets.ts";
import { signalInWords, signalOf } from "./signals-in-words.ts";

describe("an early warning in words", () => {
  it.each([
    ["days-since-contact", { side: "over", text: "30" }, "No contact for more than 30 days"],
    [
      "competitor-review-age",
      { side: "over", text: "6 months" },
      "A rival is not reviewed for more than 6 months",
    ],
    [
      "revenue-change-quarter",
      { side: "under", text: "-20%" },
      "Revenue against the quarter before: less than -20%",
    ],
    ["top-partners-lost", { side: "at least", text: "3" }, "Top partners lost: at least 3"],
    ["competitor-partnership", undefined, "A rival announces a partnership"],
  ] as const)("says %s", (signal, bound, said) => {
    expect(signalInWords(signal, bound)).toBe(said);
  });

  it.each(signals)("%s is read back from its sentence, with and without a bound", (signal) => {
    expect(signalOf(signalInWords(signal))).toEqual({ signal });
    for (const side of ["over", "under", "at least", "at most"] as const)
      for (const text of ["7", "-20%", "6 months"])
        expect(signalOf(signalInWords(signal, { side, text }))).toEqual({ signal, bound: { side, text } });
  });

  it("of any other sentence is none", () => {
    expect(signalOf("Two partners ask for opposite things")).toBeUndefined();
    expect(signalOf("No contact for weeks")).toBeUndefined();
  });

  it("that nobody knows stays as it is written", () => {
    expect(signalInWords("moon-phase", { side: "over", text: "$&" })).toBe("moon phase more than $&");
  });
});
