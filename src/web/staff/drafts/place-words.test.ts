import { describe, expect, it } from "vitest";
import { namesOf } from "../../../domain/strategy/names-of.ts";
import { placeInWords } from "./place-words.ts";

const names = namesOf({
  people: { cpo: { title: "Chief Partner Officer" } },
  bets: { "msp-first": { name: "Managed mid-market first" } },
  partnerTypes: { msp: { name: "Managed service provider" } },
});

describe("a place of the strategy", () => {
  it("calls elements by name, and fields as the forms do", () => {
    expect(placeInWords(["bets", "msp-first", "retireIf"], names)).toBe(
      "Bets, “Managed mid-market first”: retire if",
    );
    expect(placeInWords(["people", "cpo"], names)).toBe("People: Chief Partner Officer");
    expect(placeInWords(["roadmap", 2, "title"], names)).toBe("Roadmap, 3: title");
  });

  it("leaves what has no name as it is written", () => {
    expect(placeInWords(["bets", "gone", "wedge"], names)).toBe("Bets, gone: wedge");
    expect(placeInWords(["bets", "msp-first", "wedge"])).toBe("Bets, msp-first: wedge");
  });
});
